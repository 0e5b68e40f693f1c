// What a user's program may write, and what must not compile: checked as an installed package is, under each
// resolution, without Node's types and with the libraries' own declarations looked into.
import type { TokenCredential } from '@azure/core-auth'
import { apns, type LiveActivityPayload } from '@hubcast/apns'
import {
  all,
  type HubErrorCode,
  isHubError,
  NotificationHub,
  not,
  notification,
  type PushNotification,
  type SendReceipt,
  type TestSendReceipt,
  tokenEndpoint,
} from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { fcm, gcm } from '@hubcast/fcm'
import { compile, message, sendMessage } from '@hubcast/message'
import { tile } from '@hubcast/mpns'
import { isInvalidNotification } from '@hubcast/payload'
import { prop, template } from '@hubcast/template'
import { webPush } from '@hubcast/web-push'
import { toast } from '@hubcast/wns'

declare const entra: TokenCredential

export async function program(connectionString: string, signal: AbortSignal): Promise<void> {
  const emulator = createEmulator({ hubs: ['my-hub'] })
  const hub = new NotificationHub(connectionString, 'my-hub', { fetch: emulator.fetch, debug: true })
  new NotificationHub(connectionString, 'my-hub', { fetch })
  new NotificationHub({
    endpoint: 'https://ns',
    hubName: 'h',
    credential: entra,
    scope: 'https://x/.default',
  })
  new NotificationHub({ endpoint: 'https://ns', hubName: 'h', credential: tokenEndpoint('https://x/') })
  const receipt: SendReceipt = await hub.send(template({ title: 'x' }), { tags: ['a'], signal })
  const tested: TestSendReceipt = await hub.send(gcm({ data: { msg: 'x' } }), { test: true })
  const made: PushNotification = notification('windows', new Uint8Array([1]))
  await hub.send(made, { tags: all('a', not('b')) })
  await hub.installations.put({ installationId: 'a', platform: 'apns', pushChannel: 'AB', userId: 'u' })
  try {
    await hub.installations.get(`${receipt.notificationId} ${tested.outcome?.success}`)
  } catch (error) {
    if (isHubError(error)) error.code satisfies HubErrorCode
    if (isInvalidNotification(error)) error.issues.map(({ path }) => path)
  }

  const update: LiveActivityPayload<{ stops: number }> = {
    aps: { event: 'update', timestamp: 1, 'content-state': { stops: 2 } },
  }
  await hub.send(apns(update, { priority: 5 }))
  await hub.send(fcm({ message: { data: { a: 'b' }, android: { ttl: '0s' } } }))
  await hub.send(toast({ visual: { texts: ['A', 'B'] } }))
  const order = message({ title: 'Order 41', body: 'On its way' })
  compile(order, { platforms: ['apple', 'browser'] })[0]?.platform satisfies 'apple' | 'browser' | undefined
  await sendMessage(hub, order, { platforms: ['apple'], tags: 'news' })
  message({ title: prop('title') })['~names'] satisfies 'title' | undefined

  // @ts-expect-error a silent push has priority 5
  apns({ aps: { 'content-available': 1 } }, { priority: 10 })
  // @ts-expect-error a time to live is a duration
  fcm({ message: { android: { ttl: 3600 } } })
  // @ts-expect-error an iconic tile has no back
  tile({ Template: 'IconicTile', BackTitle: 'x' })
  // @ts-expect-error what replaces another needs a tag
  webPush({ title: 'x', renotify: true })
  // @ts-expect-error an option that does not exist
  await hub.send(made, { tag: 'a' })
  // @ts-expect-error tags that are no text
  await hub.send(made, { tags: 7 })
  // @ts-expect-error a format that is none
  notification('fcm', '{}')
  // @ts-expect-error a platform that is none
  await hub.installations.put({ installationId: 'a', platform: 'apple', pushChannel: 'AB' })
  // @ts-expect-error a subscription for a platform that has a token
  await hub.installations.put({
    installationId: 'a',
    platform: 'apns',
    pushChannel: { endpoint: '', p256dh: '', auth: '' },
  })
  // @ts-expect-error a property that is no string
  template({ badge: 3 })
  // @ts-expect-error a field that FCM does not know
  gcm({ ttl: 3 })
  // @ts-expect-error an object in data
  gcm({ data: { a: {} } })
}
