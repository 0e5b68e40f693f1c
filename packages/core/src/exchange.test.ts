import { type DebugEvent, HubError, type HubOptions, NotificationHub, notification } from '@hubcast/core'
import { describe, expect, test } from 'vitest'
import { type Answer, accepted, answer, reset, serve } from '../test/server.js'

const hello = notification('gcm', '{"data":{"msg":"Hello World!"}}')
const fast: HubOptions = { retry: { baseMs: 1 } }
const hubError =
  '<Error><Code>503</Code><Detail>Busy.TrackingId:t-1_G3,TimeStamp:11/7/2018 12:18:37 AM</Detail></Error>'

/** Both of Node's transports: its own, and fetch as every other runtime has it. */
const transports: readonly (readonly [string, HubOptions])[] = [
  ['node:http', {}],
  ['fetch', { fetch: (url, init) => globalThis.fetch(url, init) }],
]

async function failureOf(promise: Promise<unknown>): Promise<HubError> {
  const failure = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(HubError)
  return failure as HubError
}

describe.each(transports)('over %s', (_, transport) => {
  const connect = async (answers: readonly [Answer, ...Answer[]], options: HubOptions = {}) => {
    const server = await serve(...answers)
    const hub = new NotificationHub(server.connectionString, 'hub1', { ...fast, ...transport, ...options })
    return { server, hub, tries: () => server.seen.length }
  }

  test.each([
    ['429', answer(429, { 'Retry-After': '0' })],
    ['403 with Retry-After', answer(403, { 'Retry-After': '0' })],
    ['503 with a TrackingId', answer(503, { TrackingId: 't' })],
    ['503 with an <Error> body', answer(503, {}, hubError)],
  ])('a send that the hub itself turned away with %s is repeated', async (_, refusal) => {
    const { hub, server } = await connect([refusal, refusal, accepted])
    expect(await hub.send(hello)).toMatchObject({ notificationId: 'id-1', attempts: 3 })
    expect(server.seen.map(({ body }) => body)).toEqual([hello.body, hello.body, hello.body])
  })

  test.each([
    ['a bare 503', answer(503), 'unavailable'],
    ['500', answer(500, { TrackingId: 't' }, hubError), 'unavailable'],
    ['502', answer(502), 'unavailable'],
    ['504', answer(504), 'unavailable'],
    ['408', answer(408), 'unavailable'],
    ['a reset after the whole request', reset, 'connection'],
  ])('a send that ended in %s may have arrived: one request, taken unknown', async (_, broken, code) => {
    const { hub, tries } = await connect([broken, accepted])
    expect(await failureOf(hub.send(hello))).toMatchObject({ code, taken: 'unknown', attempts: 1 })
    expect(tries()).toBe(1)
  })

  test.each([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'rejected'],
    [410, 'rejected'],
    [412, 'rejected'],
    [413, 'too-large'],
    [307, 'unexpected-response'],
  ])('a %i is final: one request, taken no, code %s', async (status, code) => {
    const { hub, tries } = await connect([answer(status, { Location: 'http://127.0.0.1:1/' }), accepted])
    expect(await failureOf(hub.send(hello))).toMatchObject({ code, status, taken: 'no', attempts: 1 })
    expect(tries()).toBe(1)
  })

  test.each([
    ['500', answer(500)],
    ['502', answer(502)],
    ['a bare 503', answer(503)],
    ['a reset', reset],
    ['429', answer(429)],
  ])('reads, PUT and DELETE are repeated after %s', async (_, broken) => {
    const ok = answer(200, {}, '{"installationId":"a"}')
    const put = { installationId: 'a', platform: 'gcm', pushChannel: 'x' } as const
    const one = await connect([broken, broken, ok])
    expect((await one.hub.installations.put(put)).attempts).toBe(3)
    const two = await connect([broken, ok])
    expect(await two.hub.installations.get('a')).toEqual({ installationId: 'a' })
    const three = await connect([broken, answer(204)])
    await three.hub.installations.delete('a')
    expect([one.tries(), two.tries(), three.tries()]).toEqual([3, 2, 2])
  })

  test('what an earlier try may have done, a later refusal does not undo', async () => {
    const { hub } = await connect([answer(500), answer(404)])
    const failure = await failureOf(hub.installations.delete('a'))
    expect(failure).toMatchObject({ code: 'not-found', taken: 'unknown', attempts: 2 })
  })

  test('tries end with the limit, and the last error says how many there were', async () => {
    const { hub, tries } = await connect([answer(429)], { retry: { limit: 2, baseMs: 1 } })
    expect(await failureOf(hub.send(hello))).toMatchObject({ code: 'throttled', attempts: 3, taken: 'no' })
    expect(tries()).toBe(3)
    const never = await connect([answer(429)], { retry: false })
    expect(await failureOf(never.hub.send(hello))).toMatchObject({ attempts: 1 })
  })

  test('a refused connection was surely not sent: it is repeated and then told', async () => {
    const { hub, server } = await connect([accepted])
    await server.close()
    expect(await failureOf(hub.send(hello))).toMatchObject({ code: 'connection', taken: 'no', attempts: 4 })
  })

  test('a try ends when its time is up, headers or not, and says that the hub may have it', async () => {
    const silent: Answer = () => {}
    const stalled: Answer = (response) => response.writeHead(500, { 'Content-Length': '10' }).write('five.')
    for (const slow of [silent, stalled]) {
      const { hub, tries } = await connect([slow], { timeout: { tryMs: 40 } })
      expect(await failureOf(hub.send(hello))).toMatchObject({ taken: 'unknown', attempts: 1 })
      expect(tries()).toBe(1)
    }
  })

  test('an accepted send is accepted, even when its answer stalls or breaks after the status line', async () => {
    const headers = { 'Content-Length': '10', Location: 'https://ns/hub1/messages/id-1' }
    const stalled: Answer = (response) => response.writeHead(201, headers).write('five.')
    const cut: Answer = (response, socket) =>
      response.writeHead(201, headers).write('five.', () => socket.destroy())
    for (const broken of [stalled, cut]) {
      const { hub, tries } = await connect([broken], { timeout: { tryMs: 100 } })
      expect(await hub.send(hello)).toMatchObject({ notificationId: 'id-1', attempts: 1 })
      expect(tries()).toBe(1)
    }
  })

  test('abort ends a send at once, with the reason as cause', async () => {
    const { hub, server } = await connect([() => {}])
    const controller = new AbortController()
    const reason = new Error('the user left')
    const send = hub.send(hello, { signal: controller.signal })
    while (!server.seen.length) await new Promise((resolve) => setTimeout(resolve, 5))
    controller.abort(reason)
    const failure = await failureOf(send)
    expect(failure).toMatchObject({ code: 'aborted', taken: 'unknown' })
    expect(failure.cause).toBe(reason)
  })

  test('abort before the first byte sends nothing', async () => {
    const { hub, tries } = await connect([accepted])
    const failure = await failureOf(hub.send(hello, { signal: AbortSignal.abort('no') }))
    expect(failure).toMatchObject({ code: 'aborted', taken: 'no', attempts: 0 })
    expect(failure.cause).toBe('no')
    expect(tries()).toBe(0)
  })

  test('abort while the request is being made sends nothing, and nothing else breaks', async () => {
    const { server } = await connect([accepted])
    const controller = new AbortController()
    const hub = new NotificationHub(server.connectionString, 'hub1', {
      ...transport,
      debug: ({ type }) => type === 'request' && controller.abort('now'),
    })
    const failure = await failureOf(hub.send(hello, { signal: controller.signal }))
    expect(failure).toMatchObject({ code: 'aborted', taken: 'no', attempts: 0 })
    expect(failure.hint).toBeUndefined()
    // An event without a listener would end the process.
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.seen).toEqual([])
  })

  test('abort during a wait ends the wait', async () => {
    const { server } = await connect([answer(429, { 'Retry-After': '20' })])
    const controller = new AbortController()
    const events: DebugEvent[] = []
    const watched = new NotificationHub(server.connectionString, 'hub1', {
      ...transport,
      debug: (event) => {
        events.push(event)
        if (event.type === 'failure') setTimeout(() => controller.abort('enough'), 5)
      },
    })
    const failure = await failureOf(watched.send(hello, { signal: controller.signal }))
    expect(failure).toMatchObject({ code: 'aborted', taken: 'no', attempts: 1 })
    expect(failure.cause).toBe('enough')
  })

  test('a wait that the deadline does not allow is not begun', async () => {
    const { hub, tries } = await connect([answer(429, { 'Retry-After': '86400' })])
    expect(await failureOf(hub.send(hello))).toMatchObject({
      code: 'throttled',
      retryAfter: 86400,
      attempts: 1,
    })
    expect(tries()).toBe(1)
  })

  test('header names arrive as documented, the body byte for byte', async () => {
    const { hub, server } = await connect([accepted])
    const body = '{"data":{"msg":"Zażółć 测试 👋"}}'
    await hub.send(notification('gcm', body), { tags: 'a && !b' })
    const [seen] = server.seen
    expect(seen?.body).toBe(body)
    expect(seen?.method).toBe('POST')
    expect(seen?.url).toBe('/hub1/messages?api-version=2020-06')
    expect(seen?.headers['servicebusnotification-tags']).toBe('a && !b')
    expect(seen?.names.map((name) => name.toLowerCase())).not.toContain('transfer-encoding')
    if (!transport.fetch) {
      expect(seen?.names).toEqual(
        expect.arrayContaining([
          'ServiceBusNotification-Format',
          'ServiceBusNotification-Tags',
          'Content-Type',
          'Authorization',
          'TrackingId',
        ]),
      )
    }
  })

  test('bytes are sent as they are', async () => {
    const { hub, server } = await connect([accepted])
    await hub.send(
      notification('windows', new Uint8Array([1, 2, 3]), { headers: { 'X-WNS-Type': 'wns/raw' } }),
    )
    expect(server.seen[0]).toMatchObject({ body: '\u0001\u0002\u0003' })
    expect(server.seen[0]?.headers['content-type']).toBe('application/octet-stream')
  })
})

