import { createEmulator } from '@hubcast/emulator'
import { expect, test } from 'vitest'

const url = 'http://localhost/my-hub/installations/phone?api-version=2020-06'
const origin = 'https://app.example.org'
const preflight = {
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'authorization,content-type,trackingid',
  },
}

test('unless it is asked to, the hub answers no page of another origin', async () => {
  const { fetch } = createEmulator()
  const answer = await fetch(url, preflight)
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(
    (await fetch(url, { headers: { Origin: origin } })).headers.get('Access-Control-Allow-Origin'),
  ).toBeNull()
})

test('with cors any, a page may ask and read, refusals too', async () => {
  const { fetch } = createEmulator({ cors: 'any' })
  const allowed = await fetch(url, preflight)
  expect(allowed.status).toBe(204)
  expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe(origin)
  expect(allowed.headers.get('Access-Control-Allow-Methods')).toContain('PUT')
  expect(allowed.headers.get('Access-Control-Allow-Headers')).toBe('authorization,content-type,trackingid')
  const refused = await fetch(url, { headers: { Origin: origin } })
  expect(refused.status).toBe(401)
  expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(origin)
  expect(refused.headers.get('Access-Control-Expose-Headers')).toContain('TrackingId')
})

test("the emulator's own half stays closed to other origins all the same", async () => {
  const { fetch } = createEmulator({ cors: 'any' })
  const answer = await fetch('http://localhost/_emulator/api/status', { headers: { Origin: origin } })
  expect(answer.status).toBe(403)
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
})

test('another word is refused', () => {
  expect(() => createEmulator({ cors: 'all' as 'any' })).toThrow(/cors must be none or any/)
})
