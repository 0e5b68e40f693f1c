import { describe, expect, test } from 'vitest'
import { type Reached, register, send, ways } from '../../test/emulators.js'

const json = async (reached: Reached, path: string) => (await reached.fetch(`/_emulator/api/${path}`)).json()
const tags = (expression: string) => ({ 'ServiceBusNotification-Tags': expression })
const template = { 'ServiceBusNotification-Format': 'template' }

describe.each(ways)('%s', (_, start) => {
  test('is ready, and leads a browser to its page', async () => {
    const reached = await start()
    expect(await (await reached.fetch('/readyz')).json()).toEqual({ status: 'ready' })
    for (const path of ['/', '/_emulator']) {
      const response = await reached.fetch(path)
      expect([response.status, response.headers.get('Location')]).toEqual([302, '/_emulator/'])
    }
    for (const [path, type] of [
      ['/_emulator/', 'text/html'],
      ['/_emulator/app.js', 'text/javascript'],
      ['/_emulator/app.css', 'text/css'],
    ] as const) {
      const response = await reached.fetch(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toContain(type)
      expect(response.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
    }
    expect((await reached.fetch('/_emulator/constructor')).status).toBe(404)
  })

  test('tells how each hub is reached', async () => {
    const reached = await start({ hubs: ['one', 'two'] })
    await register(reached, { installationId: 'a' }, 'two')
    const { hubs } = await json(reached, 'status')
    const host = reached.origin.replace('http://', '')
    expect(hubs).toEqual([
      expect.objectContaining({ name: 'one', devices: 0 }),
      expect.objectContaining({ name: 'two', devices: 1 }),
    ])
    expect(hubs[0].sdkConnectionString).toMatch(
      new RegExp(`^Endpoint=sb://${host}/;SharedAccessKeyName=[^;]+;SharedAccessKey=[^;]+$`),
    )
    expect(hubs[0].connectionString).toBe(`${hubs[0].sdkConnectionString};UseDevelopmentEmulator=true`)
    expect(hubs[0].listenConnectionString).toContain('DefaultListenSharedAccessSignature')
  })

  test('gives as many deliveries as are asked for, newest first, with their problems', async () => {
    const reached = await start()
    await register(reached, { installationId: 'a' })
    for (const n of [1, 2, 3]) await send(reached, {}, `{"data":{"n":"${n}"}}`)
    const { deliveries } = await json(reached, 'deliveries?limit=2')
    expect(deliveries.map(({ body }: { body: string }) => body)).toEqual([
      '{"data":{"n":"3"}}',
      '{"data":{"n":"2"}}',
    ])
    expect(deliveries[0].problems).toContainEqual(
      expect.objectContaining({ code: 'W_GCM_RETIRED', severity: 'warning' }),
    )
    expect((await reached.fetch('/_emulator/api/deliveries?limit=-1')).status).toBe(400)
  })

  test('shows why each device did or did not get a send', async () => {
    const reached = await start()
    const templates = { toast: { body: '{"x":"$(m)"}' } }
    await register(reached, { installationId: 'got', tags: ['news'], templates })
    await register(reached, { installationId: 'muted', tags: ['news', 'muted'], templates })
    await register(reached, { installationId: 'bare', tags: ['news'] })
    await register(reached, { installationId: 'old', expirationTime: '2020-01-01T00:00:00Z' })
    const response = await send(reached, { ...template, ...tags('news && !muted') }, '{"m":"x"}')
    const id = new URL(response.headers.get('Location') ?? '').pathname.split('/').at(-1)
    // A device that comes later, or changes, is no part of it.
    await register(reached, { installationId: 'later', tags: ['news'], templates })
    await register(reached, { installationId: 'got', tags: [], templates })
    const { send: sent, verdicts } = await json(reached, `sends/${id}`)
    expect(sent).toMatchObject({ id, format: 'template', tags: 'news && !muted', delivered: 1, test: false })
    expect(
      verdicts.map(({ device, reason }: { device: string; reason: string }) => [
        device.split('/').at(-1),
        reason,
      ]),
    ).toEqual([
      ['got', 'delivered'],
      ['muted', 'tags'],
      ['bare', 'no-template'],
      ['old', 'expired'],
    ])
    expect(verdicts[1]).toMatchObject({
      explanation: 'The tag expression is false here: it has "news", "muted".',
      template: 'toast',
      tags: [
        { tag: 'news', has: true },
        { tag: 'muted', has: true },
      ],
    })
    expect((await reached.fetch('/_emulator/api/sends/none')).status).toBe(404)
  })

  test('says that template registrations are reached by template sends, and of which platform a send was', async () => {
    const reached = await start()
    await register(reached, { installationId: 'a', platform: 'apns', pushChannel: 'ABCD' })
    const response = await send(reached)
    const id = response.headers.get('Location')?.match(/messages\/([^?]+)/)?.[1]
    const { verdicts } = await json(reached, `sends/${id}`)
    expect(verdicts[0]).toMatchObject({
      reason: 'wrong-platform',
      explanation: expect.stringContaining('format apple'),
    })
  })

  test('lists deliveries by hub, platform, tag, notification and device, and empties the inboxes', async () => {
    const reached = await start()
    await register(reached, { installationId: 'a', tags: ['News'] })
    await register(reached, { installationId: 'b', platform: 'adm' })
    await register(reached, { installationId: 'c' }, 'other')
    await send(reached, {}, '{"n":1}')
    await send(reached, { 'ServiceBusNotification-Format': 'adm' }, '{"n":2}')
    await send(reached, {}, '{"n":3}', '/other/messages?api-version=2020-06')
    const found = async (query: string) =>
      (await json(reached, `deliveries?${query}`)).deliveries.map(
        ({ installationId }: { installationId: string }) => installationId,
      )
    expect(await found('')).toEqual(['c', 'b', 'a'])
    expect(await found('hub=my-hub')).toEqual(['b', 'a'])
    expect(await found('platform=adm')).toEqual(['b'])
    expect(await found('tag=news')).toEqual(['a'])
    expect(await found('installationId=c')).toEqual(['c'])
    const [{ notificationId }] = (await json(reached, 'deliveries?hub=other')).deliveries
    expect(await found(`notificationId=${notificationId}`)).toEqual(['c'])
    expect((await reached.fetch('/_emulator/api/deliveries', { method: 'DELETE' })).status).toBe(204)
    expect(await found('')).toEqual([])
    expect((await json(reached, 'devices')).devices).toHaveLength(3)
    expect((await json(reached, 'devices?hub=other')).devices).toHaveLength(1)
  })

  test('streams what happens', async () => {
    const reached = await start()
    const response = await reached.fetch('/_emulator/api/events')
    expect(response.headers.get('Content-Type')).toBe('text/event-stream')
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    await register(reached, { installationId: 'a' })
    await send(reached)
    await send(reached, { Authorization: '' })
    let text = ''
    while (!text.includes('event: refusal')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect([...text.matchAll(/^event: (.*)$/gm)].map(([, type]) => type)).toEqual([
      'device',
      'send',
      'delivery',
      'refusal',
    ])
    const [, delivery] = /event: delivery\ndata: (.*)/.exec(text) ?? []
    expect(JSON.parse(delivery ?? '')).toMatchObject({ type: 'delivery', delivery: { installationId: 'a' } })
  })

  test('keeps no more than it was told, and shows what it dropped', async () => {
    const reached = await start({ inboxLimit: 3, sendLimit: 2 })
    await register(reached, { installationId: 'a' })
    for (let index = 0; index < 5; index++) await send(reached, {}, `{"n":${index}}`)
    const { deliveries } = await json(reached, 'deliveries')
    expect(deliveries.map(({ body }: { body: string }) => body)).toEqual(['{"n":4}', '{"n":3}', '{"n":2}'])
    expect((await json(reached, 'sends')).sends).toHaveLength(2)
    expect((await json(reached, 'status')).counts).toEqual({
      sends: 5,
      deliveries: 5,
      refusals: 0,
      droppedDeliveries: 2,
      droppedSends: 3,
    })
  })

  test('reset forgets devices, sends and inboxes', async () => {
    const reached = await start()
    await register(reached, { installationId: 'a' })
    await send(reached)
    reached.emulator.reset()
    expect(reached.emulator.devices()).toEqual([])
    expect((await json(reached, 'status')).counts).toMatchObject({ sends: 0, deliveries: 0 })
    expect((await json(reached, 'deliveries')).deliveries).toEqual([])
  })

  test.each(['http://evil.example', 'null', 'http://localhost.evil.example', 'https://localhost'])(
    'its own API refuses the origin %s',
    async (origin) => {
      const reached = await start()
      const response = await reached.fetch('/_emulator/api/deliveries', { headers: { Origin: origin } })
      expect(response.status).toBe(403)
    },
  )

  test('its own API answers its own page', async () => {
    const reached = await start()
    expect(
      (await reached.fetch('/_emulator/api/devices', { headers: { Origin: reached.origin } })).status,
    ).toBe(200)
  })
})

test('a foreign host name that leads here is refused for the page, unless it was allowed', async () => {
  const { createEmulator } = await import('@hubcast/emulator')
  const ask = (host: string, options = {}) =>
    createEmulator(options).fetch(`http://${host}/_emulator/api/devices`)
  for (const host of ['localhost', '127.0.0.1:8686', '[::1]:8686', 'hub.localhost'])
    expect((await ask(host)).status).toBe(200)
  expect((await ask('rebound.example')).status).toBe(403)
  expect((await ask('hubcast', { allowedHosts: ['hubcast'] })).status).toBe(200)
})

test('given randomness and a clock make every id repeatable', async () => {
  const { createEmulator } = await import('@hubcast/emulator')
  const run = async () => {
    let seed = 1
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed / 2_147_483_647
    }
    const emulator = createEmulator({ random, now: () => 1_700_000_000_000 })
    const [[, start]] = ways as [(typeof ways)[number]]
    const reached: Reached = {
      ...(await start()),
      emulator,
      fetch: (path, init) => emulator.fetch(`http://localhost${path}`, init),
    }
    await register(reached, { installationId: 'a' })
    const response = await send(reached)
    return [response.headers.get('Location'), response.headers.get('TrackingId'), emulator.inbox.deliveries()]
  }
  const first = await run()
  expect(first[0]).toMatch(/messages\/[0-9a-f]{32}-20231114221320-/)
  expect(await run()).toEqual(first)
})
