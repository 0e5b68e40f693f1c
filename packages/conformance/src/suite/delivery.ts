import type { Delivery, Verdict } from '@hubcast/emulator'
import type { Suite } from './suite.ts'

/** The client and the hub together: what was sent by one is what a device was handed by the other. */
export function delivery({ test, assert, lib, config }: Suite): void {
  const { NotificationHub, notification } = lib.core
  const { template } = lib.template
  const { gcm } = lib.fcm

  /** A hub of its own with three devices. */
  const start = async () => {
    const hubName = `delivery-${crypto.randomUUID()}`
    const hub = new NotificationHub(config.connectionString, hubName)
    await hub.installations.put({
      installationId: 'phone',
      platform: 'apns',
      pushChannel: 'ABCD',
      tags: ['news'],
      userId: 'bob-1',
      templates: { toast: { body: '{"aps":{"alert":"$(title)"}}', headers: { 'apns-priority': '5' } } },
    })
    await hub.installations.put({
      installationId: 'pc',
      platform: 'wns',
      pushChannel: 'https://db5.notify.windows.com/?token=a%2fb',
      tags: ['news', 'muted'],
      templates: {
        toast: {
          body: '<toast><visual><binding template="ToastGeneric"><text>$(title)</text></binding></visual></toast>',
          headers: { 'X-WNS-Type': 'wns/toast' },
        },
      },
    })
    await hub.installations.put({
      installationId: 'old',
      platform: 'gcm',
      pushChannel: 'APA91:b',
      tags: ['old'],
    })
    const ask = async <T>(path: string) => (await (await fetch(`${config.controlUrl}/${path}`)).json()) as T
    const inbox = async () => {
      const { deliveries } = await ask<{ deliveries: Delivery[] }>(`deliveries?hub=${hubName}`)
      return Object.fromEntries(deliveries.map(({ installationId, body }) => [installationId, body]))
    }
    return { hub, inbox, ask }
  }

  test('a template broadcast reaches each device in its own words', async () => {
    const { hub, inbox } = await start()
    await hub.send(template({ title: 'Zażółć & <测试> 👋' }))
    assert.deepEqual(await inbox(), {
      phone: '{"aps":{"alert":"Zażółć & <测试> 👋"}}',
      pc: '<toast><visual><binding template="ToastGeneric"><text>Zażółć &amp; &lt;测试&gt; 👋</text></binding></visual></toast>',
    })
  })

  test('a tag expression reaches those that it fits, and the hub tells why not the others', async () => {
    const { hub, inbox, ask } = await start()
    const { notificationId } = await hub.send(template({ title: 'x' }), { tags: 'news && !muted' })
    assert.deepEqual(Object.keys(await inbox()), ['phone'])
    const { verdicts } = await ask<{ verdicts: Verdict[] }>(`sends/${notificationId}`)
    assert.deepEqual(
      verdicts.map(({ device, reason }) => `${device.split('/').at(-1)} ${reason}`),
      ['phone delivered', 'pc tags', 'old no-template'],
    )
  })

  test('the original script’s message reaches the device of its platform, as it was sent', async () => {
    const { hub, inbox } = await start()
    await hub.send(gcm({ data: { msg: 'Hello World!' } }))
    assert.deepEqual(await inbox(), { old: '{"data":{"msg":"Hello World!"}}' })
  })

  test('system tags reach one device, one user, one template', async () => {
    const { hub, inbox } = await start()
    await hub.send(notification('gcm', '{"n":1}'), { tags: '$InstallationId:{old}' })
    await hub.send(template({ title: '2' }), { tags: '$UserId:{bob-1}', template: 'toast' })
    assert.deepEqual(await inbox(), { old: '{"n":1}', phone: '{"aps":{"alert":"2"}}' })
  })

  test('a test send tells what became of it', async () => {
    const { hub } = await start()
    const { outcome } = await hub.send(template({ title: 'x' }), { test: true })
    assert.equal(outcome?.success, 2)
    assert.deepEqual(outcome?.results.map(({ handle }) => handle).toSorted(), [
      'ABCD',
      'https://db5.notify.windows.com/?token=a%2fb',
    ])
  })

  test('a send that reaches nobody is accepted', async () => {
    const { hub, inbox } = await start()
    const { notificationId } = await hub.send(template({ title: 'x' }), { tags: 'nobody-has-this' })
    assert.ok(notificationId, 'notificationId')
    assert.deepEqual(await inbox(), {})
  })

  test('an installation is read, replaced and removed', async () => {
    const { hub } = await start()
    const before = await hub.installations.get('old')
    assert.equal(before.pushChannel, 'APA91:b')
    await hub.installations.put(before)
    assert.deepEqual(await hub.installations.get('old'), before)
    await hub.installations.delete('old')
    await hub.installations.delete('old')
    await assert.rejects(hub.installations.get('old'), (error) => Object(error).code === 'not-found')
  })

  test('a Listen key registers a device and cannot send', async () => {
    const { hub } = await start()
    const { hubs } = (await (await fetch(`${config.controlUrl}/status`)).json()) as {
      hubs: { name: string; listenConnectionString: string }[]
    }
    const { listenConnectionString = '' } = hubs[0] ?? {}
    const listening = listenConnectionString.replace(
      /Endpoint=[^;]+/,
      `Endpoint=${new URL(config.hubUrl).origin}/`,
    )
    const device = new NotificationHub(listening, hub.url.split('/').at(-1) ?? '')
    await device.installations.put({ installationId: 'new', platform: 'gcm', pushChannel: 'x' })
    await assert.rejects(device.send(gcm({ data: { msg: 'x' } })), (error) => {
      const { code, taken, attempts } = error as { code: string; taken: string; attempts: number }
      return code === 'forbidden' && taken === 'no' && attempts === 1
    })
  })
}
