import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkHeaders,
  fieldsOf,
  hasError,
  type NotificationParts,
  type PushHeaders,
  readPayload,
} from '@hubcast/payload'
import { checkCounted } from './counted.js'
import type { GcmPayload } from './gcm-payload.js'
import { checkGcmBody } from './gcm-rules.js'
import { gcmSchema } from './gcm-schema.js'
import { codes } from './schema.js'

/** A payload, and all that FCM would have said of it. */
function read(payload: unknown, headers: PushHeaders): NotificationParts {
  const { text, value, issues } = readPayload(payload, gcmSchema, codes)
  const body = fieldsOf(value)
  const found = [...issues, ...checkGcmBody(body)]
  return {
    format: 'gcm',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers,
    issues: [
      ...found,
      // What is no such message has no size that FCM would count.
      ...(hasError(found) ? [] : checkCounted(body)),
      ...checkHeaders(headers),
    ],
  }
}

/**
 * A legacy FCM notification, format `gcm`, for devices that registered as `gcm`.
 *
 * @param payload - The message, or its JSON text.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://firebase.google.com/docs/cloud-messaging/http-server-ref
 * @example
 * await hub.send(gcm({ data: { msg: 'Hello World!' } }))
 */
export function gcm(payload: GcmPayload | string): PushNotification {
  return buildNotification(read(payload, {}))
}

/** Everything that FCM would have said of a legacy body and its headers, however they were made. */
export function checkGcm(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, headers).issues
}
