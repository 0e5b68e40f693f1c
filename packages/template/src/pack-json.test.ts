import { packJson, renderTemplate, template, unpackJson } from '@hubcast/template'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const hasNoProto = (value: unknown) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value))

test('what is packed goes through a template, and is unpacked equal', () => {
  fc.assert(
    // The names of JavaScript's own are refused as keys.
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }).filter(hasNoProto), (value) => {
      const message = { parcel: packJson(value) }
      const sent = JSON.parse(String(template(message).body))
      const inJson = JSON.parse(renderTemplate('{"data":{"parcel":"$(parcel)"}}', sent).body)
      expect(unpackJson(inJson.data.parcel)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test.each([Number.NaN, 1n, () => {}, new Date(0), undefined, '\ud83d'])('%s cannot be packed', (value) => {
  expect(() => packJson({ list: [value] })).toThrow(/\/list\/0: /)
})

test.each(['', '{"a":', 'Par...', '{"a":1'])('%j cannot be unpacked', (text) => {
  expect(() => unpackJson(text)).toThrow(/E_JSON_SYNTAX/)
})
