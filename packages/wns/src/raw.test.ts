import { checkWns, previewWns, raw, wnsUnchecked } from '@hubcast/wns'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('a text and bytes go as they are, as octets', () => {
  expect(raw('{"sync":"inbox"}', { ttl: 600, priority: 3, cachePolicy: 'cache' })).toEqual({
    format: 'windows',
    body: '{"sync":"inbox"}',
    contentType: 'application/octet-stream',
    headers: {
      'X-WNS-Type': 'wns/raw',
      'X-WNS-TTL': '600',
      'X-WNS-PRIORITY': '3',
      'X-WNS-Cache-Policy': 'cache',
    },
  })
  const bytes = new Uint8Array([0, 255])
  expect(raw(bytes).body).toBe(bytes)
})

test('any bytes and any text are taken up to 5,000 bytes', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 5000 }), fc.string({ unit: 'grapheme', maxLength: 300 })),
      (body) => {
        const built = raw(typeof body === 'string' ? body : new Uint8Array(body))
        expect(built.body).toEqual(body)
        expect(checkWns(built.body, built.headers)).toEqual([])
      },
    ),
  )
  expect(() => raw(new Uint8Array(5001))).toThrow(/5001 bytes.*E_WNS_TOO_LARGE/)
  expect(() => raw('é'.repeat(2501))).toThrow(/5002 bytes/)
  expect(() => raw('\ud800')).toThrow(/E_STRING_LONE_SURROGATE/)
})

test('what is neither is refused', () => {
  const build: (body: never) => unknown = raw
  for (const body of [null, 7, {}, []]) expect(() => build(body as never)).toThrow(/E_WNS_TYPE/)
})

test('nothing is shown of it', () => {
  const { body, headers } = raw('x')
  expect(previewWns(body, headers)).toMatchObject({ kind: 'data', surface: 'raw' })
})

test('without checks the same notification is made of a text', () => {
  expect(wnsUnchecked('raw', 'x', { ttl: 5 })).toEqual(raw('x', { ttl: 5 }))
  expect(wnsUnchecked('badge', '<badge value="x"/>')).toMatchObject({
    contentType: 'application/xml',
    headers: { 'X-WNS-Type': 'wns/badge' },
  })
})
