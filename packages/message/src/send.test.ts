import type { PushNotification, SendOptions, SendReceipt } from '@hubcast/core'
import { message, sendMessage } from '@hubcast/message'
import { expect, test } from 'vitest'

const receipt: SendReceipt = {
  notificationId: 'n',
  location: undefined,
  trackingId: undefined,
  correlationId: undefined,
  attempts: 1,
}

/** A hub that keeps what it is given, and breaks for one format. */
function recorder(broken?: string) {
  const sent: [string, SendOptions | undefined][] = []
  let underWay = 0
  let most = 0
  return {
    sent,
    most: () => most,
    async send({ format }: PushNotification, options?: SendOptions) {
      sent.push([format, options])
      most = Math.max(most, ++underWay)
      await new Promise((resolve) => setTimeout(resolve))
      underWay--
      if (format === broken) throw new Error('no')
      return receipt
    },
  }
}

test('one platform that fails neither stops nor hides the others', async () => {
  const hub = recorder('fcmv1')
  const order = message({ title: 'A', body: 'B', badge: 1 })
  const sent = await sendMessage(hub, order, { platforms: ['apple', 'fcmv1', 'windows'], tags: 'news' })
  expect(
    sent.map(({ platform, receipt, error }) => [platform, receipt?.notificationId, String(error ?? '')]),
  ).toEqual([
    ['apple', 'n', ''],
    ['fcmv1', undefined, 'Error: no'],
    ['windows', 'n', ''],
    ['windows', 'n', ''],
  ])
  expect(hub.sent.every(([, options]) => options?.tags === 'news')).toBe(true)
  expect(hub.most()).toBe(4)
})

test('nothing is sent when one platform would refuse its payload', async () => {
  const hub = recorder()
  const long = message({ title: 'A', body: 'x'.repeat(4500) })
  await expect(sendMessage(hub, long, { platforms: ['windows', 'apple'] })).rejects.toThrow(/apple: /)
  expect(hub.sent).toEqual([])
})

test('a platform that is named twice is sent to once', async () => {
  const hub = recorder()
  const order = message({ title: 'A', body: 'B' })
  await sendMessage(hub, order, { platforms: ['apple', 'fcmv1', 'apple'] })
  expect(hub.sent.map(([format]) => format)).toEqual(['apple', 'fcmv1'])
})

test('a slip in the call is told at once, and nothing is sent', async () => {
  const hub = recorder()
  const order = message({ title: 'A', body: 'B' })
  const platforms = ['apple'] as const
  const content = { title: 'A' } as unknown as typeof order
  await expect(sendMessage(hub, content, { platforms })).rejects.toThrow(/message: it is what message\(/)
  const slip = { platforms, tag: 'news' } as { platforms: typeof platforms }
  await expect(sendMessage(hub, order, slip)).rejects.toThrow(/No option "tag"; .* tags, signal/)
  const nobody = undefined as unknown as typeof hub
  await expect(sendMessage(nobody, order, { platforms })).rejects.toThrow(/sender: /)
  expect(hub.sent).toEqual([])
})
