import {
  checkSchema,
  checkSize,
  error,
  info,
  pointer,
  readPayload,
  textOr,
  utf8Bytes,
  warning,
  when,
} from '@hubcast/payload'
import * as v from 'valibot'
import { expect, test } from 'vitest'

const codes = { unknownField: 'E_UNKNOWN', type: 'E_TYPE' }
const schema = v.strictObject({
  a: textOr(v.strictObject({ b: v.pipe(v.number(), v.maxValue(3, 'E_MAX: At most 3.')) })),
  c: v.optional(v.pipe(v.string(), v.maxLength(1, 'W_LONG: It is long.'))),
})

test('every problem has its code, its place and its severity', () => {
  const found = checkSchema(schema, { a: { b: 4, x: 1 }, c: 'xx', 'd/e': 1 }, codes)
  expect(found.map(({ code, path, severity }) => `${code} ${path} ${severity}`).toSorted()).toEqual([
    'E_MAX /a/b error',
    'E_UNKNOWN /a/x error',
    'E_UNKNOWN /d~1e error',
    'W_LONG /c warning',
  ])
})

test('what is missing and what is of another type is said in words, without the value', () => {
  expect(checkSchema(schema, {}, codes)).toMatchObject([{ code: 'E_TYPE', path: '/a' }])
  const [issue] = checkSchema(schema, { a: { b: 'private-value' } }, codes)
  expect(issue).toMatchObject({
    code: 'E_TYPE',
    path: '/a/b',
    message: 'Wanted is number, and this is string.',
  })
})

test.each([null, [], 'text', 7])('%j is no payload', (value) => {
  expect(checkSchema(schema, value, codes)).toMatchObject([{ code: 'E_TYPE', path: '' }])
})

test('a payload is read or written, and held against the schema that it picks', () => {
  expect(readPayload({ a: 'x', c: undefined }, schema, codes)).toMatchObject({
    text: '{"a":"x"}',
    issues: [],
  })
  expect(readPayload('{ "a": "x" }', () => schema, codes)).toMatchObject({ text: '{ "a": "x" }', issues: [] })
  expect(readPayload('{"a":', schema, codes).issues).toMatchObject([{ code: 'E_JSON_SYNTAX' }])
  expect(readPayload({ a: 1n }, schema, codes).issues.map(({ code }) => code)).toContain('E_JSON_VALUE')
})

test('sizes are those of UTF-8', () => {
  expect(['', 'a', 'é', '漢', '👋'].map(utf8Bytes)).toEqual([0, 1, 2, 3, 4])
  expect(checkSize('E_SIZE', 'The text', 'éé', 4)).toEqual([])
  expect(checkSize('E_SIZE', 'The text', 'éé', 3)).toEqual([
    error('E_SIZE', '', 'The text has 4 bytes; the limit is 3.', { limit: 3, actual: 4 }),
  ])
})

test('a place is a JSON Pointer of RFC 6901', () => {
  expect(pointer([])).toBe('')
  expect(pointer(['a/b', 'm~n', '', 0, '~1'])).toBe('/a~1b/m~0n//0/~01')
})

test('issues are of three severities', () => {
  expect(
    [error('E_X', '', ''), warning('W_X', '', ''), info('I_X', '', '')].map((one) => one.severity),
  ).toEqual(['error', 'warning', 'info'])
  const issue = info('I_X', '', '')
  expect([when(true, issue), when(0, issue)]).toEqual([[issue], []])
})
