import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  type JsonText,
  type NotificationParts,
  type PushHeaders,
  readPayload,
  toJsonText,
} from '@hubcast/payload'
import { checkBaiduNotification, checkBaiduSend } from './body-rules.js'
import { checkBaiduHeaders, isMessage } from './header-rules.js'
import {
  type BaiduMessageOptions,
  type BaiduNotificationOptions,
  type BaiduOptions,
  contentTypeOf,
  toHeaders,
} from './options.js'
import type { BaiduAppleNotification, BaiduNotification } from './payload.js'
import { messageSchema, notificationSchema } from './schema.js'

const codes = { unknownField: 'E_BAIDU_VALUE', type: 'E_BAIDU_VALUE' }

/** A notification that the system shows, as text. */
function readNotification(payload: unknown): JsonText {
  const given = readPayload(payload, notificationSchema, codes)
  // What is no payload has no fields to speak of.
  const more = given.value === undefined ? [] : checkBaiduNotification(given.value)
  return { ...given, issues: [...given.issues, ...more] }
}

/** A message for the app's own code, as text: it need not be JSON. */
function readMessage(payload: unknown): JsonText {
  if (typeof payload !== 'string') return readPayload(payload, messageSchema, codes)
  return { ...toJsonText(payload), text: payload }
}

/** A payload, and all that Baidu or the hub would say of it. */
function read(payload: unknown, headers: PushHeaders, options: BaiduOptions = {}): NotificationParts {
  const { text, issues } = isMessage(headers) ? readMessage(payload) : readNotification(payload)
  return {
    format: 'baidu',
    body: text,
    contentType: contentTypeOf(options),
    headers,
    issues: [...issues, ...checkBaiduHeaders(headers), ...checkBaiduSend(text)],
  }
}

/**
 * A notification for devices that registered as `baidu`.
 *
 * @param payload - What the system shows, or its JSON text.
 * @param options - `contentType`, and `messageType: 0` for a message that goes through to the app's own code: any
 * object, or any text.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @example
 * await hub.send(baidu({ title: 'Order 41', description: 'On its way', open_type: 1, url: 'https://example.org/41' }))
 */
export function baidu(payload: BaiduNotification, options?: BaiduNotificationOptions): PushNotification
/** A notification with a part for an iOS app, and that app's own data beside it. */
export function baidu<Data extends object>(
  payload: BaiduAppleNotification<Data>,
  options?: BaiduNotificationOptions,
): PushNotification
/** A message for the app's own code: any object. */
export function baidu(message: object, options: BaiduMessageOptions): PushNotification
/** A notification as JSON text, or a message of any text. */
export function baidu(text: string, options?: BaiduOptions): PushNotification
export function baidu(payload: unknown, options: BaiduOptions = {}): PushNotification {
  return buildNotification(read(payload, toHeaders(options), options))
}

/**
 * Everything that Baidu, or the hub, would say of a body and its headers, however they were made. Without the header
 * `X-Baidu-Message-Type: 0` it is judged as a notification.
 */
export function checkBaidu(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, headers).issues
}
