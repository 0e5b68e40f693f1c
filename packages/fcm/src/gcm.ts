import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { buildNotification, pointer, readPayload, utf8Bytes } from '@hubcast/payload'
import { payloadLimitBytes } from './limits.js'
import { gcmSchema } from './schema.js'

/** What the system draws, in the legacy FCM message. */
export interface GcmNotification {
  readonly title?: string
  readonly body?: string
  /** iOS only. */
  readonly subtitle?: string
  /** iOS only: the number on the icon, as text. */
  readonly badge?: string
  /** Android 8 and later: the channel; it must exist on the device. */
  readonly android_channel_id?: string
  /** Android: a drawable resource's name. Web: a URL. */
  readonly icon?: string
  /** `default`, or a file of the app. */
  readonly sound?: string
  /** Replaces a shown notification of the same tag. */
  readonly tag?: string
  /** `#rrggbb`. */
  readonly color?: string
  /** Android: an intent's action. Web: a URL. */
  readonly click_action?: string
  readonly body_loc_key?: string
  readonly body_loc_args?: readonly string[] | string
  readonly title_loc_key?: string
  readonly title_loc_args?: readonly string[] | string
}

/**
 * The legacy FCM message ("GCM"). Google stopped taking it in June 2024: for old hubs, migration and tests.
 * @see https://firebase.google.com/docs/cloud-messaging/http-server-ref
 */
export interface GcmPayload {
  /** For the app's own code. FCM turns numbers and booleans into text. */
  readonly data?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly notification?: GcmNotification
  /** Undelivered messages of one key replace each other; at most 4 keys a device. */
  readonly collapse_key?: string
  /** @default 'normal' */
  readonly priority?: 'normal' | 'high'
  /** Seconds from 0 to 2419200 (four weeks). @default 2419200 */
  readonly time_to_live?: number
  /** iOS: wakes the app. */
  readonly content_available?: boolean
  /** iOS: lets the app change the notification before it is shown. */
  readonly mutable_content?: boolean
  /** Only to this Android package. */
  readonly restricted_package_name?: string
  /** FCM checks the message and delivers nothing. @default false */
  readonly dry_run?: boolean
  /** @deprecated Without effect since 2016. */
  readonly delay_while_idle?: boolean
}

function warning(code: string, path: string, message: string): NotificationIssue {
  return { code, path, message, severity: 'warning' }
}

/** What FCM accepts but hardly does as meant. */
function doubts(payload: GcmPayload): NotificationIssue[] {
  const { data = {}, dry_run, delay_while_idle } = payload
  const values = Object.entries(Object(data) as object).flatMap(([key, value]) => {
    const path = pointer(['data', key])
    if (key === 'collapse_key')
      return [warning('W_FCM_DATA_COLLAPSE_KEY', path, "FCM's own collapse_key overrides it.")]
    return typeof value === 'number' || typeof value === 'boolean'
      ? [warning('W_FCM_DATA_STRING', path, 'The app receives it as text.')]
      : []
  })
  return [
    warning('W_GCM_RETIRED', '', 'Google stopped taking legacy messages in June 2024; send fcmv1.'),
    ...values,
    ...(dry_run
      ? [warning('W_FCM_DRY_RUN', '/dry_run', 'FCM checks the message and delivers nothing.')]
      : []),
    ...(delay_while_idle === undefined
      ? []
      : [warning('W_FCM_DEPRECATED', '/delay_while_idle', 'It has had no effect since 2016.')]),
  ]
}

function tooLarge({ data, notification }: GcmPayload): NotificationIssue[] {
  const actual = utf8Bytes(JSON.stringify({ data, notification }))
  if (actual <= payloadLimitBytes) return []
  const message = `data and notification have ${actual} bytes; FCM takes ${payloadLimitBytes}.`
  return [{ code: 'E_FCM_TOO_LARGE', path: '', message, severity: 'error', limit: payloadLimitBytes, actual }]
}

/**
 * A legacy FCM notification, format `gcm`, for devices that registered as `gcm`.
 *
 * @param payload - The message, or its JSON text.
 * @throws {InvalidNotification} with every problem: `E_FCM_TARGET_PRESENT`, `E_FCM_ENVELOPE`,
 * `E_FCM_DATA_STRING`, `E_FCM_DATA_KEY`, `E_FCM_DATA_RESERVED`, `E_FCM_TTL_RANGE`, `E_FCM_ENUM`, `E_FCM_COLOR`,
 * `E_FCM_LOCARGS_WITHOUT_KEY`, `E_FCM_UNKNOWN_FIELD`, `E_FCM_TYPE`, `E_FCM_TOO_LARGE`, `E_JSON_SYNTAX`.
 * @example
 * await hub.send(gcm({ data: { msg: 'Hello World!' } }))
 */
export function gcm(payload: GcmPayload | string): PushNotification {
  const { text, value, issues } = readPayload(payload, gcmSchema, {
    unknownField: 'E_FCM_UNKNOWN_FIELD',
    type: 'E_FCM_TYPE',
  })
  // What is no such message has no size that FCM would count.
  const oversize = issues.length === 0 ? tooLarge(value as GcmPayload) : []
  return buildNotification({
    format: 'gcm',
    body: text,
    contentType: 'application/json;charset=utf-8',
    issues: [...issues, ...oversize, ...doubts(Object(value) as GcmPayload)],
  })
}
