import { parseJsonText, toJsonText } from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const cyclic: Record<string, unknown> = {}
cyclic.self = { again: cyclic }
const deep = JSON.parse(`${'['.repeat(100)}1${']'.repeat(100)}`)

test.each<[string, unknown, string, string]>([
  ['a function', { a: () => {} }, 'E_JSON_VALUE', '/a'],
  ['a symbol', { a: Symbol('x') }, 'E_JSON_VALUE', '/a'],
  ['a bigint', { a: 1n }, 'E_JSON_VALUE', '/a'],
  ['NaN', { a: [1, Number.NaN] }, 'E_JSON_VALUE', '/a/1'],
  ['infinity', { a: Number.POSITIVE_INFINITY }, 'E_JSON_VALUE', '/a'],
  ['undefined in a list', { a: [undefined] }, 'E_JSON_VALUE', '/a/0'],
  ['a hole in a list', { a: Array(1) }, 'E_JSON_VALUE', '/a/0'],
  ['a Date', { a: new Date(0) }, 'E_JSON_VALUE', '/a'],
  ['a Map', { a: new Map() }, 'E_JSON_VALUE', '/a'],
  ['a cycle', cyclic, 'E_JSON_VALUE', '/self/again'],
  ['too deep a nest', deep, 'E_JSON_VALUE', '/0'.repeat(65)],
  ['half a surrogate pair', { 'a/b~c': '\ud83d' }, 'E_STRING_LONE_SURROGATE', '/a~1b~0c'],
  ['half a surrogate pair in a key', { '\ud83d': 1 }, 'E_STRING_LONE_SURROGATE', ''],
  ['the key __proto__', JSON.parse('{"__proto__":1}'), 'E_JSON_KEY', '/__proto__'],
  ['the key constructor', { data: { constructor: 1 } }, 'E_JSON_KEY', '/data/constructor'],
  ['the key prototype', { data: { prototype: 1 } }, 'E_JSON_KEY', '/data/prototype'],
])('%s is an error with its place', (_, value, code, path) => {
  expect(toJsonText(value)).toMatchObject({ text: '', issues: [{ code, path, severity: 'error' }] })
})

test('undefined in an object counts as absent', () => {
  expect(toJsonText({ a: undefined, b: 1 })).toMatchObject({ text: '{"b":1}', issues: [] })
})

test('whatever JSON holds is written so that it reads back equal', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const { text, issues } = toJsonText(value)
      if (!issues.length) expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a text that is read stays as it is; what is no JSON is an error', () => {
  expect(parseJsonText('{ "a" : 1 }')).toMatchObject({ text: '{ "a" : 1 }', value: { a: 1 }, issues: [] })
  expect(parseJsonText('{"a":').issues).toMatchObject([{ code: 'E_JSON_SYNTAX', path: '' }])
  expect(parseJsonText('{"a":"\\ud83d"}').issues).toMatchObject([
    { code: 'E_STRING_LONE_SURROGATE', path: '/a' },
  ])
})

test('no number of the text is taken for the place of its fault', () => {
  const [issue] = parseJsonText('"my position 4711').issues
  expect(issue?.message).not.toContain('4711')
  expect(parseJsonText('my position 4711').issues[0]?.message).not.toContain('4711')
})
