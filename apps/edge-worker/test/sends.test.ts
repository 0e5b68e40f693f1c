import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { problemOf, readSend, type SendAnswer, untilFinished } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'
import { until } from './until.js'

const message = { title: 'Order 41', body: 'On its way' }

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())
  beforeEach(() => gateway.emulator.emulator.reset())

  const inbox = () => gateway.emulator.emulator.inbox.deliveries()
  const send = async (json: object, headers = {}) => {
    const response = await gateway.call('/v1/notifications', { json, headers })
    return { response, answer: (await response.clone().json()) as SendAnswer }
  }
  const register = async (id: string, device: object, claims = {}) => {
    const credential = await gateway.issuer.sign(claims)
    const response = await gateway.call(`/v1/devices/${id}`, { method: 'PUT', credential, json: device })
    expect(response.status).toBe(200)
  }
  const phone = { platform: 'fcmv1', pushChannel: 'phone-1', tags: ['news'] }

  test('a message reaches the devices that its tags choose, on each platform', async () => {
    await register('phone', phone)
    await register('pad', { platform: 'apns', pushChannel: 'AB12', tags: ['sports'] })
    const { response, answer } = await send({
      message,
      platforms: ['fcmv1', 'apple'],
      to: { tags: 'news && !muted' },
    })
    expect(response.status).toBe(201)
    expect(response.headers.get('Location')).toBe(`/v1/notifications/${answer.id}`)
    expect(answer.counts.done.parts).toBe(2)
    expect(inbox().map(({ handle }) => handle)).toEqual(['phone-1'])
    const { hub } = await readSend(gateway, answer.id)
    expect(hub).toMatchObject([
      { format: 'fcmv1', state: 'Completed', outcomes: { Success: 1 } },
      { format: 'apple', state: 'NoTargetFound' },
    ])
    await send({ message, platforms: ['apple'], to: { tags: ['sports', 'news'] } })
    expect(inbox().map(({ handle }) => handle)).toEqual(['AB12', 'phone-1'])
  })

  test('a payload leaves as it was given, with its headers', async () => {
    const toast =
      '<toast><visual><binding template="ToastText01"><text id="1">Hi</text></binding></visual></toast>'
    const payloads = [{ platform: 'windows', body: toast, headers: { 'X-WNS-Type': 'wns/toast' } }]
    const channel = 'https://db5p.notify.windows.com/?token=A'
    const { response } = await send({ payloads, to: { handles: { windows: [channel] } } })
    expect(response.status).toBe(201)
    expect(inbox()).toMatchObject([{ handle: channel, body: toast, headers: { 'X-WNS-Type': 'wns/toast' } }])
  })

  test('what a platform would refuse is told with its place, and nothing is sent', async () => {
    const payloads = [{ platform: 'apple', body: { aps: { badge: 'three' } } }]
    const { response } = await send({ payloads, to: { everyone: true } })
    expect(response.status).toBe(422)
    expect(await problemOf(response)).toMatchObject({
      code: 'notification-invalid',
      errors: [{ pointer: '/aps/badge' }],
    })
    const long = await send({
      message: { body: 'x'.repeat(5_000) },
      platforms: ['apple'],
      to: { everyone: true },
    })
    expect(await problemOf(long.response)).toMatchObject({
      code: 'payload-too-large-for-platform',
      status: 413,
    })
    const cut = await send({
      message: { body: 'x'.repeat(5_000) },
      platforms: ['apple'],
      fit: 'truncate-body',
      to: { everyone: true },
    })
    expect(cut.answer.warnings).toMatchObject([{ code: 'W_MESSAGE_TRUNCATED' }])
  })

  const slips: readonly object[] = [
    {},
    { everyone: true, tags: 'news' },
    { tags: '' },
    { tags: [] },
    { everyone: false },
    { everyone: true, tag: 'news' },
  ]
  test.each(slips)('a slip in whom to reach, %j, is refused and never a broadcast', async (to) => {
    await register('phone', phone)
    const { response } = await send({ message, platforms: ['fcmv1'], to })
    expect(response.status).toBe(422)
    expect(inbox()).toEqual([])
  })

  test('a device that the hub does not take is refused in its words', async () => {
    const credential = await gateway.issuer.sign()
    const templates = { toast: { body: '{"data":$(title' } }
    const put = await gateway.call('/v1/devices/phone', {
      method: 'PUT',
      credential,
      json: { ...phone, templates },
    })
    expect(await problemOf(put)).toMatchObject({ status: 422, code: 'device-rejected' })
    const detail = (await (await gateway.call('/v1/devices/phone', { credential })).json()) as {
      code: string
    }
    expect(detail.code).toBe('not-found')
  })

  test('a tag expression that the hub would refuse is told', async () => {
    const { response } = await send({ message, platforms: ['fcmv1'], to: { tags: 'news &&' } })
    expect(await problemOf(response)).toMatchObject({ code: 'invalid-tag-expression', status: 422 })
  })

  test('handles are cut into parts that the hub takes, and each is served once', async () => {
    const handles = Array.from({ length: 5_000 }, (_, index) => `${'h'.repeat(150)}${index}`)
    const { response, answer } = await send({
      message,
      platforms: ['fcmv1'],
      to: { handles: { fcmv1: [...handles, 'not a handle'].slice(1) } },
    })
    expect(response.status).toBe(202)
    const end = await untilFinished(gateway, answer.id)
    expect(end.counts.done.handles).toBe(4_999)
    expect(end.invalidHandles).toBe(1)
    expect(new Set(inbox().map(({ handle }) => handle)).size).toBe(4_999)
    expect(inbox()).toHaveLength(4_999)
  })

  test('browsers get a request each, with their keys', async () => {
    const browser = (name: string) => ({
      endpoint: `https://push.example.org/${name}`,
      p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
      auth: 'tBHItJI5svbpez7KI4CCXg',
    })
    const { answer } = await send({
      message,
      platforms: ['browser'],
      to: { handles: { browser: [browser('a'), browser('b')] } },
    })
    expect(answer.counts.done).toEqual({ parts: 2, handles: 2 })
    expect(inbox()).toHaveLength(2)
  })

  test('handles that come by pages are sent once they are committed, once', async () => {
    const { response, answer } = await send({ message, platforms: ['fcmv1'], to: { pages: true } })
    expect([response.status, answer.status]).toEqual([202, 'open'])
    const path = `/v1/notifications/${answer.id}`
    const page = (number: number, fcmv1: string[]) =>
      gateway.call(`${path}/recipients?page=${number}`, { json: { handles: { fcmv1 } } })
    expect(await (await page(1, ['a', 'b'])).json()).toEqual({
      page: 1,
      repeated: false,
      handles: 2,
      invalidHandles: 0,
    })
    expect(await (await page(1, ['a', 'b'])).json()).toMatchObject({ repeated: true, handles: 2 })
    expect(await problemOf(await page(1, ['c']))).toMatchObject({ code: 'page-differs', status: 409 })
    const commit = (pages: number) => gateway.call(`${path}/commit`, { json: { pages } })
    expect(await problemOf(await commit(2))).toMatchObject({ code: 'pages-missing' })
    await page(3, ['e'])
    expect(await problemOf(await commit(2))).toMatchObject({ code: 'pages-missing' })
    await page(2, ['c', 'd'])
    expect(inbox()).toEqual([])
    const answers = await Promise.all([commit(3), commit(3), commit(3)])
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(await problemOf(await commit(2))).toMatchObject({ code: 'already-committed' })
    const end = await untilFinished(gateway, answer.id)
    expect(end.counts.done.handles).toBe(5)
    expect(
      inbox()
        .map(({ handle }) => handle)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(await problemOf(await page(4, ['f']))).toMatchObject({ code: 'already-committed' })
    const other = await gateway.call(`${path}/recipients?page=9`, { json: { handles: { adm: ['x'] } } })
    expect(other.status).toBe(409)
  })

  test('a thousand requests with one key are one send, and get one answer', async () => {
    await register('phone', phone)
    const json = { message, platforms: ['fcmv1'], to: { tags: 'news' } }
    const headers = { 'Idempotency-Key': 'order-41' }
    const all = await Promise.all(Array.from({ length: 1_000 }, () => send(json, headers)))
    expect(new Set(all.map(({ response }) => response.status))).toEqual(new Set([201]))
    expect(new Set(all.map(({ answer }) => answer.id)).size).toBe(1)
    const replayed = all.filter(({ response }) => response.headers.get('Idempotency-Replayed') === 'true')
    expect(replayed).toHaveLength(999)
    expect(inbox()).toHaveLength(1)
    const other = await send({ ...json, to: { tags: 'sports' } }, headers)
    expect(await problemOf(other.response)).toMatchObject({ code: 'idempotency-key-reused', status: 422 })
    // The keys of another sender are others.
    const foreign = await gateway.call('/v1/notifications', { json, headers, credential: gateway.keys.send })
    expect(foreign.headers.get('Idempotency-Replayed')).toBeNull()
    expect(inbox()).toHaveLength(2)
  })

  test('what is scheduled for tags waits at the hub, and can be cancelled there', async () => {
    await register('phone', phone)
    const scheduleAt = new Date(Date.now() + 3_600_000).toISOString()
    const json = { message, platforms: ['fcmv1'], to: { tags: 'news' }, scheduleAt }
    const { response, answer } = await send(json)
    expect([response.status, answer.status]).toEqual([202, 'scheduled'])
    const kept = await send(json)
    const { emulator } = gateway.emulator
    const canceled = await gateway.call(`/v1/notifications/${answer.id}`, { method: 'DELETE' })
    expect((await canceled.json()) as SendAnswer).toMatchObject({
      status: 'canceled',
      counts: { canceled: { parts: 1 }, done: { parts: 0 } },
    })
    const { hub = [] } = await readSend(gateway, kept.answer.id)
    emulator.clock.advance(3_600_000)
    expect(inbox()).toHaveLength(1)
    const late = await gateway.call(`/v1/schedules/${hub[0]?.notificationId}`, { method: 'DELETE' })
    expect(await problemOf(late)).toMatchObject({ code: 'not-found' })
  })

  test('a schedule of the hub is cancelled by its id', async () => {
    const scheduleAt = new Date(Date.now() + 7_200_000).toISOString()
    const { answer } = await send({ message, platforms: ['fcmv1'], to: { tags: 'news' }, scheduleAt })
    const { hub = [] } = await readSend(gateway, answer.id)
    const path = `/v1/schedules/${hub[0]?.notificationId}`
    expect((await gateway.call(path, { method: 'DELETE' })).status).toBe(204)
    expect((await gateway.call(path, { method: 'DELETE' })).status).toBe(404)
  })

  test('what is scheduled for handles waits at the gateway, and is cancelled there or leaves in time', async () => {
    const json = { message, platforms: ['fcmv1'], to: { handles: { fcmv1: ['a', 'b'] } } }
    const far = await send({ ...json, scheduleAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect(far.answer).toMatchObject({ status: 'scheduled', counts: { pending: { handles: 2 } } })
    await gateway.call(`/v1/notifications/${far.answer.id}`, { method: 'DELETE' })
    expect(await readSend(gateway, far.answer.id)).toMatchObject({
      status: 'canceled',
      counts: { canceled: { handles: 2 } },
    })
    const soon = await send({ ...json, scheduleAt: new Date(Date.now() + 1_000).toISOString() })
    expect(inbox()).toEqual([])
    await untilFinished(gateway, soon.answer.id)
    expect(inbox()).toHaveLength(2)
  })

  test.each([-1_000, 7 * 86_400_000 + 60_000])('a schedule %d ms from now is refused', async (ms) => {
    const scheduleAt = new Date(Date.now() + ms).toISOString()
    const { response } = await send({ message, platforms: ['fcmv1'], to: { everyone: true }, scheduleAt })
    expect(await problemOf(response)).toMatchObject({ code: 'schedule-out-of-range', status: 422 })
  })

  test('a send that nobody made is not there', async () => {
    const path = '/v1/notifications/4b7a3f0e-57a5-4f8e-9d0e-3a2b1c4d5e6f'
    const answers = await Promise.all([
      gateway.call(path),
      gateway.call(path, { method: 'DELETE' }),
      gateway.call(`${path}/parts`),
      gateway.call(`${path}/commit`, { json: { pages: 1 } }),
      gateway.call(`${path}/recipients?page=1`, { json: { handles: { fcmv1: ['a'] } } }),
      gateway.call(`${path}/resolve`, { json: { action: 'resume' } }),
      gateway.call('/v1/notifications/none'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
  })

  test('numbers are kept for Prometheus', async () => {
    await send({ message, platforms: ['fcmv1'], to: { everyone: true } })
    const text = await until(
      async () => (await gateway.call('/metrics')).text(),
      (text) =>
        /hubcast_hub_calls_total\{state="done"\} \d+/.test(text) &&
        text.includes('route="/v1/notifications"'),
    )
    expect(text).toContain('# TYPE hubcast_requests_total counter')
  })

  test('the log has neither payloads, handles nor credentials', async () => {
    await send({ message, platforms: ['fcmv1'], to: { handles: { fcmv1: ['a-handle-of-a-phone'] } } })
    const log = await until(
      async () => gateway.log(),
      (log) => log.includes('"route":"/v1/notifications"'),
    )
    expect(log).not.toMatch(/Order 41|a-handle-of-a-phone|hck_|eyJ|SharedAccess|-key-of-the-emulator/)
  })
})
