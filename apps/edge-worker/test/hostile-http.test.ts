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

  /** A request that never ends: what is answered to it was answered by what came. */
  function unfinished(
    path: string,
    length: Record<string, string>,
    chunks: readonly string[],
  ): Promise<{ status: number; body: string }> {
    const { hostname, port } = new URL(gateway.url)
    const headers = {
      Authorization: `Bearer ${gateway.keys.all}`,
      'Content-Type': 'application/json',
      ...length,
    }
    return new Promise((resolve, reject) => {
      const outgoing = request(
        { hostname, port, path, agent: false, method: 'POST', headers },
        async (message) => {
          let body = ''
          for await (const chunk of message) body += chunk
          outgoing.destroy()
          resolve({ status: message.statusCode ?? 0, body })
        },
      )
      outgoing.on('error', reject)
      for (const chunk of chunks) outgoing.write(chunk)
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

  test('a body beyond the limit is refused before it has come, and none of it is kept', async () => {
    const before = arrived()
    const many = Array.from({ length: 22 }, () => 'x'.repeat(200_000))
    for (const [length, ...chunks] of [
      [{ 'Content-Length': '10000002' }, '"'],
      [{ 'Transfer-Encoding': 'chunked' }, '"', ...many],
    ] as const) {
      const { status, body } = await unfinished('/v1/notifications', length, chunks)
      expect([status, JSON.parse(body).code], JSON.stringify(length)).toEqual([413, 'body-too-large'])
    }
    const sent = await post(JSON.stringify(good))
    expect([sent.status, arrived()]).toEqual([201, before + 1])
  })

  test('a text of 10 MB is refused, or its connection ended', async () => {
    // A server may end the connection of a client that goes on sending, before its answer is read.
    const outcome = await post(`"${'x'.repeat(10_000_000)}"`).then(
      async (response) => (await problemOf(response)).code,
      (failure: Error) => failure.message,
    )
    expect(outcome).toMatch(/^(body-too-large|fetch failed)$/)
    expect((await gateway.call('/healthz')).status).toBe(200)
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

  const namesOfAll = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

  test.each(namesOfAll)('the kind %s of a notification, which every object knows, is none', async (name) => {
    const toast =
      '<toast><visual><binding template="ToastText01"><text id="1">Hi</text></binding></visual></toast>'
    const payloads = [{ platform: 'windows', body: toast, headers: { 'X-WNS-Type': name } }]
    const response = await gateway.call('/v1/notifications', { json: { payloads, to: { everyone: true } } })
    expect(await problemOf(response)).toMatchObject({ status: 422, code: 'notification-invalid' })
  })

  test.each(namesOfAll)('the name %s, which every object knows, is a name like others', async (name) => {
    const own = JSON.stringify({ [name]: 1 })
    const payloads = [
      { platform: 'windows', body: `<${name}/>`, headers: { 'X-WNS-Type': 'wns/toast' } },
      { platform: 'windowsphone', body: `<${name}/>`, headers: { 'X-WindowsPhone-Target': name } },
      { platform: 'apple', body: { aps: { alert: 'Hi' } }, headers: { 'apns-push-type': name } },
      {
        platform: 'fcmv1',
        body: JSON.parse(`{"message":{"data":${own},"android":{"priority":"${name}"}}}`),
      },
      { platform: 'template', body: { [name]: 'Hi' } },
    ]
    const bodies = [
      ...payloads.map((payload) => ({ payloads: [payload], to: { everyone: true } })),
      { ...good, message: { title: 'Hi', sound: name } },
      {
        ...good,
        message: JSON.parse(`{"title":"Hi","data":{"${name}":"x"},"overrides":{"fcmv1":${own}}}`),
      },
      JSON.parse(`{"message":{"title":"Hi"},"platforms":["fcmv1"],"to":{"everyone":true},"${name}":1}`),
      { ...good, to: { handles: JSON.parse(`{"fcmv1":["phone"],"${name}":["phone"]}`) } },
    ]
    for (const body of bodies) {
      const { status } = await gateway.call('/v1/notifications', { json: body })
      expect([201, 202, 422], `${JSON.stringify(body)}: ${status}`).toContain(status)
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

  test('a path that lacks a method says which it takes', async () => {
    const document = (await (await gateway.call('/openapi.json')).json()) as { paths: Record<string, object> }
    const paths = { ...document.paths, '/openapi.json': { get: {} }, '/docs': { get: {} } }
    for (const [path, item] of Object.entries(paths)) {
      const allowed = Object.keys(item).map((method) => method.toUpperCase())
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        if (allowed.includes(method)) continue
        const response = await gateway.call(path.replace('{id}', 'any'), { method })
        expect(response.headers.get('Allow')?.split(', ').sort(), `${method} ${path}`).toEqual(allowed.sort())
        expect(await problemOf(response)).toMatchObject({ status: 405, code: 'method-not-allowed' })
      }
    }
  })

  test('a path that leads elsewhere, however it is written, leads nowhere', async () => {
    const paths = [
      '/v1/notifications/..%2f..',
      '/v1/notifications/../../etc/passwd',
      '/v1/notifications/%00',
      '/v1/notifications/%0d%0aX-Injected:%201',
      '/v1/notifications;a=b',
      '//v1/notifications',
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
      expect(JSON.parse(body).code, path).toBe('not-found')
      expect(body, path).not.toMatch(/etc|X-Injected/)
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

  test.each(['', ' ', 'a b', '\t', 'x'.repeat(256), 'ü'])('the Idempotency-Key "%s" is none', async (key) => {
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
    // Each guess comes from "another" address, and all are counted for one: of 61 in two windows one is too many.
    const guesses = await Promise.all(
      Array.from({ length: 61 }, (_, index) =>
        gateway.call('/v1/dead-letters', {
          credential: 'hck_all_wrong',
          headers: {
            'X-Forwarded-For': `10.0.0.${index}`,
            'X-Real-IP': `10.0.0.${index}`,
            Forwarded: `for=10.0.0.${index}`,
            'True-Client-IP': `10.0.0.${index}`,
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
      expect((await ask(origin)).headers.get('Access-Control-Allow-Origin'), origin).toBeNull()
    const read = (Origin: string) => gateway.call('/healthz', { headers: { Origin } })
    const [mine, others] = await Promise.all([
      read('https://app.example.org'),
      read('https://attacker.example.org'),
    ])
    expect(mine.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example.org')
    expect(mine.headers.get('Vary')).toContain('Origin')
    expect(others.headers.get('Access-Control-Allow-Origin')).toBeNull()
    // Credentials are in Authorization, never in cookies.
    expect(allowed.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  })

  test('every answer carries its id and the headers of a careful server', async () => {
    const answers = await Promise.all([
      gateway.call('/docs'),
      gateway.call('/'),
      gateway.call('/openapi.json'),
      gateway.call('/nothing'),
      gateway.call('/healthz'),
      gateway.call('/healthz', { method: 'PUT' }),
      gateway.call('/healthz', { headers: { Accept: 'image/png' } }),
      gateway.call('/metrics'),
      gateway.call('/metrics', { credential: null }),
      gateway.call('/v1/schedules/any', { method: 'DELETE', credential: gateway.keys.read }),
      gateway.call('/v1/notifications', {
        method: 'OPTIONS',
        headers: { Origin: 'https://app.example.org' },
      }),
      post('{'),
      post(JSON.stringify(good)),
      post(JSON.stringify(good), { 'Content-Type': 'text/plain' }),
    ])
    for (const { status, headers } of answers) {
      expect(headers.get('X-Request-Id'), `${status}`).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Strict-Transport-Security')).toBeTruthy()
      expect(headers.get('Server')).toBeNull()
      expect(headers.get('X-Powered-By')).toBeNull()
    }
  })
})