test.each([
  ['seconds', { 'Retry-After': '2' }, 2000],
  ['an HTTP date', { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 30_000],
  ['milliseconds beside seconds', { 'retry-after-ms': '1500', 'Retry-After': '2' }, 1500],
  ['milliseconds of another header', { 'x-ms-retry-after-ms': '700' }, 700],
])('Retry-After in %s is waited for', async (_, headers, expected) => {
  const server = await serve(answer(429, headers), accepted)
  const controller = new AbortController()
  const waits: (number | undefined)[] = []
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    now: () => Date.parse('Wed, 21 Oct 2026 07:27:30 GMT'),
    debug: (event) => {
      if (event.type !== 'failure') return
      waits.push(event.retryInMs)
      controller.abort()
    },
  })
  await failureOf(hub.send(hello, { signal: controller.signal }))
  expect(waits).toEqual([expected])
})

test.each([
  { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' },
  { 'Retry-After': '0' },
  { 'Retry-After': '-5' },
  { 'Retry-After': 'soon' },
])('a Retry-After that cannot be waited for falls back to back-off: %j', async (headers) => {
  const server = await serve(answer(429, headers), accepted)
  const waits: (number | undefined)[] = []
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    retry: { baseMs: 20 },
    debug: (event) => event.type === 'failure' && waits.push(event.retryInMs),
  })
  await hub.send(hello)
  expect(waits).toHaveLength(1)
  expect(waits[0]).toBeGreaterThanOrEqual(15)
  expect(waits[0]).toBeLessThanOrEqual(25)
})

