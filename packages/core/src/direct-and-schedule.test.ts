import { type DeviceHandle, NotificationHub, notification } from '@hubcast/core'
import { expect, test } from 'vitest'
import { accepted, answer, reset, serve } from '../test/server.js'

const hello = notification('gcm', '{"data":{"msg":"x"}}')
const now = Date.parse('2026-11-25T10:00:00.000Z')

async function connect(first = accepted) {
  const server = await serve(first)
  return { server, hub: new NotificationHub(server.connectionString, 'hub1', { now: () => now }) }
}

test('a direct send names the device in a header', async () => {
  const { server, hub } = await connect()
  const receipt = await hub.sendDirect(hello, 'a:APA91b%2f')
  expect(receipt.notificationId).toBe('id-1')
  expect(server.seen[0]).toMatchObject({
    method: 'POST',
    url: '/hub1/messages?api-version=2020-06&direct',
    headers: { 'servicebusnotification-devicehandle': 'a:APA91b%2f', 'servicebusnotification-format': 'gcm' },
  })
  expect(server.seen[0]?.names).toContain('ServiceBusNotification-DeviceHandle')
})

test('a direct send to a browser brings its keys', async () => {
  const { server, hub } = await connect()
  const subscription = { endpoint: 'https://push.example.org/1', p256dh: 'p', auth: 'a' }
  await hub.sendDirect(notification('browser', '{"title":"x"}'), subscription)
  expect(server.seen[0]?.headers).toMatchObject({
    'servicebusnotification-devicehandle': 'https://push.example.org/1',
    p256dh: 'p',
    auth: 'a',
  })
})

test.each<[string, DeviceHandle]>([
  ['an empty handle', ''],
  ['a line break', 'a\r\nTags: x'],
  ['what is not ASCII', 'größe'],
  ['keys that are not a browser’s', { endpoint: 'https://a', p256dh: 'p', auth: 'a' }],
])('%s is an error, and nothing is sent', async (_, handle) => {
  const { server, hub } = await connect()
  await expect(hub.sendDirect(hello, handle)).rejects.toMatchObject({ code: 'invalid-argument', taken: 'no' })
  await expect(hub.sendDirect(notification('template', '{}'), 'a')).rejects.toMatchObject({
    code: 'invalid-argument',
  })
  await expect(hub.sendDirect(notification('browser', '{}'), 'a')).rejects.toMatchObject({
    code: 'invalid-argument',
  })
  expect(server.seen).toEqual([])
})

test('a direct send that may have arrived is not repeated', async () => {
  const { server, hub } = await connect(reset)
  await expect(hub.sendDirect(hello, 'a')).rejects.toMatchObject({ taken: 'unknown', attempts: 1 })
  expect(server.seen).toHaveLength(1)
})

test('a schedule is an instant in UTC, with tags like a send', async () => {
  const location = 'https://ns/hub1/schedulednotifications/a1_20261125_x-S1?api-version=2020-06'
  const { server, hub } = await connect(answer(201, { Location: location }))
  const receipt = await hub.schedule(hello, new Date(now + 3_600_000), { tags: 'news && !muted' })
  expect(receipt.notificationId).toBe('a1_20261125_x-S1')
  expect(server.seen[0]).toMatchObject({
    url: '/hub1/schedulednotifications?api-version=2020-06',
    headers: {
      'servicebusnotification-scheduletime': '2026-11-25T11:00:00.000Z',
      'servicebusnotification-tags': 'news && !muted',
    },
  })
})

test.each<[string, unknown]>([
  ['the past', new Date(now - 1)],
  ['the present', new Date(now)],
  ['more than 7 days ahead', new Date(now + 7 * 86_400_000 + 1)],
  ['no date', new Date(Number.NaN)],
  ['a text', '2026-11-26T10:00'],
])('%s is no time for a schedule, and nothing is sent', async (_, time) => {
  const { server, hub } = await connect()
  await expect(hub.schedule(hello, time as Date)).rejects.toMatchObject({ code: 'invalid-argument' })
  expect(server.seen).toEqual([])
})

test('a schedule is cancelled by its id; one that is gone is told', async () => {
  const { server, hub } = await connect(answer(200))
  await hub.cancel('a1_20261125_x-S1')
  expect(server.seen[0]).toMatchObject({
    method: 'DELETE',
    url: '/hub1/schedulednotifications/a1_20261125_x-S1?api-version=2020-06',
  })
  const gone = await connect(answer(404))
  await expect(gone.hub.cancel('x')).rejects.toMatchObject({ code: 'not-found' })
})
