import { messagePlatforms } from '@hubcast/message'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

const some = (count: number, value: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-Header-${index}`, value]))

const reserved = [
  'Authorization',
  'Connection',
  'Content-Encoding',
  'Content-Length',
  'Content-Type',
  'CF-Connecting-IP',
  'Cookie',
  'Date',
  'Expect',
  'Forwarded',
  'Host',
  'Keep-Alive',
  'Proxy-Authorization',
  'Proxy-Connection',
  'ServiceBusNotification-DeviceHandle',
  'ServiceBusNotification-Format',
  'ServiceBusNotification-ScheduleTime',
  'ServiceBusNotification-Tags',
  'TE',
  'TrackingId',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
  'User-Agent',
  'Via',
  'X-Forwarded-For',
  'x-ms-version',
]

describe.each(['workerd', 'node'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  const send = (headers: object, to: object = { tags: 'news' }) =>
    gateway.call('/v1/notifications', {
      json: { payloads: [{ platform: 'gcm', body: { data: { a: 'b' } }, headers }], to },
    })

  test.each(reserved.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase()]))(
    "the header %s is not a payload's to set",
    async (name) => {
      expect(await problemOf(await send({ [name]: 'x' }))).toMatchObject({
        status: 422,
        errors: [{ pointer: `/payloads/0/headers/${name}` }],
      })
    },
  )

  test.each([
    ['a value of 2.5 MB', { 'X-Big': 'a'.repeat(2_500_000) }],
    ['a value that is too long', { 'X-Big': 'a'.repeat(2_001) }],
    ['a name that is too long', { ['X-'.repeat(51)]: 'a' }],
    ['too many', some(31, 'a')],
    ['thousands', some(3_000, 'a'.repeat(100))],
    ['too much in all', some(5, 'a'.repeat(2_000))],
    ['too much in all, in bytes', some(4, '\xff'.repeat(1_500))],
  ])('%s is refused before it is kept', async (_, headers) => {
    expect(await problemOf(await send(headers))).toMatchObject({ status: 422, code: 'validation-failed' })
  })

  test('what is within the bounds reaches the hub, beside the longest tags', async () => {
    const tags = Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(120, 't'))
    for (const headers of [
      some(30, 'a'.repeat(200)),
      some(4, 'a'.repeat(1_900)),
      some(2, '\xff'.repeat(1_900)),
    ])
      expect((await send(headers, { tags })).status, JSON.stringify(headers).slice(0, 40)).toBe(201)
    expect((await send({ 'X-WNS-Type': 'wns/raw', 'apns-priority': '5', TTL: '60' })).status).toBe(201)
    const apple = { platform: 'apple', body: { aps: { alert: 'Hi' } } }
    const headers = { 'ServiceBusNotification-Apns-Expiry': '2999-01-01T00:00:00Z' }
    const json = { payloads: [{ ...apple, headers }], to: { tags: 'news' } }
    expect((await gateway.call('/v1/notifications', { json })).status).toBe(201)
  })

  test('no field of a message becomes a header that is too long', async () => {
    const long = 'a'.repeat(100_000)
    const fields = ['collapseKey', 'tag', 'thread', 'category', 'channel', 'sound', 'color', 'subtitle']
    for (const name of messagePlatforms) {
      for (const field of fields) {
        const json = { message: { title: 'Hi', [field]: long }, platforms: [name], to: { tags: 'news' } }
        const { status } = await gateway.call('/v1/notifications', { json })
        expect([201, 413, 422], `${field} for ${name}: ${status}`).toContain(status)
      }
    }
  })
})
