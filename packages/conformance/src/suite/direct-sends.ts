import type { Delivery } from '@hubcast/emulator'
import type { Suite } from './suite.ts'

/** Sends to handles, schedules and changes of installations, on the hub that the runner opened. */
export function directSends({ test, assert, lib, config }: Suite): void {
  const { NotificationHub, addTags, isHubError, notification, removeTags, setUser } = lib.core
  const hello = notification('apple', '{"aps":{"alert":"größe 📦 --hubcast"}}', {
    headers: { 'apns-push-type': 'alert' },
  })

  const start = () => {
    const hubName = `direct-${crypto.randomUUID()}`
    const hub = new NotificationHub(config.connectionString, hubName)
    const deliveries = async () => {
      const response = await fetch(`${config.controlUrl}/deliveries?hub=${hubName}`)
      return ((await response.json()) as { deliveries: Delivery[] }).deliveries
    }
    return { hub, hubName, deliveries }
  }

  test('a direct send reaches its handle, with its headers', async () => {
    const { hub, deliveries } = start()
    await hub.sendDirect(hello, '62BC%2f')
    const [delivery] = await deliveries()
    assert.deepEqual([delivery?.handle, delivery?.body], ['62BC%2f', hello.body])
    assert.equal(delivery?.headers['apns-push-type'], 'alert')
  })

  test('a batch from an asynchronous source reaches each handle once, in parts', async () => {
    const { hub, deliveries } = start()
    async function* handles() {
      for (let index = 0; index < 2_100; index++) yield `handle-${index}`
    }
    const parts: number[] = []
    for await (const { handles: sent, error } of hub.sendBatch(hello, handles())) {
      assert.equal(error, undefined)
      parts.push(sent.length)
    }
    assert.deepEqual(parts.toSorted(), [100, 1_000, 1_000])
    const reached = (await deliveries()).map(({ handle }) => handle)
    assert.equal(reached.length, 2_100)
    assert.equal(new Set(reached).size, 2_100)
  })

  test('a batch whose source stands still ends when it is told to', async () => {
    const { hub, deliveries } = start()
    async function* stalling() {
      for (let index = 0; index < 1_001; index++) yield `handle-${index}`
      await new Promise(() => {})
    }
    for await (const { error } of hub.sendBatch(hello, stalling())) {
      assert.equal(error, undefined)
      break
    }
    const controller = new AbortController()
    const ended = await (async () => {
      for await (const part of hub.sendBatch(hello, stalling(), { signal: controller.signal })) {
        if (part.receipt) controller.abort()
      }
    })().catch((failure: unknown) => failure)
    assert.ok(isHubError(ended) && ended.code === 'aborted' && ended.taken === 'no', String(ended))
    assert.equal((await deliveries()).length, 2_000)
  })

  test('an abort while the request is being made sends nothing', async () => {
    const { hubName, deliveries } = start()
    const controller = new AbortController()
    const hub = new NotificationHub(config.connectionString, hubName, { debug: () => controller.abort() })
    const failure = await hub
      .sendDirect(hello, 'phone', { signal: controller.signal })
      .catch((failure: unknown) => failure)
    assert.ok(isHubError(failure) && failure.code === 'aborted' && failure.taken === 'no', String(failure))
    assert.equal((await deliveries()).length, 0)
  })

  test('a schedule can be cancelled once', async () => {
    const { hub } = start()
    const { notificationId = '' } = await hub.schedule(hello, new Date(Date.now() + 3_600_000))
    await hub.cancel(notificationId)
    const again = await hub.cancel(notificationId).catch((failure: unknown) => failure)
    assert.ok(isHubError(again) && again.code === 'not-found', String(again))
  })

  test('an installation is changed in part, and put waits until it shows', async () => {
    const { hub } = start()
    const phone = { installationId: 'phone', platform: 'apns', pushChannel: 'AB', tags: ['trial'] } as const
    await hub.installations.put(phone, { wait: true })
    await hub.installations.patch('phone', [...addTags('news'), ...removeTags('trial'), ...setUser('ann')])
    const { tags, userId } = await hub.installations.get('phone')
    assert.deepEqual([tags, userId], [['news'], 'ann'])
    assert.equal(await hub.installations.exists('tablet'), false)
  })
}
