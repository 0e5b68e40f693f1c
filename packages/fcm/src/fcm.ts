import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkCallerSchema,
  checkHeaders,
  checkSchema,
  fieldsOf,
  type NotificationParts,
  type PushHeaders,
  parseJsonText,
  toJsonText,
} from '@hubcast/payload'
import { checkFcmBody, checkFcmSize, dataPlaces } from './fcm-rules.js'
import { fcmSchema } from './fcm-schema.js'
import type { FcmPayload } from './message.js'
import type { FcmOptions } from './options.js'
import { codes } from './schema.js'
import { inSnakeCase, writtenPath } from './spelling.js'

function checkOwn(message: unknown, { dataSchema }: FcmOptions): NotificationIssue[] {
  const places = dataPlaces(fieldsOf(message))
  const all = places.length > 0 ? places : [{ data: {}, keys: ['message', 'data'] }]
  return all.flatMap(({ data, keys }) => checkCallerSchema(dataSchema, data, 'E_FCM_APP_SCHEMA', keys))
}

/** A payload, and all that FCM or the hub would say of it. */
function read(payload: unknown, headers: PushHeaders, options: FcmOptions): NotificationParts {
  const { text, value, issues } = typeof payload === 'string' ? parseJsonText(payload) : toJsonText(payload)
  const spelled = inSnakeCase(value)
  const body = fieldsOf(spelled.value)
  const found =
    value === undefined
      ? []
      : [
          ...checkSchema(fcmSchema, spelled.value, codes),
          ...checkFcmBody(body),
          // What JSON cannot carry has no size, and may have no end for the caller's schema.
          ...(issues.length === 0
            ? [...checkFcmSize(fieldsOf(body.message)), ...checkOwn(body.message, options)]
            : []),
        ]
  return {
    format: 'fcmv1',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers,
    issues: [
      ...issues,
      ...found.map((issue) => ({ ...issue, path: writtenPath(issue.path, value) })),
      ...spelled.issues,
      ...checkHeaders(headers),
    ],
  }
}

/**
 * A message of FCM HTTP v1, format `fcmv1`, for devices that registered as `fcmv1`.
 *
 * @param payload - `{ message: { ... } }` without a target, for the hub fills in each device; or its JSON text. FCM
 * takes `collapseKey` for `collapse_key`: a payload in that spelling is checked alike, and sent as it was written.
 * @param options - The caller's own schema for `data`.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages
 * @example
 * import { fcm } from '@hubcast/fcm'
 * const order = { notification: { title: 'Order 41', body: 'On its way' }, data: { orderId: '41' } }
 * await hub.send(fcm({ message: { ...order, android: { priority: 'HIGH', ttl: '3600s' } } }))
 */
export function fcm(payload: FcmPayload | string, options: FcmOptions = {}): PushNotification {
  return buildNotification(read(payload, {}, options))
}

/** Everything that FCM, or the hub, would say of a body and its headers, however they were made. */
export function checkFcm(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, headers, {}).issues
}
