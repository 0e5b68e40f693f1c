import { createApiKey } from '@hubcast/edge-worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 19)

/** ISO 8601, and none of RFC 3339: some are NaN to `Date`, some another time. */
const noInstants = [
  `${soon}+05`,
  `${soon}+0500`,
  `${soon}`,
  `${soon.replace('T', ' ')}Z`,
  '1999-01-01T00:00:00+05',
  '2999-02-29T00:00:00Z',
  '2999-02-30T00:00:00+01:00',
  '2999-04-31T00:00:00Z',
]

describe.each(['workerd', 'node'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  const payloads = [{ platform: 'gcm', body: { data: { a: 'b' } } }]
  const message = { title: 'Hi' }
  const to = { handles: { gcm: ['phone'] } }
  const send = (json: object) => gateway.call('/v1/notifications', { json })

  test.each(noInstants)('%s is no instant, and nothing leaves by it', async (text) => {
    const requests = [
      ['/scheduleAt', { payloads, to: { tags: 'news' }, scheduleAt: text }],
      ['/scheduleAt', { payloads, to, scheduleAt: text }],
      ['/scheduleAt', { payloads, to: { pages: true }, scheduleAt: text }],
      ['/expiresAt', { payloads, to, expiresAt: text }],
      ['/message/expiresAt', { message: { ...message, expiresAt: text }, platforms: ['gcm'], to }],
    ] as const
    for (const [pointer, json] of requests)
      expect(await problemOf(await send(json)), JSON.stringify(json)).toMatchObject({
        code: 'validation-failed',
        errors: [{ pointer }],
      })
    expect(gateway.emulator.emulator.inbox.deliveries()).toEqual([])
  })

  test.each(['Z', '+05:00', '-11:30', '.123456789Z'])('an instant may end in %s', async (end) => {
    const response = await send({ payloads, to, scheduleAt: soon + end, expiresAt: '2999-02-28T23:59:59Z' })
    expect(response.status).toBe(202)
    const { scheduledAt } = (await response.json()) as { scheduledAt: string }
    expect(Date.parse(scheduledAt)).toBe(Date.parse(soon + end))
  })
})

test.each(['workerd', 'node'] as const)(
  '%s takes no key that runs out at a time it cannot read',
  async (platform) => {
    const { key, record } = await createApiKey('old', ['read'])
    for (const notAfter of ['2020-01-01T00:00:00+05', '2020-01-01', 'never']) {
      const starting = startGateway(platform, { API_KEYS: JSON.stringify([{ ...record, notAfter }]) })
      if (platform === 'node') {
        await expect(starting).rejects.toThrow(/API_KEYS .* notAfter an instant/)
        continue
      }
      const gateway = await starting
      const answer = await gateway.call('/v1/dead-letters', { credential: key })
      expect(await problemOf(answer)).toMatchObject({ status: 503, code: 'misconfigured' })
      await gateway.close()
    }
  },
)
