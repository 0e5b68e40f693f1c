import {
  type Installation,
  NotificationHub,
  notification,
  type PushNotification,
  type SendOptions,
  sharedAccessKey,
} from '@hubcast/core'
import { expect, test, vi } from 'vitest'
import { accepted, answer, serve } from '../test/server.js'

const hello = notification('gcm', '{"data":{"msg":"x"}}')
const news = notification('template', '{"title":"x"}')

async function connect() {
  const server = await serve(accepted)
  return { server, hub: new NotificationHub(server.connectionString, 'hub1') }
}

test.each<[SendOptions, string | undefined]>([
  [{}, undefined],
  [{ tags: 'news' }, 'news'],
  [{ tags: ' news  &&\n !muted ' }, 'news && !muted'],
  [{ tags: ['a', 'b'] }, 'a || b'],
  [{ tags: 'a||b && c' }, 'a || (b && c)'],
  [{ template: 'toast' }, 'toast'],
  [{ template: 'toast', tags: ['a', 'b'] }, 'toast && (a || b)'],
  [{ template: 'toast', tags: 'a && !b' }, 'toast && a && !b'],
])('the options %j become the tags %j', async (options, tags) => {
  const { server, hub } = await connect()
  await hub.send(options.template ? news : hello, options)
  expect(server.seen[0]?.headers['servicebusnotification-tags']).toBe(tags)
})

