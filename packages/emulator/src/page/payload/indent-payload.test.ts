import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indentPayload } from './indent-payload.js'

describe('indentPayload', () => {
  test('lays JSON out as JSON.stringify would', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(indentPayload(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
      }),
    )
  })

  test('keeps long numbers, doubled members and escapes as they came', () => {
    expect(indentPayload('{"id":12345678901234567890,"a":1,"a":"\\u0041\\"{"}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "a": 1,\n  "a": "\\u0041\\"{"\n}',
    )
  })

  test('does not grow beyond measure with the depth', () => {
    const deep = '['.repeat(2000) + ']'.repeat(2000)
    expect(indentPayload(deep).length).toBeLessThan(40 * deep.length)
  })

  test('lays XML out, a text beside its element', () => {
    expect(indentPayload('<a x="1 &lt; 2"><b>t &amp; u</b><c/></a>')).toBe(
      '<a x="1 &lt; 2">\n  <b>t &amp; u</b>\n  <c/>\n</a>',
    )
  })

  test('leaves any other text alone', () => {
    expect(indentPayload('ping')).toBe('ping')
  })
})
