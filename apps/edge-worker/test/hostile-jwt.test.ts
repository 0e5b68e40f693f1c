import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { NotificationHub, notification, sharedAccessToken } from '@hubcast/core'
import { CompactSign, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { problemOf } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'
import { until } from './until.js'

const phone = { platform: 'fcmv1', pushChannel: 'token' }

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  const inHub = () => gateway.emulator.emulator.devices()
  const put = (credential: string, json: object = phone, id = 'phone') =>
    gateway.call(`/v1/devices/${id}`, { method: 'PUT', credential, json })

  /** Wrong credentials are few for each address: what comes too early comes again. */
  async function whenAllowed(call: () => Promise<Response>): Promise<Response> {
    return until(call, ({ status }) => status !== 429)
  }

  async function refused(credential: string): Promise<void> {
    const response = await whenAllowed(() => put(credential))
    expect(await problemOf(response)).toMatchObject({ status: 401, code: 'invalid-credential' })
  }

  test('a token that the issuer did not sign for us opens nothing', { timeout: 120_000 }, async () => {
    const { issuer, audience, publicJwk, sign } = gateway.issuer
    const claims = { iss: issuer, aud: audience, sub: 'ann', exp: Math.floor(Date.now() / 1000) + 600 }
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const foreign = (header: object) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'key-1', ...header }).sign(privateKey)
    const asSecret = new TextEncoder().encode(JSON.stringify(publicJwk))
    const now = Math.floor(Date.now() / 1000)
    const tokens = [
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(asSecret),
      await foreign({}),
      await foreign({ kid: '../../../../dev/null' }),
      await foreign({ jwk: await exportJWK(publicKey) }),
      await foreign({ jku: 'https://attacker.example.org/keys' }),
      await new CompactSign(new TextEncoder().encode('no claims'))
        .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
        .sign(privateKey),
      await sign({ exp: undefined as unknown as number }),
      await sign({ exp: now - 120 }),
      await sign({ nbf: now + 600 }),
      await sign({ aud: undefined as unknown as string }),
      await sign({ aud: 'another' }),
      await sign({ iss: 'https://another.example.org/' }),
      await sign({ sub: undefined as unknown as string }),
      await sign({ sub: '' }),
      await sign({ sub: 41 as unknown as string }),
      await sign({ sub: 'x'.repeat(10_000) }),
      await sign({ header: { crit: ['b64'], b64: false } }).catch(() => 'a.b.c'),
      'a.b.c',
      `${(await sign()).slice(0, -4)}AAAA`,
    ]
    for (const token of tokens) await refused(token)
    expect(inHub()).toEqual([])
  })

  test('users are told apart, however alike their subjects are', async () => {
    const subjects = [
      'auth0|1',
      'auth0=7C1',
      'auth0_1',
      'AUTH0|1',
      'auth0|1 ',
      'ünï',
      'u=CC=88n=C3=AF',
      '..',
      '{sub}',
    ]
    const answers = await Promise.all(
      subjects.map(
        async (sub) =>
          (await (await put(await gateway.issuer.sign({ sub }))).json()) as Record<string, string>,
      ),
    )
    const ids = answers.map(({ installationId = '' }) => installationId.toLowerCase())
    expect(new Set(ids).size).toBe(subjects.length)
    expect(new Set(answers.map(({ userId }) => userId)).size).toBe(subjects.length)
    expect(answers[0]).toMatchObject({ userId: 'auth0=7C1' })
    gateway.emulator.emulator.reset()
  })

  test("another user's device is not there, whatever it is asked for", async () => {
    const [ann, bob] = await Promise.all([
      gateway.issuer.sign({ sub: 'ann' }),
      gateway.issuer.sign({ sub: 'bob' }),
    ])
    const { installationId } = (await (await put(ann)).json()) as { installationId: string }
    const calls = [
      gateway.call('/v1/devices/phone', { credential: bob }),
      gateway.call(`/v1/devices/${installationId}`, { credential: bob }),
      gateway.call(`/v1/devices/..%2F${installationId}`, { credential: bob }),
      gateway.call('/v1/devices/phone', {
        method: 'PATCH',
        credential: bob,
        json: [{ op: 'add', path: '/tags', value: 'news' }],
      }),
    ]
    for (const response of await Promise.all(calls)) expect(response.status).toBe(404)
    // To forget what is not there is no error, and touches nothing.
    await gateway.call('/v1/devices/phone', { method: 'DELETE', credential: bob })
    expect(inHub().map((device) => device.installationId)).toEqual([installationId])
    gateway.emulator.emulator.reset()
  })

  test('no spelling of a tag, a user or an id gets past the policy', async () => {
    const credential = await gateway.issuer.sign({ sub: 'ann' })
    await put(credential, { ...phone, tags: ['news', 'user-ann'] })
    const before = JSON.stringify(inHub())
    const template = { body: '{"message":{}}', tags: ['vip'] }
    const puts = [
      { ...phone, tags: ['vip'] },
      { ...phone, tags: ['news', 'vip'] },
      { ...phone, tags: ['user-bob'] },
      { ...phone, tags: ['$UserId:{bob}'] },
      { ...phone, tags: ['NEWS'] },
      { ...phone, templates: { toast: template } },
      { ...phone, userId: 'bob' },
      { ...phone, installationId: 'another' },
    ]
    const add = (path: string, value: unknown, op = 'add') => [{ op, path, value }]
    const patches = [
      add('/tags', 'vip'),
      add('/tags', ['news', 'vip']),
      add('/tags', '["vip"]'),
      add('/tags', ' ["vip"]'),
      add('/tags', '["vip"]', 'replace'),
      add('/tags', '$UserId:{bob}'),
      add('/templates/toast', template),
      add('/templates/toast', JSON.stringify(template)),
      add('/templates/toast/tags', ['vip']),
      add('/templates/toast/tags', '["vip"]'),
      add('/userId', 'bob'),
      add('/userId', 'bob', 'replace'),
      [...add('/tags', 'news'), ...add('/tags', 'vip')],
    ]
    for (const json of puts) {
      const { code, status } = await problemOf(await put(credential, json))
      expect([status, code], JSON.stringify(json)).toEqual([
        403,
        expect.stringMatching(/tag-not-allowed|user-not-yours/),
      ])
    }
    for (const json of patches) {
      const response = await gateway.call('/v1/devices/phone', { method: 'PATCH', credential, json })
      expect(response.status, JSON.stringify(json)).toBe(403)
    }
    const spellings = [
      '/Tags',
      '/tags/',
      '//tags',
      '/t~1ags',
      '/templates/toast/Tags',
      '/secondaryTiles/a/tags',
      '/installationId',
      '',
    ]
    for (const path of spellings) {
      const json = add(path, 'vip')
      const response = await gateway.call('/v1/devices/phone', { method: 'PATCH', credential, json })
      expect(response.status, path).toBe(422)
    }
    expect(JSON.stringify(inHub())).toBe(before)
    gateway.emulator.emulator.reset()
  })

  test('a token opens one installation, and nothing else', async () => {
    const credential = await gateway.issuer.sign({ sub: 'ann' })
    const ask = (json: object) => gateway.call('/v1/tokens', { credential, json })
    const { token, scope, installationId, expiresOnTimestamp } = (await (
      await ask({ device: 'phone' })
    ).json()) as {
      token: string
      scope: string
      installationId: string
      expiresOnTimestamp: number
    }
    expect(expiresOnTimestamp - Date.now()).toBeLessThanOrEqual(15 * 60_000 + 1_000)
    const others = [
      scope.replace(installationId, `${'0'.repeat(32)}.phone`),
      scope.replace(/\/installations.*/, ''),
      `${scope}/../another`,
      `${scope}%2F..`,
      scope.replace('http:', 'https:').replace('127.0.0.1', 'attacker.example.org'),
    ]
    for (const other of others) expect((await ask({ scope: other })).status, other).toBe(404)
    const byToken = (id: string) => {
      const hub = new NotificationHub({
        endpoint: gateway.emulator.url,
        hubName: 'my-hub',
        credential: sharedAccessToken(token),
        retry: false,
      })
      return {
        hub,
        put: () => hub.installations.put({ installationId: id, platform: 'fcmv1', pushChannel: 'x' }),
      }
    }
    await byToken(installationId).put()
    await expect(byToken('another').put()).rejects.toMatchObject({ status: 401 })
    await expect(byToken(`${installationId}x`).put()).rejects.toMatchObject({ status: 401 })
    await expect(byToken('').hub.send(notification('fcmv1', '{"message":{}}'))).rejects.toMatchObject({
      status: 401,
    })
    gateway.emulator.emulator.reset()
  })

  test('devices never send, senders never register, and a key does what its scopes say', async () => {
    const jwt = await gateway.issuer.sign()
    const { send, read, replay } = gateway.keys
    const id = '4b7a3f0e-57a5-4f8e-9d0e-3a2b1c4d5e6f'
    const message = { payloads: [{ platform: 'fcmv1', body: { message: {} } }], to: { everyone: true } }
    const wrong = [
      () => gateway.call('/v1/notifications', { credential: jwt, json: message }),
      () => put(gateway.keys.all),
    ]
    for (const call of wrong) expect((await whenAllowed(call)).status).toBe(401)
    const lacking: readonly (readonly [string, string, object?])[] = [
      [read, '/v1/notifications', message],
      [replay, '/v1/notifications', message],
      [send, `/v1/notifications/${id}`],
      [send, '/v1/dead-letters'],
      [send, '/metrics'],
      [send, `/v1/notifications/${id}/resolve`, { action: 'resume' }],
      [read, `/v1/notifications/${id}/resolve`, { action: 'resume' }],
      [read, `/v1/notifications/${id}/parts?handles=true`],
    ]
    for (const [credential, path, json] of lacking) {
      const response = await gateway.call(path, { credential, json })
      expect(await problemOf(response), path).toMatchObject({ status: 403, code: 'scope-missing' })
    }
  })
})

