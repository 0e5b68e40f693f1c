import { HubError, isOneOf, need } from './errors.js'
import { encode } from './sas.js'

/** The wire names of `ServiceBusNotification-Format`. */
export type NotificationFormat =
  | 'template'
  | 'apple'
  | 'gcm'
  | 'fcmv1'
  | 'windows'
  | 'windowsphone'
  | 'adm'
  | 'baidu'
  | 'xiaomi'
  | 'browser'

/** A problem that a builder found in a payload. */
export interface NotificationIssue {
  /** A stable code such as `E_FCM_DATA_STRING`; warnings begin with `W_`, notes with `I_`. */
  readonly code: string
  /** Where: a JSON Pointer, or an XPath for XML payloads. */
  readonly path: string
  readonly message: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly limit?: number
  readonly actual?: number
}

/** One value ready to send: what every format package returns, and what {@link notification} makes by hand. */
export interface PushNotification {
  readonly format: NotificationFormat
  /** The payload exactly as it goes on the wire. */
  readonly body: string | Uint8Array<ArrayBuffer>
  readonly contentType: string
  /** Headers for the push service, such as `apns-priority` or `X-WNS-Type`. */
  readonly headers?: Readonly<Record<string, string>>
  /** What the builder noticed that does not stop a send. */
  readonly warnings?: readonly NotificationIssue[]
}

/** Options of {@link notification}. */
export interface NotificationOptions {
  /** @default the format's own; `application/octet-stream` for `X-WNS-Type: wns/raw` */
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

const formats = 'template, apple, gcm, fcmv1, windows, windowsphone, adm, baidu, xiaomi, browser'

function checkFormat(format: string): void {
  need({ format: isOneOf(formats, format) }, `Formats are ${formats}.`)
}

function wnsType(headers: Readonly<Record<string, string>> = {}): string | undefined {
  return Object.entries(headers).find(([name]) => /^x-wns-type$/i.test(name))?.[1]
}

/**
 * A notification from a finished payload, unchecked but for its format: for payloads that no builder makes.
 *
 * @throws {HubError} `invalid-argument` for an unknown format.
 * @example
 * const hello = notification('gcm', '{"data":{"msg":"Hello World!"}}')
 */
export function notification(
  format: NotificationFormat,
  body: string | Uint8Array<ArrayBuffer>,
  { contentType, headers }: NotificationOptions = {},
): PushNotification {
  checkFormat(format)
  const type = wnsType(headers) === 'wns/raw' ? 'octet-stream' : /^windows/.test(format) ? 'xml' : 'json'
  return {
    format,
    body,
    contentType: contentType ?? `application/${type}${format === 'windows' ? '' : ';charset=utf-8'}`,
    ...(headers && { headers: { ...headers } }),
  }
}

/** Throws unless the value can be sent as it stands. */
export function checkNotification(notification: PushNotification): void {
  const { format, body, contentType, headers = {} }: PushNotification = Object(notification)
  checkFormat(format)
  const isText = typeof body === 'string'
  need({
    contentType,
    body: isText || body instanceof Uint8Array,
    'no header X-WNS-Type': format !== 'windows' || wnsType(headers),
  })
  // The service's bound for a whole request body. No text of a third of it can be above it in UTF-8.
  const limit = 65_536
  const bytes = isText && body.length > limit / 3 ? encode(body).length : body.length
  if (bytes > limit) {
    throw new HubError(`The body has ${bytes} bytes; the limit is ${limit}.`, { code: 'too-large' })
  }
  // Who a send goes to and how it is read is said by the call, never by a payload's headers.
  const reserved = /^(authorization|content-|transfer-|host$|connection$|servicebusnotification-(?!apns-e))/i
  for (const name in headers) {
    need({ [`header ${name} is not the payload's to set`]: !reserved.test(name) })
  }
}

/** Throws for a header that would be refused, or changed, on its way. */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const name in headers) {
    const isPlain =
      /^[\w!#-'*+.^`|~-]+$/.test(name) &&
      /^[!-~\xa0-\xff]([ -~\xa0-\xff]*[!-~\xa0-\xff])?$/.test(`${headers[name]}`)
    if (!isPlain) need({ [`header ${JSON.stringify(name)} is not one line of Latin-1 text`]: isPlain })
  }
}
