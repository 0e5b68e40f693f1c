import { HubError, invalid } from './errors.js'

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
  if (!formats.split(', ').includes(format))
    throw invalid('argument', 'No such format.', `Formats: ${formats}.`)
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
  options: NotificationOptions = {},
): PushNotification {
  checkFormat(format)
  const { headers } = options
  const windows = wnsType(headers) === 'wns/raw' ? 'application/octet-stream' : 'application/xml'
  const contentType =
    options.contentType ??
    (format === 'windows'
      ? windows
      : `application/${format === 'windowsphone' ? 'xml' : 'json'};charset=utf-8`)
  return { format, body, contentType, ...(headers && { headers: { ...headers } }) }
}

/** The service's bound for a whole request body, in bytes. */
const bodyLimit = 65_536

// Who a send goes to and how it is read is said by the call, never by a payload's headers.
const reservedHeader =
  /^(authorization|content-.*|transfer-encoding|host|connection|servicebusnotification-(?!apns-e).*)$/i

/** Throws unless the value can be sent as it stands. */
export function checkNotification({ format, body, contentType, headers = {} }: PushNotification): void {
  checkFormat(format)
  const isText = typeof body === 'string'
  if (!contentType || !(isText || body instanceof Uint8Array)) {
    throw new TypeError('notification lacks contentType or body.')
  }
  // No text of a third of the limit can be above it in UTF-8.
  const bytes = isText && body.length > bodyLimit / 3 ? new TextEncoder().encode(body).length : body.length
  if (bytes > bodyLimit) {
    throw new HubError(`notification.body has ${bytes} bytes; the hub takes ${bodyLimit}.`, {
      code: 'too-large',
    })
  }
  const reserved = Object.keys(headers).find((name) => reservedHeader.test(name))
  if (reserved) throw invalid('argument', `notification.headers must not hold ${reserved}.`)
  if (format === 'windows' && !wnsType(headers))
    throw invalid('argument', 'notification.headers lacks X-WNS-Type.')
}

/** Throws for a header that would be refused, or changed, on its way. */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+:(?! )[\x20-\x7e\xa0-\xff]+(?<! )$/.test(`${name}:${value}`)) {
      throw invalid(
        'argument',
        `Header ${JSON.stringify(name)} cannot be sent unchanged.`,
        'It takes Latin-1 text in one line.',
      )
    }
  }
}
