import { findJsonFault } from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each<[string, number]>([
  ['', 0],
  ['{"aps":{"alert":$(m)}}', 16],
  ['{"a":1,}', 7],
  ['{"a" 1}', 5],
  ['{a:1}', 1],
  ['[1 2]', 3],
  ['[1,]', 3],
  ['[}', 1],
  ['{]', 1],
  ['{"a":[1}', 7],
  ["{'a':1}", 1],
  ['{"a":01}', 6],
  ['{"a":+1}', 5],
  ['{"a":1.}', 6],
  ['{"a":nul}', 5],
  ['{"a":truest}', 9],
  ['{"a":"line\nbreak"}', 5],
  ['{"a":"\\x"}', 5],
  ['{"a":1} x', 8],
  ['{}{}', 2],
  ['\u00a0{}', 0],
  ['{"a":', 5],
  ['{"a":1', 6],
  ['[', 1],
  ['1 ,', 2],
])('%j is not JSON from a position on', (text, position) => {
  expect(findJsonFault(text)).toBe(position)
})

test('what was cut off ends too early; what is strange is found where it stands', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.nat(), (value, at) => {
      const text = JSON.stringify({ value }, undefined, 1)
      const cut = at % text.length
      const position = findJsonFault(text.slice(0, cut))
      expect(position).toBeLessThanOrEqual(cut)
      expect(findJsonFault(`${text}  ?`)).toBe(text.length + 2)
    }),
  )
})

test('a text of 100,000 brackets is no matter', () => {
  expect(findJsonFault('['.repeat(100_000))).toBe(100_000)
})