test('back-off doubles and never exceeds its bound', async () => {
  const server = await serve(answer(429))
  const waits: number[] = []
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    retry: { limit: 4, baseMs: 8, maxMs: 20 },
    debug: (event) =>
      event.type === 'failure' && event.retryInMs !== undefined && waits.push(event.retryInMs),
  })
  await failureOf(hub.send(hello))
  for (const [index, base] of [8, 16, 20, 20].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(base * 0.75)
    expect(waits[index]).toBeLessThanOrEqual(base * 1.25)
  }
})

test('the deadline ends all tries together', async () => {
  const server = await serve(answer(502))
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    retry: { limit: 1000, baseMs: 10, maxMs: 10 },
    timeout: { totalMs: 100 },
  })
  const failure = await failureOf(hub.installations.get('a'))
  expect(failure.attempts).toBeLessThan(20)
  expect(failure.attempts).toBeGreaterThan(1)
})

test.each([
  ['a real answer', hubError.replace('Busy', 'Installation not found'), 'Installation not found'],
  [
    'an empty message',
    '<Error><Code>404</Code><Detail>.TrackingId:x_G1,TimeStamp:1</Detail></Error>',
    undefined,
  ],
  [
    'prefixes and references',
    '<a:Error xmlns:a="x"><a:Detail i:nil="false">Tags &#x26; &lt;more&gt;&#xD;&#10;line</a:Detail></a:Error>',
    'Tags & <more>\r\nline',
  ],
  [
    'a new front end',
    '<Error xmlns:i="x"><Code>500</Code><Detail>It failed. TrackingId:abc,TimeStamp:2022 +00:00</Detail></Error>',
    'It failed',
  ],
  ['no XML', 'no such thing', 'Not Found'],
  ['nothing', '', 'Not Found'],
])('the detail of %s is read', async (_, body, detail) => {
  const server = await serve(answer(404, {}, body))
  const failure = await failureOf(new NotificationHub(server.connectionString, 'hub1').installations.get('a'))
  expect(failure.detail || undefined).toBe(detail)
  expect(failure.trackingId).toBeTruthy()
})

