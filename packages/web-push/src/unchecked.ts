import type { PushNotification } from '@hubcast/core'
import { withBadgeInside } from './badge-inside.js'
import { type DeclarativeOptions, toHeaders, type WebPushOptions } from './options.js'
import type { DeclarativeMessage, SiteNotification } from './payload.js'

/**
 * The same notification as {@link webPush} without any check at run time: for the compiler to check alone, where
 * every byte and microsecond counts.
 */
export function webPushUnchecked(
  payload: DeclarativeMessage,
  options?: Omit<DeclarativeOptions, 'dataSchema'>,
): PushNotification
/** What the site's own service worker gets. */
export function webPushUnchecked(
  payload: SiteNotification,
  options?: Omit<WebPushOptions, 'dataSchema'>,
): PushNotification
export function webPushUnchecked(
  payload: object,
  options: Omit<DeclarativeOptions, 'dataSchema'> = {},
): PushNotification {
  const headers = toHeaders(options)
  return {
    format: 'browser',
    body: JSON.stringify(options.badgeForSafari184 ? withBadgeInside(payload) : payload),
    contentType: 'application/json;charset=utf-8',
    ...(Object.keys(headers).length > 0 && { headers }),
  }
}
