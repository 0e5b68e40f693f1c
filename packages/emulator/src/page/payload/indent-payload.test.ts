import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indentPayload } from './indent-payload.js'
import { parseXmlForTests } from './xml-for-tests.js'

const indent = (payload: string) => indentPayload(payload, parseXmlForTests)

describe('indentPayload', () => {
  test('lays JSON out as JSON.stringify would', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(indent(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
      }),
    )
  })

  test('keeps long numbers, doubled members and escapes as they came', () => {
    expect(indent('{"id":12345678901234567890,"a":1,"a":"\\u0041\\"{"}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "a": 1,\n  "a": "\\u0041\\"{"\n}',
    )
  })

  test('does not grow beyond measure with the depth', () => {
    const deep = '['.repeat(2000) + ']'.repeat(2000)
    expect(indent(deep).length).toBeLessThan(40 * deep.length)
  })

  test('lays XML out, a text beside its element', () => {
    expect(indent('<a x="1 &lt; 2"><b>t &amp; u</b><c/></a>')).toBe(
      '<a x="1 &lt; 2">\n  <b>t &amp; u</b>\n  <c/>\n</a>',
    )
  })

  test('leaves any other text alone', () => {
    expect(indent('ping')).toBe('ping')
  })
})
