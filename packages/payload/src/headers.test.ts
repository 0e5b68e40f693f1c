import { checkHeaders, definedHeaders, headerOf, headerPath } from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test("a header is found whatever its name's letter case", () => {
  const headers = { 'X-WNS-Type': 'wns/toast' }
  expect(headerOf(headers, 'x-wns-type')).toBe('wns/toast')
  expect(headerOf(headers, 'x-wns')).toBeUndefined()
  expect(headerOf(undefined, 'a')).toBeUndefined()
  expect(headerPath('X-WNS-Type')).toBe('headers/X-WNS-Type')
})

test('headers without a value are left out; an empty one stays', () => {
  expect(definedHeaders({ a: undefined, b: '', c: '0' })).toEqual({ b: '', c: '0' })
})

test.each<[string, unknown, string]>([
  ['a b', 'x', 'E_HEADER_NAME'],
  ['', 'x', 'E_HEADER_NAME'],
  ['a:', 'x', 'E_HEADER_NAME'],
  ['é', 'x', 'E_HEADER_NAME'],
  ['a', 'x\r\nb: c', 'E_HEADER_CTL'],
  ['a', 'x\0', 'E_HEADER_CTL'],
  ['a', '', 'E_HEADER_CTL'],
  ['a', ' x', 'E_HEADER_CTL'],
  ['a', '漢', 'E_HEADER_CTL'],
  ['a', 10, 'E_HEADER_CTL'],
])('%j: %j is refused', (name, value, code) => {
  expect(checkHeaders({ [name]: value as string })).toMatchObject([
    { code, path: headerPath(name), severity: 'error' },
  ])
})

test('a header that is there in two letter cases is refused at the second one', () => {
  const headers = { 'apns-priority': '5', 'Apns-Priority': '10', 'apns-id': 'a' }
  expect(checkHeaders(headers)).toMatchObject([{ code: 'E_HEADER_DUP', path: 'headers/Apns-Priority' }])
})

test('what is accepted goes into the Headers of the platform as it is', () => {
  const name = fc.oneof(fc.stringMatching(/^[\w-]{1,9}$/), fc.string({ maxLength: 3 }))
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii' }))
  fc.assert(
    fc.property(name, value, (key, text) => {
      if (checkHeaders({ [key]: text }).length > 0) return
      expect(new Headers([[key, text]]).get(key)).toBe(text)
    }),
  )
  expect(checkHeaders({ 'apns-id': 'a b', "!#$%&'*+.^_`|~": 'é' })).toEqual([])
  expect(checkHeaders(undefined)).toEqual([])
})
