import { fcm, stringifyData } from '@hubcast/fcm'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('texts stay, other values become text, and undefined is dropped (B86)', () => {
  const values = { a: 'x', n: 21465, f: 1.5, b: true, nothing: null, o: { c: [1] }, l: ['d'], u: undefined }
  expect(stringifyData(values)).toEqual({
    a: 'x',
    n: '21465',
    f: '1.5',
    b: 'true',
    nothing: 'null',
    o: '{"c":[1]}',
    l: '["d"]',
  })
})

test('what JSON cannot carry is an error at its place', () => {
  expect(() => stringifyData({ at: new Date(0) })).toThrow(/\/at: .*E_JSON_VALUE/)
  expect(() => stringifyData({ a: { f: () => {} } })).toThrow(/\/a\/f: .*E_JSON_VALUE/)
  expect(() => stringifyData({ n: Number.NaN })).toThrow(/E_JSON_VALUE/)
})

test('whatever JSON a value holds, it is data that reads back equal', () => {
  // The names of JavaScript's own are refused as keys.
  const json = fc
    .jsonValue({ maxDepth: 2, stringUnit: 'grapheme' })
    .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
  fc.assert(
    fc.property(json, (value) => {
      const data = stringifyData({ value, own: { value } })
      expect(fcm({ message: { notification: {}, data } }).warnings).toBeUndefined()
      expect(JSON.parse(data.own ?? '')).toEqual(JSON.parse(JSON.stringify({ value })))
    }),
  )
})
