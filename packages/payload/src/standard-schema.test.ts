import { type CallerSchema, checkCallerSchema } from '@hubcast/payload'
import * as v from 'valibot'
import { expect, test } from 'vitest'

/** A schema of a library of which nothing is known but the standard. */
function answering(result: unknown): CallerSchema {
  return { '~standard': { version: 1, vendor: 'test', validate: () => result as { value: unknown } } }
}

test("the schema's words are told at their place in the payload", () => {
  const schema = v.object({ list: v.array(v.object({ 'a/b': v.number('wants a number') })) })
  const value = { list: [{ 'a/b': 1 }, { 'a/b': 'x' }] }
  expect(checkCallerSchema(schema, value, 'E_X', ['aps'])).toEqual([
    {
      code: 'E_X',
      path: '/aps/list/1/a~1b',
      message: "The app's own schema says: wants a number.",
      severity: 'error',
    },
  ])
})

test('a place may be keys or objects with keys, or be absent', () => {
  const schema = answering({ issues: [{ message: 'One.', path: [{ key: 'a' }, 0] }, { message: 'Two' }] })
  expect(checkCallerSchema(schema, {}, 'E_X', []).map(({ path, message }) => [path, message])).toEqual([
    ['/a/0', "The app's own schema says: One."],
    ['', "The app's own schema says: Two."],
  ])
})

test.each([
  [v.number(), "The app's own schema says: Invalid type: Expected number."],
  [v.pipe(v.string(), v.email()), "The app's own schema says: Invalid email."],
  [
    answering({ issues: [{ message: 'Expected string, received private-value' }] }),
    "The app's own schema says: Expected string.",
  ],
  [
    answering({ issues: [{ message: 'must be a number (was "private-value")' }] }),
    "The app's own schema says: must be a number.",
  ],
  [
    answering({ issues: [{ message: 'Orders received at night have a date' }] }),
    "The app's own schema says: Orders received at night have a date.",
  ],
])("what a schema's library says of the value itself is left out: %#", (schema, message) => {
  expect(checkCallerSchema(schema, 'private-value', 'E_X', [])).toMatchObject([{ message }])
})

test('what suits, and no schema at all, is no problem', () => {
  expect(checkCallerSchema(v.string(), 'x', 'E_X', [])).toEqual([])
  expect(checkCallerSchema(undefined, 'x', 'E_X', [])).toEqual([])
})

test('a schema that answers later is a TypeError', () => {
  expect(() => checkCallerSchema(answering(Promise.resolve({ value: 1 })), 1, 'E_X', [])).toThrow(TypeError)
})
