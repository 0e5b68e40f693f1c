import {
  type Credential,
  NotificationHub,
  notification,
  sharedAccessKey,
  sharedAccessToken,
  tokenEndpoint,
} from '@hubcast/core'
import { expect, test, vi } from 'vitest'
import { type Answer, accepted, answer, serve, testKey } from '../test/server.js'

const hello = notification('gcm', '{"data":{"msg":"x"}}')
const expiryOf = (authorization = '') => Number(/se=(\d+)/.exec(authorization)?.[1])

/** A credential that counts how often it signs. */
function counting(lifetimeSeconds?: number) {
  const inner = sharedAccessKey('rule', testKey, lifetimeSeconds ? { lifetimeSeconds } : {})
  const getToken = vi.fn<Credential['getToken']>((scope, context) => inner.getToken(scope, context))
  return { getToken }
}

test('one send a second for three hours: no token is ever past its time, and few are signed', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z')
  const credential = counting(1200)
  const expiries: number[] = []
  const hub = new NotificationHub({
    endpoint: 'https://ns',
    hubName: 'h',
    credential,
    now: () => now,
    fetch: async (_, { headers }) => {
      expiries.push(expiryOf(headers.Authorization) * 1000 - now)
      return new Response(null, { status: 201 })
    },
  })
  for (let second = 0; second < 3 * 3600; second++) {
    await hub.send(hello)
    now += 1000
  }
  expect(Math.min(...expiries)).toBeGreaterThan(0)
  expect(credential.getToken.mock.calls.length).toBeLessThanOrEqual(11)
})

test('a thousand sends at the moment of refresh sign once', async () => {
  const credential = counting()
  const sign = vi.spyOn(crypto.subtle, 'sign')
  const hub = new NotificationHub({
    endpoint: 'https://ns',
    hubName: 'h',
    credential,
    fetch: async () => new Response(null, { status: 201 }),
  })
  await Promise.all(Array.from({ length: 1000 }, () => hub.send(hello)))
  expect(credential.getToken).toHaveBeenCalledTimes(1)
  expect(sign).toHaveBeenCalledTimes(1)
  sign.mockRestore()
})

const skewedHub =
  (aheadMs: number): Answer =>
  (response, _, { headers }) => {
    const hubNow = Date.now() + aheadMs
    response.setHeader('Date', new Date(hubNow).toUTCString())
    const alive = expiryOf(headers.authorization) * 1000 > hubNow
    const body = '<Error><Code>401</Code><Detail>ExpiredToken: .</Detail></Error>'
    response.writeHead(alive ? 201 : 401).end(alive ? '' : body)
  }

test('a clock that is behind is corrected by the first 401, for all sends that follow', async () => {
  const server = await serve(skewedHub(7_200_000))
  const hub = new NotificationHub(server.connectionString, 'hub1')
  expect((await hub.send(hello)).attempts).toBe(2)
  expect((await hub.send(hello)).attempts).toBe(1)
  expect(server.seen).toHaveLength(3)
})

test('sixty-four sends that meet the wrong clock at once all arrive, each repeated once at the most', async () => {
  const server = await serve(skewedHub(7_200_000))
  const hub = new NotificationHub(server.connectionString, 'hub1')
  const receipts = await Promise.all(Array.from({ length: 64 }, () => hub.send(hello)))
  expect(receipts.every(({ attempts }) => attempts <= 2)).toBe(true)
  expect(server.seen.length).toBeLessThanOrEqual(128)
})

test('a 401 of a clock that is right is not repeated', async () => {
  const server = await serve((response) => response.writeHead(401, { Date: new Date().toUTCString() }).end())
  const hub = new NotificationHub(server.connectionString, 'hub1')
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'unauthorized', attempts: 1 })
})

test('a token that cannot be renewed is not sent twice to the same refusal, and the hint names the clock', async () => {
  const token = `SharedAccessSignature sr=x&sig=y&se=${Math.round(Date.now() / 1000) + 60}&skn=rule`
  const server = await serve(skewedHub(7_200_000))
  const endpoint = `http://127.0.0.1:${server.port}`
  const hub = new NotificationHub({ endpoint, hubName: 'hub1', credential: sharedAccessToken(token) })
  await expect(hub.send(hello)).rejects.toMatchObject({
    code: 'unauthorized',
    hint: expect.stringContaining('clock'),
  })
  expect(server.seen).toHaveLength(1)
})

test('a credential that failed is asked again by the next send', async () => {
  let calls = 0
  const inner = sharedAccessKey('rule', testKey)
  const credential: Credential = {
    getToken(scope, context) {
      if (++calls === 1) throw new Error('not yet')
      return inner.getToken(scope, context)
    },
  }
  const server = await serve(accepted)
  const hub = new NotificationHub({
    endpoint: `http://127.0.0.1:${server.port}`,
    hubName: 'hub1',
    credential,
  })
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'credential', taken: 'no', attempts: 0 })
  expect(server.seen).toHaveLength(0)
  await hub.send(hello)
})

