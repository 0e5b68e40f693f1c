import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from './answers.js'
import { type RecordingHub, startRecordingHub } from './contract/recording-hub.js'
import { add, patchesOutsidePolicy } from './contract/tag-spellings.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

// The hub of these tests refuses nothing: what reaches it, the gateway has let through.

const toast = '{"message":{"notification":{"title":"$(title)"}}}'
const subscription = { endpoint: 'https://push.example.org/s', p256dh: 'a', auth: 'b' }

describe.each(['workerd', 'node'] as const satisfies Platform[])('on %s', (platform) => {
  let hub: RecordingHub
  let gateway: Gateway
  let users = 0
  beforeAll(async () => {
    hub = await startRecordingHub()
    gateway = await startGateway(platform, { HUB_CONNECTION_STRING: hub.connectionString })
  })
  afterAll(async () => {
    await gateway.close()
    hub.close()
  })

  /** A request of a user of its own, and what of it reached the hub. */
  async function ask(method: 'PUT' | 'PATCH', json: unknown) {
    const credential = await gateway.issuer.sign({ sub: `user-${users++}` })
    hub.taken()
    const response = await gateway.call('/v1/devices/phone', { method, credential, json })
    return { response, taken: hub.taken() }
  }

  const belowTags = ['/tags/news', '/tags/admin', '/tags/0', '/tags/-', '/tags/$UserId:{bob}', '/tags/news/x']
  const elsewhere = [
    '/TAGS/news',
    '/tags~1admin',
    '/tags%2Fadmin',
    '/templates/toast/tags/admin',
    '/templates/toast~1tags',
    '/secondaryTiles/a',
    '/secondaryTiles/a/tags',
    '/secondaryTiles/a/templates/toast/tags',
    '/pushVariables/tags',
    '/expirationTime',
  ]

  test.each(
    [...belowTags, ...elsewhere].flatMap((path) => [
      { op: 'add', path, value: 'admin' },
      { op: 'replace', path, value: 'news' },
      { op: 'add', path, value: ['admin'] },
    ]),
  )('the change %j does not reach the hub', async (change) => {
    const { response, taken } = await ask('PATCH', [change])
    expect(response.status).toBe(422)
    expect(taken).toEqual([])
  })

  test.each(patchesOutsidePolicy)('nor does %j', async (...changes) => {
    const { response, taken } = await ask('PATCH', changes)
    expect(response.status).toBe(403)
    expect(taken).toEqual([])
  })

  test.each([
    { Tags: ['admin'] },
    { TAGS: ['admin'] },
    { 'tags ': ['admin'] },
    { secondaryTiles: { a: { pushChannel: 'x', tags: ['admin'] } } },
    { templates: { toast: { body: toast, Tags: ['admin'] } } },
    { pushVariables: { tags: ['admin'] } },
    JSON.parse('{"__proto__":{"tags":["admin"]}}'),
  ])('a device with %j does not reach the hub, or without it', async (fields) => {
    const { response, taken } = await ask('PUT', { platform: 'fcmv1', pushChannel: 'handle', ...fields })
    expect([200, 422]).toContain(response.status)
    expect(taken.join()).not.toContain('admin')
  })

  test('what a change removes is named by its path, and brings nothing along', async () => {
    for (const path of ['/tags', '/tags/news', '/templates/toast', '/templates/toast/tags']) {
      const { response, taken } = await ask('PATCH', [{ op: 'remove', path }])
      expect([response.status, taken.length], path).toEqual([204, 1])
      const bringing = await ask('PATCH', [{ op: 'remove', path, value: ['admin'] }])
      expect([bringing.response.status, bringing.taken], path).toEqual([422, []])
    }
    expect((await ask('PATCH', [{ op: 'remove', path: '/tags/$UserId:{bob}' }])).taken).toEqual([])
  })

  test('of a text that says a field twice the hub sees what was judged, and no more', async () => {
    const twice = `{"body":${JSON.stringify(toast)},"tags":["admin"],"tags":["news"]}`
    const { response, taken } = await ask('PATCH', [
      add('/templates/toast', twice),
      add('/tags', ' ["news"]'),
    ])
    expect([response.status, taken.length]).toEqual([204, 1])
    expect(taken[0]).toContain('news')
    expect(taken[0]).not.toContain('admin')
  })

  test.each([
    [add('/pushChannel', ['news'])],
    [add('/pushChannel', { a: 'b' })],
    [add('/pushChannel', { ...subscription, tags: 'x' })],
    [add('/templates/toast/body', { body: toast, tags: 'x' })],
    [add('/templates/toast/expiry', ['news'])],
    [add('/templates/toast/headers', { 'X-WNS-Type': 41 })],
    [{ op: 'add', path: '/tags' }],
  ])('a value that is no such part, as in %j, is refused', async (change) => {
    const { response, taken } = await ask('PATCH', [change])
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'validation-failed' })
    expect(taken).toEqual([])
  })

  test('a handle is a text, and of a browser its subscription', async () => {
    for (const platform of ['apns', 'fcmv1', 'wns', 'xiaomi']) {
      const { response, taken } = await ask('PUT', { platform, pushChannel: subscription })
      expect(await problemOf(response), platform).toMatchObject({ errors: [{ pointer: '/pushChannel' }] })
      expect(taken).toEqual([])
      expect((await ask('PUT', { platform, pushChannel: 'handle' })).response.status, platform).toBe(200)
    }
    for (const pushChannel of [subscription, JSON.stringify(subscription)]) {
      const { response, taken } = await ask('PUT', { platform: 'browser', pushChannel })
      expect([response.status, taken.length]).toEqual([200, 1])
    }
  })

  test.each([
    '2999-01-01T00:00:00+05',
    '2999-01-01T00:00:00+0500',
    '2999-01-01 00:00:00Z',
    '2999-02-30T00:00:00Z',
    '2999-01-01',
    'never',
  ])('a device that runs out at %s is refused', async (expirationTime) => {
    const { response, taken } = await ask('PUT', { platform: 'fcmv1', pushChannel: 'handle', expirationTime })
    expect(await problemOf(response)).toMatchObject({ errors: [{ pointer: '/expirationTime' }] })
    expect(taken).toEqual([])
  })
})
