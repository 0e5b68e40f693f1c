import { createEmulator } from '@hubcast/emulator'
import { describe, expect, test } from 'vitest'
import { authorized, detailOf, type Reached, register, send, ways } from '../../test/emulators.js'

const inbox = ({ emulator }: Reached) =>
  emulator.inbox.deliveries().map(({ installationId, body }) => [installationId, body])
const template = { 'ServiceBusNotification-Format': 'template' }
const tags = (expression: string) => ({ 'ServiceBusNotification-Tags': expression })

describe.each(ways)('%s', (_, start) => {
  test('answers a send with 201, no body, and where the notification is', async () => {
    const reached = await start()
    const response = await send(reached, { TrackingId: 'my-own-id' })
    expect(response.status).toBe(201)
    expect(await response.text()).toBe('')
    const location = new URL(response.headers.get('Location') ?? '')
    expect(location.origin).toBe(reached.origin)
    expect(location.pathname).toMatch(/^\/my-hub\/messages\/[0-9a-f]{32}-\d{14}-\d{8}-\d{2}$/)
    expect(location.search).toBe('?api-version=2020-06')
    expect(response.headers.get('TrackingId')).toBe('my-own-id')
    expect(response.headers.get('x-ms-correlation-request-id')).toBeTruthy()
    expect(response.headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
  })

  test.each([
    '/my-hub/messages/?api-version=2015-01',
    '/My-Hub/Messages?api-version=2013-10',
    '/MY-HUB/MESSAGES/?API-Version=2017-04',
    '/my-hub/messages?test&api-version=2020-06',
    '/my-hub/messages/?api-version=2020-06&test=true',
    '/my-hub/messages?api-version=2020-06&unknown=1',
  ])('accepts the spelling %s', async (path) => {
    const reached = await start()
    expect((await send(reached, {}, '{}', path)).status).toBe(201)
    expect(reached.emulator.hubs).toEqual(['my-hub'])
  })

  test.each(['/my-hub/messages', '/my-hub/messages?api-version=', '/my-hub/messages?api-version=latest'])(
    'refuses %s: no api-version',
    async (path) => {
      expect((await send(await start(), {}, '{}', path)).status).toBe(400)
    },
  )

  test.each([
    ['gcm', '{"data":{}}'],
    ['fcmv1', '{"message":{}}'],
    ['FcmV1', '{"message":{}}'],
    ['apple', '{"aps":{}}'],
    ['adm', '{"data":{}}'],
    ['baidu', '{"description":"x"}'],
    ['xiaomi', '{"payload":"x"}'],
    ['browser', '{"title":"x"}'],
    ['template', '{}'],
    ['windowsphone', '<wp:Notification xmlns:wp="WPNotification"/>'],
  ])('takes the format %s', async (format, body) => {
    expect((await send(await start(), { 'ServiceBusNotification-Format': format }, body)).status).toBe(201)
  })

  test.each([
    ['fcmv1', '{"message":{"notification":{"sound":"default"}}}'],
    ['fcmv1', '{"message":{"data":{"n":1}}}'],
    ['apple', '{"aps":{"alert":"x","sound":{"critical":1}}}'],
    ['apple', '{"aps":{"badge":"1"}}'],
  ])('looks into %s bodies, and refuses %s', async (format, body) => {
    const headers = { 'ServiceBusNotification-Format': format }
    const response = await send(await start(), headers, body)
    expect([response.status, await detailOf(response)]).toEqual([
      400,
      expect.stringContaining('The supplied notification payload is invalid'),
    ])
    expect((await send(await start({ checkPayloads: false }), headers, body)).status).toBe(201)
  })

  test.each([
    ['apns', 'apple', '{"aps":{"alert":"x","parcel":1}}', ['W_APNS_UNKNOWN_KEY /aps/parcel']],
    ['fcmv1', 'fcmv1', '{"data":{"m":"x"}}', [expect.stringMatching(/^E_FCM_ENVELOPE/)]],
    ['apns', 'apple', `{"aps":{"alert":"${'x'.repeat(4096)}"}}`, ['E_APNS_TOO_LARGE ']],
    ['browser', 'browser', `{"title":"${'x'.repeat(4096)}"}`, ['E_WEBPUSH_TOO_LARGE ']],
  ])('tells what a device of %s would make of a %s body', async (platform, format, body, expected) => {
    const reached = await start()
    const pushChannel =
      platform === 'browser' ? { endpoint: 'https://push.example.org/1', p256dh: 'a', auth: 'b' } : 'ab'
    await register(reached, { installationId: 'a', platform, pushChannel })
    expect((await send(reached, { 'ServiceBusNotification-Format': format }, body)).status).toBe(201)
    const [delivery] = reached.emulator.inbox.deliveries()
    const problems = (delivery?.problems ?? []).filter(({ severity }) => severity !== 'info')
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(expected)
  })

  test('judges what a template became, with the headers that it came to', async () => {
    const reached = await start()
    await register(reached, {
      installationId: 'a',
      platform: 'apns',
      pushChannel: 'ab',
      templates: {
        silent: {
          body: '{"aps":{"content-available":1,"alert":"$(m)"}}',
          headers: { 'apns-push-type': 'background', 'apns-priority': '10' },
        },
      },
    })
    await send(reached, template, '{"m":"x"}')
    const [delivery] = reached.emulator.inbox.deliveries()
    expect(delivery?.problems.map(({ code }) => code)).toEqual([
      'E_APNS_BACKGROUND_VISIBLE',
      'E_APNS_BACKGROUND_PRIORITY',
    ])
  })

  test('refuses an unknown format in the words of the service', async () => {
    const response = await send(await start(), { 'ServiceBusNotification-Format': 'fcm' })
    expect(response.status).toBe(400)
    expect(await detailOf(response)).toBe(
      "The HTTP header 'ServiceBusNotification-Format' has an invalid value: 'fcm'.",
    )
  })

  test('a windows send needs its type, and well-formed XML unless it is raw', async () => {
    const reached = await start()
    const windows = { 'ServiceBusNotification-Format': 'windows' }
    const missing = await send(reached, windows, '<toast launch="15"/>')
    expect([missing.status, await detailOf(missing)]).toEqual([
      400,
      "The mandatory HTTP header 'X-WNS-Type' is missing.",
    ])
    expect(
      (await send(reached, { ...windows, 'X-WNS-Type': 'wns/toast' }, '<toast launch="15"/>')).status,
    ).toBe(201)
    expect((await send(reached, { ...windows, 'X-WNS-Type': 'wns/toast' }, '<toast>')).status).toBe(400)
    expect((await send(reached, { ...windows, 'X-WNS-Type': 'wns/raw' }, 'anything')).status).toBe(201)
  })

  test.each(['no json', '', '[]', '"text"', 'null', '\ufeff{}x'])('refuses the payload %j', async (body) => {
    expect((await send(await start(), {}, body)).status).toBe(400)
  })

  test.each(['{"a":1}', '{"a":null}', '{"a":{}}'])(
    'refuses the template message %s: properties are strings',
    async (body) => {
      expect((await send(await start(), template, body)).status).toBe(400)
    },
  )

  test.each([
    '',
    'Door open',
    'a &&',
    '$InstallationId:[abc]',
    'a b',
    Array.from({ length: 21 }, (_, i) => `t${i}`).join('||'),
  ])('refuses the tags %j', async (expression) => {
    const response = await send(await start(), tags(expression))
    expect(response.status).toBe(400)
    expect(await detailOf(response)).toContain('Valid tag characters are alphanumeric, _, @, -, ., : and #.')
  })

  test('takes 64 KB and refuses more, announced or streamed', async () => {
    const reached = await start()
    const payload = (bytes: number) => `{"data":{"m":"${'x'.repeat(bytes - 17)}"}}`
    expect(payload(100)).toHaveLength(100)
    const streamed = (text: string) => new Blob([text]).stream()
    const post = (body: BodyInit) =>
      reached.fetch('/my-hub/messages?api-version=2020-06', {
        method: 'POST',
        headers: { ...authorized(reached), 'ServiceBusNotification-Format': 'gcm' },
        body,
        duplex: 'half',
      } as RequestInit)
    for (const [bytes, status] of [
      [65_536, 201],
      [65_537, 413],
      [1_000_000, 413],
    ] as const) {
      expect((await post(payload(bytes))).status).toBe(status)
      expect((await post(streamed(payload(bytes)))).status).toBe(status)
    }
  })

  test('a native send reaches its own platform, a template send those with a template', async () => {
    const reached = await start()
    const body = '{"data":{"m":"$(title)"}}'
    await register(reached, { installationId: 'native' })
    await register(reached, { installationId: 'both', templates: { t: { body } } })
    await register(reached, {
      installationId: 'apple',
      platform: 'apns',
      templates: { t: { body: '{"aps":{"alert":"$(title)"}}' } },
    })
    await send(reached, {}, '{"data":{"m":"native"}}')
    expect(inbox(reached).sort()).toEqual([
      ['both', '{"data":{"m":"native"}}'],
      ['native', '{"data":{"m":"native"}}'],
    ])
    reached.emulator.inbox.clear()
    await send(reached, template, '{"TITLE":"测试2023 \\"quoted\\""}')
    expect(inbox(reached).sort()).toEqual([
      ['apple', '{"aps":{"alert":"测试2023 \\"quoted\\""}}'],
      ['both', '{"data":{"m":"测试2023 \\"quoted\\""}}'],
    ])
  })

  test('a missing format means template', async () => {
    const reached = await start()
    await register(reached, { installationId: 'a', templates: { t: { body: '{"x":"$(title)"}' } } })
    const response = await reached.fetch('/my-hub/messages?api-version=2020-06', {
      method: 'POST',
      headers: authorized(reached),
      body: '{"title":"T"}',
    })
    expect(response.status).toBe(201)
    expect(inbox(reached)).toEqual([['a', '{"x":"T"}']])
  })

  test('tags choose: own tags, implied ones, template names, in any letter case', async () => {
    const reached = await start()
    const templates = { toast: { body: '{"x":"toast"}' }, alarm: { body: '{"x":"alarm"}', tags: ['loud'] } }
    await register(reached, { installationId: 'a', userId: 'bob', tags: ['News', 'username:bob'], templates })
    await register(reached, {
      installationId: 'b',
      tags: ['first.last@mail.sub.example.co.uk'],
      templates: {},
    })
    const reachedBy = async (expression: string, format: Record<string, string> = {}) => {
      reached.emulator.inbox.clear()
      await send(reached, { ...format, ...tags(expression) }, '{}')
      return reached.emulator.inbox
        .deliveries()
        .map(({ installationId, template }) => template ?? installationId)
        .sort()
    }
    expect(await reachedBy('news')).toEqual(['a'])
    expect(await reachedBy('username:bob && !x')).toEqual(['a'])
    expect(await reachedBy('first.last@mail.sub.example.co.uk')).toEqual(['b'])
    expect(await reachedBy('$InstallationId:{a} || $installationid:{b}')).toEqual(['a', 'b'])
    expect(await reachedBy('$UserId:{bob}')).toEqual(['a'])
    expect(await reachedBy('!news')).toEqual(['b'])
    expect(await reachedBy('news', template)).toEqual(['alarm', 'toast'])
    expect(await reachedBy('toast', template)).toEqual(['toast'])
    expect(await reachedBy('toast && news', template)).toEqual(['toast'])
    expect(await reachedBy('loud', template)).toEqual(['alarm'])
    expect(await reachedBy('toast')).toEqual([])
  })

  test('case-sensitive tags are a switch', async () => {
    const reached = await start({ caseSensitiveTags: true })
    await register(reached, { installationId: 'a', tags: ['News'] })
    await send(reached, tags('news'))
    expect(inbox(reached)).toEqual([])
    await send(reached, tags('News'))
    expect(inbox(reached)).toHaveLength(1)
  })

  test('how many tags may be mixed is a switch', async () => {
    const seven = tags('a && b && c && d && e && f && g')
    expect((await send(await start(), seven)).status).toBe(400)
    const reached = await start({ mixedTagLimit: 10 })
    await register(reached, { installationId: 'a', tags: [...'abcdefg'] })
    expect((await send(reached, seven)).status).toBe(201)
    expect(inbox(reached)).toHaveLength(1)
  })

  test('a handle gets a native send once, however many installations have it', async () => {
    const reached = await start()
    await register(reached, { installationId: 'a', pushChannel: 'same' })
    await register(reached, { installationId: 'b', pushChannel: 'same' })
    await send(reached)
    expect(inbox(reached)).toHaveLength(1)
  })

  test('an installation that ran out is not reached, and one with an hour left is', async () => {
    const reached = await start()
    await register(reached, {
      installationId: 'a',
      expirationTime: new Date(Date.now() + 3_600_000).toISOString(),
    })
    await send(reached)
    expect(inbox(reached)).toHaveLength(1)
    reached.emulator.clock.advance(3_600_001)
    await send(reached)
    expect(inbox(reached)).toHaveLength(1)
  })

  test('when nobody listens it answers 201, or 400 as the article describes', async () => {
    expect((await send(await start())).status).toBe(201)
    const strict = await start({ nobodyListens: 400 })
    expect((await send(strict)).status).toBe(400)
    await register(strict, { installationId: 'a' })
    expect((await send(strict)).status).toBe(201)
    expect((await send(strict, tags('nobody-has-this'))).status).toBe(400)
  })

  test('a test send tries ten devices and tells each outcome', async () => {
    const reached = await start()
    for (let index = 0; index < 12; index++) await register(reached, { installationId: `d${index}` })
    const response = await send(reached, {}, '{}', '/my-hub/messages?api-version=2020-06&test')
    expect(response.status).toBe(201)
    const text = await response.text()
    expect(text).toMatch(
      /^<NotificationOutcome xmlns="http:\/\/schemas\.microsoft\.com\/netservices\/2010\/10\/servicebus\/connect" xmlns:i="[^"]+"><Success>10<\/Success><Failure>0<\/Failure><Results><RegistrationResult>/,
    )
    expect(
      text.match(
        /<ApplicationPlatform>gcm<\/ApplicationPlatform><PnsHandle>handle-of-d\d+<\/PnsHandle><RegistrationId>\d+-\d+-1<\/RegistrationId><Outcome>The Notification was successfully sent to the Push Notification System<\/Outcome>/g,
      ),
    ).toHaveLength(10)
    expect(inbox(reached)).toHaveLength(10)
  })

  test('a test send that reaches nobody says so', async () => {
    const response = await send(await start(), {}, '{}', '/my-hub/messages?api-version=2020-06&test')
    expect(await response.text()).toContain('<Success>0</Success><Failure>0</Failure><Results/>')
  })

  test('the push service gets the platform’s own headers and no others', async () => {
    const reached = await start()
    await register(reached, {
      installationId: 'pc',
      platform: 'wns',
      pushChannel: 'https://db5.notify.windows.com/?token=Aw%2f%3d',
    })
    await register(reached, { installationId: 'phone', platform: 'apns', pushChannel: 'ABCD' })
    const extra = { 'apns-priority': '5', 'X-WNS-TTL': '60', 'x-ms-client-request-id': 'x', 'X-Other': 'y' }
    await send(
      reached,
      { 'ServiceBusNotification-Format': 'windows', 'X-WNS-Type': 'wns/toast', ...extra },
      '<toast/>',
    )
    await send(reached, { 'ServiceBusNotification-Format': 'apple', ...extra }, '{"aps":{}}')
    expect(reached.emulator.inbox.deliveries().map(({ headers, handle }) => [headers, handle])).toEqual([
      [{ 'Content-Type': 'application/json', 'apns-priority': '5' }, 'ABCD'],
      [
        { 'Content-Type': 'text/xml', 'X-WNS-Type': 'wns/toast', 'X-WNS-TTL': '60' },
        'https://db5.notify.windows.com/?token=Aw%2f%3d',
      ],
    ])
  })

  test.each([
    ['GET', '/my-hub/registrations?api-version=2020-06', 404],
    ['POST', '/my-hub/nothing?api-version=2020-06', 404],
    ['POST', '/my-hub?api-version=2020-06', 404],
    ['POST', '/my-hub/installations/a?api-version=2020-06', 501],
    ['DELETE', '/%?api-version=2020-06', 404],
  ])('%s %s is answered aloud with %i', async (method, path, status) => {
    const reached = await start()
    const response = await reached.fetch(path, {
      method,
      headers: authorized(reached),
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    expect(response.status).toBe(status)
    expect(await detailOf(response)).toContain('emulator')
    expect(reached.emulator.inbox.deliveries()).toEqual([])
  })
})

test('hubs are made on first use, but only for who may, and not where that is switched off', async () => {
  const [[, start]] = ways as [(typeof ways)[number]]
  const reached = await start()
  await send(reached, { Authorization: 'nothing' }, '{}', '/other/messages?api-version=2020-06')
  expect(reached.emulator.hubs).toEqual(['my-hub'])
  await send(reached, {}, '{}', '/other/messages?api-version=2020-06')
  expect(reached.emulator.hubs).toEqual(['my-hub', 'other'])
  const strict = await start({ createHubs: false })
  expect((await send(strict, {}, '{}', '/other/messages?api-version=2020-06')).status).toBe(404)
})

test.each([
  { hub: ['x'] },
  { hubs: ['a b'] },
  { hubs: ['..'] },
  { hubs: ['_emulator'] },
  { nobodyListens: 200 },
  { inboxLimit: 0 },
])('the impossible option %j is refused', (options) => {
  expect(() => createEmulator(options as object)).toThrow(TypeError)
})