test.each<[string, unknown]>([
  ['an empty expression', { tags: '' }],
  ['a blank expression', { tags: '  ' }],
  ['an empty list', { tags: [] }],
  ['a list with an empty tag', { tags: [''] }],
  ['a list with an expression', { tags: ['a && b'] }],
  ['undefined', { tags: undefined }],
  ['null', { tags: null }],
  ['an undefined template', { template: undefined }],
  ['a template name that is no tag', { template: 'Template Name' }],
  ['21 tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }],
  ['7 tags with the template', { template: 't', tags: 'a && b && c && d && e && f' }],
  ['an option that does not exist', { tag: 'news' }],
  ['a template for a native send', { template: 'toast' }],
  ['tags that are neither', { tags: 7 }],
])('%s is an error, and nothing is sent', async (what, options) => {
  const { server, hub } = await connect()
  const notification = what === 'a template for a native send' ? hello : news
  await expect(hub.send(notification, options as SendOptions)).rejects.toThrow()
  expect(server.seen).toEqual([])
})

test('an unknown option is named, with those there are', async () => {
  const { hub } = await connect()
  await expect(hub.send(hello, { tag: 'a' } as SendOptions)).rejects.toThrow(/"tag".*tags/)
  expect(
    () =>
      new NotificationHub('Endpoint=sb://ns/;SharedAccessKeyName=a;SharedAccessKey=b', 'h', {
        timeoutMs: 1,
      } as object),
  ).toThrow(/"timeoutMs".*timeout/)
})

test.each<[object, RegExp]>([
  [{ timeout: 5_000 }, /"5000".*tryMs/],
  [{ timeout: { tryMS: 1 } }, /"tryMS".*tryMs/],
  [{ retry: 5 }, /"5".*limit/],
  [{ retry: { times: 5 } }, /"times".*limit/],
  [{ fetch: 'fetch' }, /fetch/],
])('the option %j is a mistake that is told at once', (options, words) => {
  expect(
    () => new NotificationHub('Endpoint=sb://ns/;SharedAccessKeyName=a;SharedAccessKey=b', 'h', options),
  ).toThrow(words)
})

test('bounds beyond what a timer can hold are no bounds', async () => {
  const { server } = await connect()
  const unbounded = { timeout: { tryMs: Number.POSITIVE_INFINITY, totalMs: Number.POSITIVE_INFINITY } }
  expect(await new NotificationHub(server.connectionString, 'hub1', unbounded).send(hello)).toMatchObject({
    attempts: 1,
  })
  const long = { timeout: { tryMs: 30 * 86_400_000, totalMs: 60 * 86_400_000 } }
  expect(await new NotificationHub(server.connectionString, 'hub1', long).send(hello)).toMatchObject({
    attempts: 1,
  })
})

test.each<[string, unknown]>([
  ['no notification', undefined],
  ['an unknown format', { ...hello, format: 'fcm' }],
  ['an inherited format', { ...hello, format: 'constructor' }],
  ['no body', { ...hello, body: undefined }],
  ['a body that is an object', { ...hello, body: {} }],
  ['no content type', { ...hello, contentType: '' }],
  ['a body above 64 KB', { ...hello, body: 'é'.repeat(32_769) }],
  ['a line break in a header', { ...hello, headers: { 'X-A': 'a\r\nX-B: c' } }],
  ['a control character in a header', { ...hello, headers: { 'X-A': 'a\u0000' } }],
  ['a header beyond Latin-1', { ...hello, headers: { 'X-A': '测试' } }],
  ['a blank at the end of a header', { ...hello, headers: { 'X-A': 'a ' } }],
  ['an empty header', { ...hello, headers: { 'X-A': '' } }],
  ['a header name with a blank', { ...hello, headers: { 'X A': 'a' } }],
  ['an undefined header', { ...hello, headers: { 'X-A': undefined } }],
  ['a target among the headers', { ...hello, headers: { 'ServiceBusNotification-Tags': 'x' } }],
  ['a handle among the headers', { ...hello, headers: { 'servicebusnotification-devicehandle': 'x' } }],
  ['an authorization among the headers', { ...hello, headers: { authorization: 'x' } }],
  ['a windows notification without its type', { ...hello, format: 'windows' }],
])('%s is an error, and nothing is sent', async (_, notification) => {
  const { server, hub } = await connect()
  await expect(hub.send(notification as PushNotification)).rejects.toThrow()
  expect(server.seen).toEqual([])
})

test('the platform’s own headers pass, and the caller’s objects stay as they were', async () => {
  const { server, hub } = await connect()
  const headers = Object.freeze({
    'apns-priority': '5',
    'ServiceBusNotification-Apns-Expiry': '2026-12-01T10:00+01:00',
  })
  const frozen = Object.freeze({ ...notification('apple', '{"aps":{"alert":"x"}}'), headers })
  await hub.send(frozen, Object.freeze({ tags: Object.freeze(['a', 'b']) as readonly string[] }))
  expect(server.seen[0]?.headers).toMatchObject({
    'apns-priority': '5',
    'servicebusnotification-apns-expiry': headers['ServiceBusNotification-Apns-Expiry'],
  })
})

test.each([
  ['https://ns.servicebus.windows.net/hub1/messages/abc-1?api-version=2020-06', 'abc-1'],
  ['https://ns/hub1/messages/abc-1?api-version=2020-06&direct', 'abc-1'],
  ['https://ns/hub1/messages/$batch/abc-1?api-version=2020-06&direct', 'abc-1'],
  ['https://ns/hub1/schedulednotifications/a_b-S1/?x', 'a_b-S1'],
  ['/hub1/messages/abc-1', 'abc-1'],
  ['abc-1', 'abc-1'],
])('the notification id is read from the location %s', async (location, id) => {
  const server = await serve(
    answer(201, { Location: location, TrackingId: 't', 'x-ms-correlation-request-id': 'c' }),
  )
  expect(await new NotificationHub(server.connectionString, 'hub1').send(hello)).toEqual({
    notificationId: id,
    location,
    trackingId: 't',
    correlationId: 'c',
    attempts: 1,
  })
})

test('below the Standard tier there is no location and no id', async () => {
  for (const status of [200, 201]) {
    const server = await serve(answer(status))
    const receipt = await new NotificationHub(server.connectionString, 'hub1').send(hello)
    expect(receipt).toMatchObject({ notificationId: undefined, location: undefined })
  }
})

const outcome = `<NotificationOutcome xmlns="http://schemas.microsoft.com/netservices/2010/10/servicebus/connect"
  xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Success>1</Success><Failure>1</Failure><Results>
  <RegistrationResult><ApplicationPlatform>apple</ApplicationPlatform><PnsHandle>ABCD</PnsHandle>
  <RegistrationId>1-2-3</RegistrationId><Outcome>The Notification was successfully sent to the Push Notification System</Outcome></RegistrationResult>
  <RegistrationResult><ApplicationPlatform>windows</ApplicationPlatform><PnsHandle>https://x/?a=1&amp;b=2</PnsHandle>
  <RegistrationId>4-5-6</RegistrationId><Outcome>The Push Notification System handle for the registration is invalid</Outcome></RegistrationResult>
  </Results></NotificationOutcome>`

test('a test send tells the outcome for each device', async () => {
  const server = await serve(answer(201, {}, outcome))
  const receipt = await new NotificationHub(server.connectionString, 'hub1').send(hello, { test: true })
  expect(server.seen[0]?.url).toBe('/hub1/messages?api-version=2020-06&test')
  expect(receipt.outcome).toEqual({
    success: 1,
    failure: 1,
    results: [
      {
        platform: 'apple',
        handle: 'ABCD',
        registrationId: '1-2-3',
        outcome: 'The Notification was successfully sent to the Push Notification System',
      },
      {
        platform: 'windows',
        handle: 'https://x/?a=1&b=2',
        registrationId: '4-5-6',
        outcome: 'The Push Notification System handle for the registration is invalid',
      },
    ],
  })
})

test.each([
  ['', undefined],
  [
    '<NotificationOutcome><Success>0</Success><Failure>0</Failure><Results/></NotificationOutcome>',
    { success: 0, failure: 0, results: [] },
  ],
])('a test send whose answer is %j is read', async (body, expected) => {
  const server = await serve(answer(201, {}, body))
  const receipt = await new NotificationHub(server.connectionString, 'hub1').send(hello, { test: true })
  expect(receipt.outcome).toEqual(expected)
})

test('installations are put, read whatever their label says, and deleted', async () => {
  const installation: Installation = {
    installationId: 'a',
    platform: 'fcmv1',
    pushChannel: 'cVx3:APA91b-_0123',
    tags: ['x'],
  }
  const server = await serve(
    answer(200),
    answer(200, { 'Content-Type': 'application/xml; charset=utf-8' }, JSON.stringify(installation)),
    answer(204),
  )
  const { installations } = new NotificationHub(server.connectionString, 'hub1')
  expect(await installations.put(installation)).toMatchObject({ attempts: 1, warnings: [] })
  expect(await installations.get('a')).toEqual(installation)
  await installations.delete('a')
  expect(server.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['PUT', '/hub1/installations/a?api-version=2020-06', JSON.stringify(installation)],
    ['GET', '/hub1/installations/a?api-version=2020-06', ''],
    ['DELETE', '/hub1/installations/a?api-version=2020-06', ''],
  ])
  expect(server.seen[0]?.headers['content-type']).toBe('application/json')
})

