import { NotificationHub, notification } from '@hubcast/core'
import { createEmulator, type EmulatorOptions } from '@hubcast/emulator'
import { readXmlText, textOf } from '@hubcast/payload/xml'
import { expect, test } from 'vitest'

const hello = notification('fcmv1', '{"message":{"notification":{"title":"<Hello>"}}}')

function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options)
  const connect = (rights?: 'full' | 'listen') =>
    new NotificationHub(emulator.connectionString('my-hub', rights), 'my-hub', {
      fetch: emulator.fetch,
      now: () => emulator.clock.now().getTime(),
      retry: false,
    })
  const hub = connect()
  /** The elements of what the hub tells, by name. */
  const telemetry = async (id = '', asker = hub) => {
    const { body } = await asker.request({ method: 'GET', path: ['messages', id] })
    const { root } = readXmlText(body)
    return Object.fromEntries(
      (root?.children ?? []).flatMap((child) =>
        typeof child === 'string' ? [] : [[child.name, textOf(child)]],
      ),
    )
  }
  return { emulator, hub, connect, telemetry }
}

test('a notification that has left is told with its body, its tags and the outcomes by platform', async () => {
  const { hub, telemetry } = start()
  for (const [installationId, pushChannel] of [
    ['a', 'one'],
    ['b', 'one'],
    ['c', 'two'],
  ] as const)
    await hub.installations.put({ installationId, platform: 'fcmv1', pushChannel, tags: ['news'] })
  const { notificationId } = await hub.send(hello, { tags: 'news' })
  expect(await telemetry(notificationId)).toMatchObject({
    NotificationId: notificationId,
    State: 'Completed',
    NotificationBody: hello.body,
    Tags: 'news',
    TargetPlatforms: 'fcmv1',
    FcmV1OutcomeCounts: 'Success2Skipped1',
  })
})

test('outcomes do not depend on what the inboxes still hold', async () => {
  const { emulator, hub, telemetry } = start({ inboxLimit: 2 })
  for (const installationId of ['a', 'b', 'c'])
    await hub.installations.put({ installationId, platform: 'fcmv1', pushChannel: installationId })
  const { notificationId } = await hub.send(hello)
  expect(await telemetry(notificationId)).toMatchObject({ FcmV1OutcomeCounts: 'Success3' })
  emulator.inbox.clear()
  expect(await telemetry(notificationId)).toMatchObject({ FcmV1OutcomeCounts: 'Success3' })
})

test('one that reached nobody says so', async () => {
  const { hub, telemetry } = start()
  const { notificationId } = await hub.send(hello)
  expect(await telemetry(notificationId)).toMatchObject({ State: 'NoTargetFound' })
})

test('a scheduled one is scheduled, then completed, or cancelled', async () => {
  const { emulator, hub, telemetry } = start()
  await hub.installations.put({ installationId: 'a', platform: 'fcmv1', pushChannel: 'one' })
  const time = new Date(emulator.clock.now().getTime() + 60_000)
  const [kept, canceled] = [await hub.schedule(hello, time), await hub.schedule(hello, time)]
  expect(await telemetry(kept.notificationId)).toMatchObject({ State: 'Scheduled' })
  await hub.cancel(canceled.notificationId ?? '')
  emulator.clock.advance(60_000)
  expect(await telemetry(kept.notificationId)).toMatchObject({ State: 'Completed' })
  expect(await telemetry(canceled.notificationId)).toMatchObject({ State: 'Cancelled' })
})

test('nobody asks without the right, or for what is not there', async () => {
  const { hub, connect, telemetry } = start()
  const { notificationId } = await hub.send(hello)
  await expect(telemetry(notificationId, connect('listen'))).rejects.toMatchObject({ status: 401 })
  await expect(telemetry('none')).rejects.toMatchObject({ status: 404 })
})
