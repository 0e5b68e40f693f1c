// What a user's program may write, and what must not compile: checked as an installed package is, under each
// resolution, without Node's types and with the libraries' own declarations looked into.
import type { TokenCredential } from '@azure/core-auth'
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
import { gcm } from '@hubcast/fcm'
import { isInvalidNotification } from '@hubcast/payload'
import { template } from '@hubcast/template'

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
