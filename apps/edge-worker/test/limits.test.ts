import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'
import { until } from './until.js'

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  test("a user's devices may ask 60 times a minute, and do not slow down another's", async () => {
    const [ann, bob] = await Promise.all([
      gateway.issuer.sign({ sub: 'ann' }),
      gateway.issuer.sign({ sub: 'bob' }),
    ])
    const ask = (credential: string) => gateway.call('/v1/devices/phone', { credential })
    const answers = await Promise.all(Array.from({ length: 80 }, () => ask(ann)))
    const refused = answers.filter(({ status }) => status === 429)
    // A window may end among them, and then begins anew.
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThanOrEqual(20)
    const [first] = refused
    expect(first?.headers.get('Retry-After')).toBe('60')
    expect(first && (await problemOf(first))).toMatchObject({ code: 'rate-limited', status: 429 })
    expect((await ask(bob)).status).toBe(404)
  })

  test('an address that guesses is slowed down, and its right keys still pass', async () => {
    const guess = () => gateway.call('/v1/dead-letters', { credential: `hck_all_${'x'.repeat(43)}` })
    const statuses = (await Promise.all(Array.from({ length: 61 }, guess))).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect((await gateway.call('/v1/dead-letters')).status).toBe(200)
  })
})

test.each(['workerd', 'node'] as const)(
  'without its settings %s says which, and shows none',
  async (platform) => {
    const settings = {
      HUB_CONNECTION_STRING: 'Endpoint=private',
      API_KEYS: '[{"id":"private"}]',
      ID_SECRET: 'short',
    }
    if (platform === 'node') {
      const started = startGateway('node', settings)
      await expect(started).rejects.toThrow(/HUB_CONNECTION_STRING is the connection string of a rule/)
      await expect(started).rejects.not.toThrow(/private/)
      return
    }
    const gateway = await startGateway('workerd', settings)
    const answer = await gateway.call('/readyz')
    const text = await answer.text()
    expect(answer.status).toBe(503)
    for (const name of Object.keys(settings)) expect(text).toContain(name)
    expect(text).not.toContain('private')
    await gateway.close()
  },
)

test.each(['workerd', 'node'] as const)(
  '%s logs exchanges with the hub only when asked to, and secrets never',
  async (platform) => {
    const gateway = await startGateway(platform, { LOG_EXCHANGES: 'true' })
    const json = {
      message: { title: 'Order 41' },
      platforms: ['fcmv1'],
      to: { handles: { fcmv1: ['phone'] } },
    }
    expect((await gateway.call('/v1/notifications', { json })).status).toBe(201)
    const log = await until(
      async () => gateway.log(),
      (text) => text.includes('"message":"exchange"') && text.includes('"route":"/v1/notifications"'),
    )
    expect(log).toContain('Order 41')
    expect(log).not.toMatch(/sig=(?!\*)[\w%]{10}|-key-of-the-emulator|hck_all/)
    await gateway.close()
  },
)