test('seventy-two tags are a warning, 8,001 bytes of tags an error', async () => {
  const server = await serve(answer(200))
  const { installations } = new NotificationHub(server.connectionString, 'hub1')
  const base = { installationId: 'a', platform: 'gcm', pushChannel: 'x' } as const
  const tags = Array.from(
    { length: 72 },
    (_, index) => `tag-of-20-characters`.slice(0, 18) + String(index).padStart(2, '0'),
  )
  expect((await installations.put({ ...base, tags })).warnings).toEqual([expect.stringContaining('72')])
  const tooMany = [
    ...Array.from({ length: 66 }, (_, index) => String(index).padStart(120, 'x')),
    'y'.repeat(15),
  ]
  await expect(installations.put({ ...base, tags: tooMany })).rejects.toThrow(/8001 bytes.*8000/)
  expect(server.seen).toHaveLength(1)
})

test.each<[string, object]>([
  ['no id', { installationId: '' }],
  ['an id that no tag takes', { installationId: 'a b' }],
  ['a user id that no tag takes', { userId: 'a b' }],
  ['no platform', { platform: undefined }],
  ['a platform that is a format', { platform: 'apple' }],
  ['no channel', { pushChannel: '' }],
  ['a text for tags', { tags: 'news' }],
  ['commas in a tag', { tags: ['t1,t2,t3'] }],
  ['a blank in a tag', { tags: ['Door open'] }],
])('an installation with %s is refused before anything is sent', async (_, wrong) => {
  const { server, hub } = await connect()
  const installation = { installationId: 'a', platform: 'gcm', pushChannel: 'x', ...wrong } as Installation
  await expect(hub.installations.put(installation)).rejects.toMatchObject({ name: 'HubError', attempts: 0 })
  expect(server.seen).toEqual([])
})

test('the long form and the connection string reach the same hub', async () => {
  const server = await serve(accepted)
  const endpoint = `http://127.0.0.1:${server.port}`
  const hub = new NotificationHub({ endpoint, hubName: 'hub1', credential: sharedAccessKey('rule', 'k') })
  expect(hub.url).toBe(`${endpoint}/hub1`)
  await hub.send(hello)
  expect(server.seen[0]?.url).toBe('/hub1/messages?api-version=2020-06')
})

test('where there is no randomUUID, as on a page without TLS, a send goes without an id of its own', async () => {
  const { server, hub } = await connect()
  // What such a page has: all of crypto but what wants a secure context.
  const { getRandomValues, subtle } = crypto
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto), subtle })
  await hub.send(hello)
  vi.unstubAllGlobals()
  await hub.send(hello)
  expect(server.seen.map(({ headers }) => typeof headers.trackingid)).toEqual(['undefined', 'string'])
})