test.each([
  [401, 'Manage claim is required for this operation.', /right/i],
  [401, 'ExpiredToken: .', /clock/],
  [401, 'InvalidAudience: The authorization header contains a token with a wrong audience.', /hub name/],
  [401, 'InvalidSignature: The token has an invalid signature.', /SharedAccessKey/],
  [
    401,
    'MalformedToken: The credentials contained in the authorization header are not in the WRAP format.',
    /token/,
  ],
  [403, '', /Send/],
  [403, 'This operation is not available for your tier', /tier/],
  [404, '', /hub name/],
])('a %i "%s" comes with a hint', async (status, detail, hint) => {
  const server = await serve(
    answer(status, {}, detail && `<Error><Code>${status}</Code><Detail>${detail}</Detail></Error>`),
  )
  const failure = await failureOf(new NotificationHub(server.connectionString, 'hub1').send(hello))
  expect(failure.hint).toMatch(hint)
  expect(failure.message).toContain(failure.hint)
})

test('no path leads out of the hub: an id that could is refused before anything is sent', async () => {
  const server = await serve(accepted)
  const hub = new NotificationHub(server.connectionString, 'hub1')
  const ids = ['..', '.', '', 'a\u0000b', 'a\r\nb', '\ud800', undefined, {}, 1] as string[]
  for (const id of ids) {
    expect(await failureOf(hub.installations.delete(id))).toMatchObject({
      code: 'invalid-argument',
      attempts: 0,
    })
  }
  expect(server.seen).toEqual([])
  await hub.installations.delete('../registrations/1-2-3')
  await hub.installations.delete('%2e%2e/jobs')
  await hub.installations.delete('a?b#c d')
  expect(server.seen.map(({ url }) => url)).toEqual([
    '/hub1/installations/..%2Fregistrations%2F1-2-3?api-version=2020-06',
    '/hub1/installations/%252e%252e%2Fjobs?api-version=2020-06',
    '/hub1/installations/a%3Fb%23c%20d?api-version=2020-06',
  ])
})

test('the seam for other packages: path, query, headers, body and the answer', async () => {
  const server = await serve(answer(200, { ETag: 'W/"1"' }, '<feed/>'))
  const hub = new NotificationHub(server.connectionString, 'hub1')
  const response = await hub.request({
    method: 'GET',
    path: ['tags', 'a#b', 'registrations'],
    query: { $top: '2', direct: true },
    headers: { 'If-Match': '*' },
  })
  expect(server.seen[0]).toMatchObject({
    url: '/hub1/tags/a%23b/registrations?api-version=2020-06&%24top=2&direct',
  })
  expect(server.seen[0]?.headers['if-match']).toBe('*')
  expect({ ...response, etag: response.header('etag'), none: response.header('x') }).toMatchObject({
    status: 200,
    body: '<feed/>',
    attempts: 1,
    etag: 'W/"1"',
    none: undefined,
  })
})