test.each(['workerd', 'node'] as const)(
  'on %s a flood of unknown key ids asks the issuer once',
  async (platform) => {
    const gateway = await startGateway(platform)
    onTestFinished(() => gateway.close())
    // Of a gateway that has just begun, and of one that knows the keys.
    const tokens = await Promise.all(
      Array.from({ length: 200 }, (_, index) => gateway.issuer.sign({ header: { kid: `key-${index + 2}` } })),
    )
    const flood = () =>
      Promise.all(tokens.map((credential) => gateway.call('/v1/devices/phone', { credential })))
    await flood()
    await flood()
    expect(gateway.issuer.reads()).toBe(1)
    const right = await gateway.call('/v1/devices/phone', { credential: await gateway.issuer.sign() })
    expect(right.status).toBe(404)
  },
)

/** Where the keys should be, and something else is. */
const badIssuers: Readonly<Record<string, (server: Server) => void>> = {
  'leads elsewhere': (server) =>
    server.on('request', (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end()),
  'never ends': (server) =>
    server.on('request', (_, response) => response.write(`{"keys":["${'x'.repeat(1_000_000)}`)),
  'is no JSON': (server) => server.on('request', (_, response) => response.end('<html>')),
  'is not there': (server) => server.on('request', (request) => request.socket.destroy()),
}

test.each(Object.keys(badIssuers))(
  'an issuer whose list of keys %s is unavailable, and no fault of ours',
  async (name) => {
    const server = createServer()
    badIssuers[name]?.(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const gateway = await startGateway('workerd', { JWKS_URL: `http://127.0.0.1:${port}/keys` })
    onTestFinished(async () => {
      await gateway.close()
      server.closeAllConnections()
      server.close()
    })
    const response = await gateway.call('/v1/devices/phone', { credential: await gateway.issuer.sign() })
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'issuer-unavailable' })
  },
)
