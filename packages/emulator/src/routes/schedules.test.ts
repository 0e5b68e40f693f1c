import { NotificationHub, notification } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { startEmulator } from '@hubcast/emulator/node'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Reached, register, send, ways } from '../../test/emulators.js'

const path = '/my-hub/schedulednotifications?api-version=2020-06'
const hour = 3_600_000
const inAnHour = () => new Date(Date.now() + hour).toISOString()
const at = (time: string) => ({ 'ServiceBusNotification-ScheduleTime': time })
const inbox = ({ emulator }: Reached) =>
  emulator.inbox.deliveries().map(({ installationId }) => installationId)

describe.each(ways)('%s', (_, start) => {
  test.each([
    ['JavaScript', (iso: string) => iso],
    ['.NET, Java and Go', (iso: string) => iso.slice(0, 19)],
    ['an offset', (iso: string) => iso.replace('Z', '+00:00')],
  ])('a schedule as %s writes it leaves at its time, to whom is there then', async (_name, write) => {
    const reached = await start()
    const response = await send(reached, at(write(inAnHour())), undefined, path)
    expect(response.status).toBe(201)
    expect(response.headers.get('Location')).toMatch(
      /\/my-hub\/schedulednotifications\/[0-9a-f]{32}_\d{14}_\d+_\d+_QNHQueue-S1\?/,
    )
    await register(reached, { installationId: 'a' })
    reached.emulator.clock.advance(hour - 60_000)
    expect(inbox(reached)).toEqual([])
    reached.emulator.clock.advance(61_000)
    expect(inbox(reached)).toEqual(['a'])
    reached.emulator.clock.advance(hour)
    expect(inbox(reached)).toEqual(['a'])
  })

  test.each(['', 'tomorrow', '2020-01-01T00:00:00', new Date(Date.now() + 8 * 24 * hour).toISOString()])(
    'the time %j is refused',
    async (time) => {
      expect((await send(await start(), time ? at(time) : {}, undefined, path)).status).toBe(400)
    },
  )
})

test('the client schedules and cancels; what has left cannot be cancelled', async () => {
  const emulator = createEmulator()
  const now = () => emulator.clock.now().getTime()
  const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', {
    fetch: emulator.fetch,
    now,
  })
  await hub.installations.put({ installationId: 'a', platform: 'gcm', pushChannel: 'x', tags: ['news'] })
  const hello = notification('gcm', '{"data":{"msg":"x"}}')
  const first = await hub.schedule(hello, new Date(now() + hour), { tags: 'news' })
  const second = await hub.schedule(hello, new Date(now() + 2 * hour))
  await hub.cancel(first.notificationId ?? '')
  emulator.clock.advance(3 * hour)
  expect(emulator.inbox.deliveries().map(({ notificationId }) => notificationId)).toEqual([
    second.notificationId,
  ])
  await expect(hub.cancel(second.notificationId ?? '')).rejects.toMatchObject({ code: 'not-found' })
})

test('a server sends what is due though nobody asks', async () => {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const hub = new NotificationHub(server.emulator.connectionString('my-hub'), 'my-hub')
  const heard: string[] = []
  server.emulator.listen(({ type }) => heard.push(type))
  await hub.schedule(notification('gcm', '{"data":{}}'), new Date(Date.now() + 300))
  await vi.waitFor(() => expect(heard).toContain('send'), { timeout: 10_000 })
})
