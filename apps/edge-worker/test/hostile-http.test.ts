import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf, type SendAnswer } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

const good = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { handles: { fcmv1: ['phone'] } } }

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  const arrived = () => gateway.emulator.emulator.inbox.deliveries().length
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}/v1/notifications`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${gateway.keys.all}`,
        'Content-Type': 'application/json',
        // As in gateway.ts: what is not read ends a connection.
        Connection: 'close',
        ...headers,
      },
      body,
    })

  /** What fetch would not say, or would say otherwise. */
  function raw(
    path: string,
    options: RequestOptions,
    ...chunks: string[]
  ): Promise<{ status: number; body: string; message: IncomingMessage }> {
    const { hostname, port } = new URL(gateway.url)
    return new Promise((resolve, reject) => {
      // A connection that the last request broke is no concern of this one's.
      const outgoing = request({ hostname, port, path, agent: false, ...options }, async (message) => {
        let body = ''
        for await (const chunk of message) body += chunk
        resolve({ status: message.statusCode ?? 0, body, message })
      })
      outgoing.on('error', reject)
      for (const chunk of chunks) outgoing.write(chunk)
      outgoing.end()
    })
  }

  test.each([
    ['broken off', '{"title":'],
    ['empty', ''],
    ['with a byte order mark', `\ufeff${JSON.stringify(good)}`],
    ['two of them', '{}{}'],
    ['a bomb of brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['a bomb of objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['no UTF-8', Uint8Array.from([0x22, 0xff, 0xfe, 0x22])],
  ])('a body that is %s is no JSON', async (_, body) => {
    expect(await problemOf(await post(body))).toMatchObject({ status: 400, code: 'malformed-json' })
  })

  test.each(['null', '[]', '"x"', '41', 'true', '{}', '{"__proto__":{"to":{"everyone":true}}}'])(
    'the body %s is JSON, and no send',
    async (body) => {
      expect(await problemOf(await post(body))).toMatchObject({ status: 422, code: 'validation-failed' })
    },
  )

  test('of two fields of one name the last counts, as JSON.parse has it', async () => {
    const before = arrived()
    const [, rest] = JSON.stringify(good).split('{"message":{"title":"Hi"}')
    const response = await post(`{"message":{"title":5},"message":{"title":"Hi"}${rest}`)
    expect([response.status, arrived()]).toEqual([201, before + 1])
  })

  test('a body beyond the limit is refused, whether it says its length or not', async () => {
    const headers = {
      Authorization: `Bearer ${gateway.keys.all}`,
      'Content-Type': 'application/json',
    }
    const chunks = Array.from({ length: 50 }, () => 'x'.repeat(200_000))
    for (const length of [{ 'Content-Length': '10000002' }, { 'Transfer-Encoding': 'chunked' }]) {
      const options = { method: 'POST', headers: { ...headers, ...length } }
      const answer = await raw('/v1/notifications', options, '"', ...chunks, '"').catch(
        (failure: Error & { code?: string }) => failure,
      )
      // A server may end the connection of a client that goes on sending, before its answer is read.
      if ('status' in answer) expect(answer.status).toBe(413)
      else expect(answer.code).toMatch(/ECONNRESET|EPIPE/)
    }
  })

  test('a body without its length is taken', async () => {
    const headers = {
      Authorization: `Bearer ${gateway.keys.all}`,
      'Content-Type': 'application/json',
      'Transfer-Encoding': 'chunked',
    }
    const text = JSON.stringify(good)
    const { status } = await raw(
      '/v1/notifications',
      { method: 'POST', headers },
      text.slice(0, 9),
      text.slice(9),
    )
    expect(status).toBe(201)
  })

  test.each([
    [{ 'Content-Encoding': 'gzip' }, gzipSync(JSON.stringify(good))],
    [{ 'Content-Type': 'text/plain' }, JSON.stringify(good)],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }, 'a=b'],
    [{ 'Content-Type': 'multipart/form-data; boundary=x' }, '--x--'],
    [{ 'Content-Type': 'application/json; charset=utf-16' }, JSON.stringify(good)],
  ])('a body with %j is of a kind that is not taken', async (headers, body) => {
    const response = await post(body, headers as Record<string, string>)
    expect(await problemOf(response)).toMatchObject({ status: 415, code: 'unsupported-media-type' })
  })

  test.each([
    { title: 'a\u0000b' },
    { title: '--hubcast0\r\nContent-Type: application/json\r\n\r\n["other"]' },
    { title: '\u202etxt.exe', body: '👩‍👩‍👧‍👦' },
  ])('a message with %j arrives as it was, at its handle alone', async (message) => {
    const handle = `phone-${crypto.randomUUID()}`
    await post(JSON.stringify({ ...good, message, to: { handles: { fcmv1: [handle, 'other-phone'] } } }))
    const [delivery] = gateway.emulator.emulator.inbox.deliveries().filter((one) => one.handle === handle)
    expect(JSON.parse(delivery?.body ?? '{}')).toMatchObject({ message: { notification: message } })
  })

  test('what a header cannot carry is refused before it is kept', async () => {
    const toast =
      '<toast><visual><binding template="ToastText01"><text id="1">Hi</text></binding></visual></toast>'
    for (const headers of [
      { 'X-WNS-Type': 'wns/toast\r\nX-Injected: 1' },
      { 'a b': 'c' },
      { Authorization: 'x' },
      { 'Content-Length': '1' },
    ]) {
      const payloads = [
        { platform: 'windows', body: toast, headers: { 'X-WNS-Type': 'wns/toast', ...headers } },
      ]
      const response = await post(JSON.stringify({ payloads, to: { everyone: true } }))
      expect(response.status, JSON.stringify(headers)).toBe(422)
    }
  })

  test('handles that cannot be are counted, and the others served', async () => {
    const before = arrived()
    const handles = ['a\r\nX: 1', 'with blank', 'ü', 'good-one']
    const response = await post(JSON.stringify({ ...good, to: { handles: { fcmv1: handles } } }))
    expect((await response.json()) as SendAnswer).toMatchObject({
      invalidHandles: 3,
      counts: { done: { handles: 1 } },
    })
    expect(arrived()).toBe(before + 1)
  })

  test('methods and paths that are not there are told apart', async () => {
    const wrong = await gateway.call('/v1/notifications', { method: 'PUT', json: good })
    expect(wrong.headers.get('Allow')).toBe('POST')
    expect(await problemOf(wrong)).toMatchObject({ status: 405, code: 'method-not-allowed' })
    const device = await gateway.call('/v1/devices/phone', { method: 'POST', json: {} })
    expect(device.headers.get('Allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'PATCH', 'PUT'])
    const paths = [
      '/v1/notifications/..%2f..',
      '/v1/notifications/%00',
      '/v1//notifications',
      '/V1/notifications',
      '/%2e%2e/etc',
      '/v1/notifications/%zz',
      `/${'x'.repeat(5_000)}`,
    ]
    for (const path of paths) {
      const { status, body } = await raw(path, {
        method: 'GET',
        headers: { Authorization: `Bearer ${gateway.keys.all}` },
      })
      expect(status, path).toBe(404)
      expect(body).not.toContain('etc')
    }
  })

  test('an Accept that nothing fits is refused, one that something fits is not', async () => {
    for (const accept of ['image/png', 'application/json;q=0', 'text/x-none'])
      expect(await problemOf(await post(JSON.stringify(good), { Accept: accept })), accept).toMatchObject({
        status: 406,
      })
    for (const accept of [
      '*/*',
      'application/*',
      'text/html, application/json;q=0.5',
      'application/problem+json',
    ])
      expect((await post(JSON.stringify(good), { Accept: accept })).status, accept).toBe(201)
  })

  test.each(['', ' ', 'x'.repeat(256), 'ü'])('the Idempotency-Key "%s" is none', async (key) => {
    const headers = {
      Authorization: `Bearer ${gateway.keys.all}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
    }
    const { status, body } = await raw('/v1/notifications', { method: 'POST', headers }, JSON.stringify(good))
    expect([status, JSON.parse(body).code]).toEqual([400, 'idempotency-key-invalid'])
  })

  test('what a request says of its host and its address changes nothing', async () => {
    const headers = {
      Host: 'attacker.example.org',
      'X-Forwarded-For': '1.2.3.4',
      'X-Forwarded-Host': 'attacker.example.org',
    }
    const answer = await raw('/docs', { method: 'GET', headers })
    expect(answer.status).toBe(200)
    expect(answer.body + JSON.stringify(answer.message.headers)).not.toContain('attacker')
    // Each guess comes from "another" address, and all are counted for one.
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        gateway.call('/v1/dead-letters', {
          credential: 'hck_all_wrong',
          headers: {
            'X-Forwarded-For': `10.0.0.${index}`,
            'X-Real-IP': `10.0.0.${index}`,
            Forwarded: `for=10.0.0.${index}`,
          },
        }),
      ),
    )
    expect(guesses.some(({ status }) => status === 429)).toBe(true)
  })

  test('pages of the origins that are named may ask, others may not', async () => {
    const ask = (origin: string) =>
      fetch(`${gateway.url}/v1/devices/phone`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'PUT',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      })
    const allowed = await ask('https://app.example.org')
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example.org')
    expect(allowed.headers.get('Access-Control-Allow-Methods')).toContain('PUT')
    for (const origin of ['https://attacker.example.org', 'https://app.example.org.attacker.example', 'null'])
      expect((await ask(origin)).headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  test('every answer carries its id and the headers of a careful server', async () => {
    const answers = await Promise.all([
      gateway.call('/docs'),
      gateway.call('/nothing'),
      gateway.call('/healthz'),
      post('{'),
    ])
    for (const { headers } of answers) {
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Strict-Transport-Security')).toBeTruthy()
      expect(headers.get('Server')).toBeNull()
    }
  })
})