test('a token that holds serves while it cannot be renewed, and no longer', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z')
  const credential = counting()
  const hub = new NotificationHub({
    endpoint: 'https://ns',
    hubName: 'h',
    credential,
    now: () => now,
    fetch: async () => new Response(null, { status: 201 }),
  })
  await hub.send(hello)
  credential.getToken.mockRejectedValue(new Error('the issuer is down'))
  now += 56 * 60_000
  await hub.send(hello)
  expect(credential.getToken).toHaveBeenCalledTimes(2)
  now += 5 * 60_000
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'credential', attempts: 0 })
})

test('a credential that fails after a try that may have been taken is told as such', async () => {
  const inner = sharedAccessKey('rule', testKey)
  let now = Date.now()
  const server = await serve(answer(500), accepted)
  const hub = new NotificationHub({
    endpoint: `http://127.0.0.1:${server.port}`,
    hubName: 'hub1',
    retry: { baseMs: 1 },
    now: () => now,
    timeout: { totalMs: 9_000_000 },
    credential: {
      getToken(scope, context) {
        if (server.seen.length) throw new Error('the issuer is down')
        return inner.getToken(scope, context)
      },
    },
    debug: () => {
      if (server.seen.length) now += 3_600_000
    },
  })
  await expect(hub.installations.delete('phone')).rejects.toMatchObject({
    code: 'credential',
    taken: 'unknown',
    attempts: 1,
  })
})

test('a token that is no header value is told as the credential’s fault', async () => {
  const server = await serve(accepted)
  const hub = new NotificationHub({
    endpoint: `http://127.0.0.1:${server.port}`,
    hubName: 'hub1',
    credential: { getToken: () => ({ token: 'SharedAccessSignature sr=a\n', expiresOnTimestamp: 4e12 }) },
  })
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'credential', taken: 'no', attempts: 0 })
  expect(server.seen).toEqual([])
})

test('a credential that never answers is told with the time-out of a try, and nothing was sent', async () => {
  const credential: Credential = { getToken: () => new Promise(() => {}) }
  const server = await serve(accepted)
  const hub = new NotificationHub({
    endpoint: `http://127.0.0.1:${server.port}`,
    hubName: 'hub1',
    credential,
    timeout: { tryMs: 30, totalMs: 60 },
  })
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'credential', taken: 'no', attempts: 0 })
  expect(server.seen).toHaveLength(0)
})

test("an Entra credential's token is sent as Bearer, for the scope that was given", async () => {
  const server = await serve(accepted)
  const getToken = vi.fn(async () => ({ token: 'eyJ.bare', expiresOnTimestamp: Date.now() + 3_600_000 }))
  const hub = new NotificationHub({
    endpoint: `http://127.0.0.1:${server.port}`,
    hubName: 'hub1',
    credential: { getToken },
    scope: 'https://example.net/.default',
  })
  await hub.send(hello)
  expect(server.seen[0]?.headers.authorization).toBe('Bearer eyJ.bare')
  expect(getToken).toHaveBeenCalledWith('https://example.net/.default', expect.anything())
})

test('tokenEndpoint asks the server with the caller’s headers, keeps the token, and passes its failure on', async () => {
  const token = `SharedAccessSignature sr=x&sig=y&se=${Math.round(Date.now() / 1000) + 600}&skn=rule`
  const tokens = await serve(answer(200, {}, JSON.stringify({ token })), answer(403))
  const server = await serve(accepted)
  const endpoint = `http://127.0.0.1:${server.port}`
  const credential = tokenEndpoint(`http://127.0.0.1:${tokens.port}/v1/tokens`, {
    headers: async () => ({ Authorization: 'Bearer user' }),
  })
  const hub = new NotificationHub({ endpoint, hubName: 'Hub1', credential })
  await hub.send(hello)
  await hub.send(hello)
  expect(tokens.seen).toHaveLength(1)
  expect(tokens.seen[0]).toMatchObject({
    method: 'POST',
    body: JSON.stringify({ scope: `${endpoint}/hub1` }),
  })
  expect(tokens.seen[0]?.headers.authorization).toBe('Bearer user')
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([token, token])
  const refused = new NotificationHub({ endpoint, hubName: 'hub1', credential })
  await expect(refused.send(hello)).rejects.toMatchObject({
    code: 'credential',
    cause: { message: 'It answered 403.' },
  })
})

test('a token endpoint that never answers is let go with the time-out, so that a program can end', async () => {
  const hanging = await serve(() => {})
  const server = await serve(accepted)
  let signal: AbortSignal | null | undefined
  const credential = tokenEndpoint(`http://127.0.0.1:${hanging.port}/`, {
    fetch: (url, init) => {
      signal = init?.signal
      return globalThis.fetch(url, init)
    },
  })
  const hub = new NotificationHub({
    endpoint: `http://127.0.0.1:${server.port}`,
    hubName: 'hub1',
    credential,
    timeout: { tryMs: 30, totalMs: 60 },
  })
  await expect(hub.send(hello)).rejects.toMatchObject({ taken: 'no', attempts: 0 })
  await expect.poll(() => signal?.aborted).toBe(true)
})
