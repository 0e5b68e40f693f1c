import { need } from './errors.js'
import type { BrowserPushChannel } from './installation.js'
import type { NotificationFormat } from './notification.js'

/** What a push service knows a device by; for browsers the subscription with its keys. */
export type DeviceHandle = string | BrowserPushChannel

/** Throws for a format that no handle goes with. */
export function checkHasHandles(format: NotificationFormat): void {
  need({ 'a template message goes to tags, not to handles': format !== 'template' })
}

/**
 * The headers that name one device.
 * @throws {HubError} `invalid-argument` for a handle that cannot travel, or that is not of the format's kind.
 */
export function handleHeaders(format: NotificationFormat, handle: DeviceHandle): Record<string, string> {
  checkHasHandles(format)
  const { endpoint, p256dh, auth }: Partial<BrowserPushChannel> =
    typeof handle === 'string' ? { endpoint: handle } : Object(handle)
  need({ handle: endpoint && /^[!-~]+$/.test(endpoint) }, 'It is one line of visible ASCII.')
  need({ 'browsers, and they alone, have p256dh and auth': (format === 'browser') === !!(p256dh && auth) })
  return {
    'ServiceBusNotification-DeviceHandle': `${endpoint}`,
    ...(p256dh && auth && { P256DH: p256dh, Auth: auth }),
  }
}
