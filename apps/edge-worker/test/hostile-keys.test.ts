import { createApiKey, type Scope } from '@hubcast/edge-worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from './answers.js'
import { type CallOptions, type Gateway, type Platform, startGateway } from './gateway.js'

const id = '4b7a3f0e-57a5-4f8e-9d0e-3a2b1c4d5e6f'
const send = { payloads: [{ platform: 'fcmv1', body: { message: {} } }], to: { everyone: true } }

type Call = readonly [path: string, options?: CallOptions]

const scopes = ['send', 'read', 'replay'] as const

/** Calls of each scope. */
const callsOf: Readonly<Record<Scope, readonly Call[]>> = {
  send: [
    ['/v1/notifications', { json: send }],
    [`/v1/notifications/${id}`, { method: 'DELETE' }],
    [`/v1/notifications/${id}/recipients?page=1`, { json: { handles: { fcmv1: ['a'] } } }],
    [`/v1/notifications/${id}/commit`, { json: { pages: 1 } }],
    ['/v1/schedules/any', { method: 'DELETE' }],
  ],
  read: [[`/v1/notifications/${id}`], [`/v1/notifications/${id}/parts`], ['/v1/dead-letters'], ['/metrics']],
  replay: [
    [`/v1/notifications/${id}/resolve`, { json: { action: 'resume' } }],
    [`/v1/notifications/${id}/parts?handles=true`],
  ],
}

const callsOfDevices: readonly Call[] = [
  ['/v1/devices/phone', { method: 'PUT', json: { platform: 'fcmv1', pushChannel: 'token' } }],
  ['/v1/devices/phone'],
  ['/v1/devices/phone', { method: 'PATCH', json: [{ op: 'add', path: '/tags', value: 'news' }] }],
  ['/v1/devices/phone', { method: 'DELETE' }],
  ['/v1/tokens', { json: { device: 'phone' } }],
]

const callsOfSenders = Object.values(callsOf).flat()

async function makeKeys() {
  return {
    send: await createApiKey('send', ['send']),
    read: await createApiKey('read', ['read']),
    replay: await createApiKey('replay', ['replay']),
    both: await createApiKey('both', ['read', 'replay']),
    expired: await createApiKey('expired', ['send', 'read', 'replay']),
    first: await createApiKey('shop-1', ['read']),
    second: await createApiKey('shop-2', ['read']),
  }
}

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  let keys: Awaited<ReturnType<typeof makeKeys>>
  beforeAll(async () => {
    keys = await makeKeys()
    const { expired, second } = keys
    const ends = new Map([
      [expired, '2020-01-01T00:00:00Z'],
      [second, '2999-01-01T00:00:00Z'],
    ])
    const records = Object.values(keys).map((made) => ({ ...made.record, notAfter: ends.get(made) }))
    gateway = await startGateway(platform, { API_KEYS: JSON.stringify(records) })
  })
  afterAll(() => gateway.close())

  test.each(scopes)('a key that may %s may nothing else', async (scope) => {
    const credential = keys[scope].key
    for (const [path, options] of scopes.flatMap((other) => (other === scope ? [] : callsOf[other]))) {
      const response = await gateway.call(path, { ...options, credential })
      expect(await problemOf(response), path).toMatchObject({ status: 403, code: 'scope-missing' })
    }
  })

  test.each(scopes)('a key that may %s may all of it', async (scope) => {
    // To see handles is to read, and more.
    const [credential, calls] =
      scope === 'replay' ? [keys.both.key, callsOf.replay] : [keys[scope].key, callsOf[scope]]
    for (const [path, options] of calls) {
      const { status } = await gateway.call(path, { ...options, credential })
      // What is asked for need not be there.
      expect([200, 201, 404], `${path}: ${status}`).toContain(status)
    }
  })

  test('a key that has run out, or is not ours, is one that does not exist', async () => {
    const { key } = keys.first
    const secret = key.slice('hck_shop-1_'.length)
    const wrong = [
      keys.expired.key,
      `hck_shop-9_${secret}`,
      `hck_shop-2_${secret}`,
      key.slice(0, -1),
      `${key}x`,
      key.toUpperCase(),
      'hck_',
    ]
    for (const credential of wrong) {
      const response = await gateway.call('/v1/dead-letters', { credential })
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="hubcast"')
      expect(await problemOf(response)).toMatchObject({
        status: 401,
        code: 'invalid-credential',
        detail: 'The credential is not valid here.',
      })
    }
  })

  test('two keys of one sender both open, while one takes the place of the other', async () => {
    for (const { key: credential } of [keys.first, keys.second])
      expect((await gateway.call('/v1/dead-letters', { credential })).status).toBe(200)
  })
})

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  test('devices never send, senders never register, and nobody does either', async () => {
    const jwt = await gateway.issuer.sign()
    for (const [path, options] of [...callsOfSenders, ...callsOfDevices]) {
      const response = await gateway.call(path, { ...options, credential: null })
      expect(await problemOf(response), path).toMatchObject({ status: 401, code: 'missing-credential' })
    }
    const wrong = [
      ...callsOfSenders.map((call) => [jwt, call] as const),
      ...callsOfDevices.map((call) => [gateway.keys.all, call] as const),
    ]
    // As many wrong ones as an address may bring at once.
    expect(wrong.length).toBeLessThanOrEqual(20)
    for (const [credential, [path, options]] of wrong) {
      const response = await gateway.call(path, { ...options, credential })
      expect(await problemOf(response), path).toMatchObject({ status: 401, code: 'invalid-credential' })
    }
    expect(gateway.emulator.emulator.devices()).toEqual([])
  })
})
