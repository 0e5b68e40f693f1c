import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { buildNotification, error } from '@hubcast/payload'
import { checkBodySize } from './body-size.js'
import { checkWnsHeaders } from './header-rules.js'
import { type RawOptions, toHeaders } from './options.js'

/** What is wrong with a body that only the app reads. */
export function checkRaw(body: unknown): readonly NotificationIssue[] {
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    return [error('E_WNS_TYPE', '', 'A raw notification is a text or bytes.')]
  if (typeof body === 'string' && /\p{Cs}/u.test(body))
    return [
      error(
        'E_STRING_LONE_SURROGATE',
        '',
        'The text has half of a surrogate pair, which UTF-8 cannot carry.',
      ),
    ]
  return checkBodySize(body)
}

/**
 * A notification that the app itself reads, format `windows`, for devices that registered as `wns`: the app runs,
 * or has a background task for it.
 *
 * @param body - Any text, which goes as UTF-8, or bytes.
 * @param options - What becomes the `X-WNS-*` headers. `X-WNS-Type` is `wns/raw`.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/raw-notification-overview
 * @example
 * await hub.send(raw(JSON.stringify({ sync: 'inbox' }), { ttl: 600 }))
 */
export function raw(body: string | Uint8Array<ArrayBuffer>, options: RawOptions = {}): PushNotification {
  const headers = toHeaders('raw', options)
  const issues = [...checkRaw(body), ...checkWnsHeaders(headers)]
  const contentType = 'application/octet-stream'
  const built = buildNotification({ format: 'windows', body: '', contentType, headers, issues })
  return { ...built, body }
}
