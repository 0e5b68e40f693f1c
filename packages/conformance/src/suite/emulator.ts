import type { Suite } from './suite.ts'

/** The emulator inside the runtime itself, without a socket: how a unit test uses it. */
export function ownEmulator({ test, assert, lib }: Suite): void {
  const { createEmulator } = lib.emulator
  const { NotificationHub } = lib.core
  const { template } = lib.template

  test('a send through its fetch arrives in its inbox', async () => {
    const emulator = createEmulator()
    const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
    await hub.installations.put({
      installationId: 'kindle',
      platform: 'adm',
      pushChannel: 'amzn1.x',
      templates: { message: { body: '{"data":{"m":".(title, 8)"}}' } },
    })
    await hub.send(template({ title: 'A longer title' }))
    const [delivery] = emulator.inbox.deliveries()
    assert.equal(delivery?.installationId, 'kindle')
    assert.equal(delivery?.body, '{"data":{"m":"A lon..."}}')
    emulator.reset()
    assert.equal(emulator.devices().length, 0)
  })

  test('its clock can be turned', async () => {
    const emulator = createEmulator({ now: () => 1_700_000_000_000 })
    const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', {
      fetch: emulator.fetch,
      now: () => emulator.clock.now().getTime(),
    })
    const expirationTime = new Date(1_700_000_000_000 + 3_600_000).toISOString()
    await hub.installations.put({ installationId: 'a', platform: 'gcm', pushChannel: 'x', expirationTime })
    const hello = lib.fcm.gcm({ data: { msg: 'x' } })
    await hub.send(hello)
    emulator.clock.advance(3_600_000)
    await hub.send(hello)
    assert.equal(emulator.inbox.deliveries().length, 1)
  })

  test('its page is there', async () => {
    const emulator = createEmulator()
    const response = await emulator.fetch('http://localhost/_emulator/')
    assert.equal(response.status, 200)
    assert.ok((await response.text()).includes('<html'), 'HTML')
  })
}
