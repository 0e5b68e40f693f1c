import { durationFromMs, fcm } from '@hubcast/fcm'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  [0, '0s'],
  [3_600_000, '3600s'],
  [3500, '3.500000000s'],
  [0.25, '0.000250000s'],
  [2_419_200_000, '2419200s'],
])('%d ms are %s', (ms, text) => {
  expect(durationFromMs(ms)).toBe(text)
})

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e25])('%d ms are no length of time', (ms) => {
  expect(() => durationFromMs(ms)).toThrow(TypeError)
})

test('every length up to four weeks is one that FCM takes', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2_419_200_000, noNaN: true }), (ms) => {
      const ttl = durationFromMs(ms)
      expect(() => fcm({ message: { notification: {}, android: { ttl } } })).not.toThrow()
      expect(Number.parseFloat(ttl) * 1000).toBeCloseTo(ms, 3)
    }),
  )
})
