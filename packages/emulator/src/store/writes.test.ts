import { addTags, NotificationHub } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { expect, test } from 'vitest'

const phone = { installationId: 'phone', platform: 'fcmv1', pushChannel: 'x', tags: ['news'] } as const

function start(installationLagMs: number) {
  const emulator = createEmulator({ installationLagMs })
  const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
  const shown = async () =>
    (await hub.installations.exists('phone')) ? (await hub.installations.get('phone')).tags : undefined
  return { emulator, hub, shown }
}

test('with a lag a write shows after a while, and later ones build on it before it shows', async () => {
  const { emulator, hub, shown } = start(2_000)
  await hub.installations.put(phone)
  expect(await shown()).toBeUndefined()
  emulator.clock.advance(1_000)
  await hub.installations.patch('phone', addTags('sports'))
  expect(await shown()).toBeUndefined()
  emulator.clock.advance(1_000)
  expect(await shown()).toEqual(['news'])
  emulator.clock.advance(1_000)
  expect(await shown()).toEqual(['news', 'sports'])
  await hub.installations.delete('phone')
  expect(await shown()).toEqual(['news', 'sports'])
  await expect(hub.installations.patch('phone', addTags('late'))).rejects.toMatchObject({ code: 'not-found' })
  emulator.clock.advance(2_000)
  expect(await shown()).toBeUndefined()
  expect(emulator.devices()).toEqual([])
})

test('a put that waits ends once the hub shows it', async () => {
  const { hub, shown } = start(300)
  await hub.installations.put(phone, { wait: true })
  expect(await shown()).toEqual(['news'])
})

test('without a lag a write shows at once', async () => {
  const { hub, shown } = start(0)
  await hub.installations.put(phone)
  expect(await shown()).toEqual(['news'])
})

test.each([-1, 0.5, Number.NaN])('a lag of %d is refused', (installationLagMs) => {
  expect(() => createEmulator({ installationLagMs })).toThrow(/installationLagMs must be/)
})
