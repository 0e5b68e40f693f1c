import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkCallerSchema,
  checkSize,
  fieldsOf,
  headerOf,
  type NotificationParts,
  type PushHeaders,
  readPayload,
} from '@hubcast/payload'
import { checkApnsBody } from './body-rules.js'
import { checkApnsHeaders, isPushType, unknownPushType } from './header-rules.js'
import { payloadLimitBytes, voipLimitBytes } from './limits.js'
import {
  type AlertOptions,
  type AnyOptions,
  type BackgroundOptions,
  type LiveActivityOptions,
  type OtherOptions,
  pushTypeOf,
  type TextOptions,
  toHeaders,
} from './options.js'
import type { AlertAps, BackgroundAps, LiveActivityPayload, OtherPayloads, WithAps } from './payload.js'
import { alertSchema, liveActivitySchema } from './schema.js'
import { checkStateDates } from './state-dates.js'

const codes = { unknownField: 'E_APNS_UNKNOWN_FIELD', type: 'E_APNS_TYPE' }

/** The parts of a notification, with what their body says. */
interface ReadParts extends NotificationParts {
  readonly value: unknown
}

/** A payload with its headers, and all that APNs or the hub would say of them. */
function read(payload: unknown, headersOf: (value: unknown) => PushHeaders): ReadParts {
  const typeOf = (value: unknown) => headerOf(headersOf(value), 'apns-push-type') ?? pushTypeOf(value)
  const { text, value, issues } = readPayload(
    payload,
    (value) => (typeOf(value) === 'liveactivity' ? liveActivitySchema : alertSchema),
    codes,
  )
  const headers = headersOf(value)
  const pushType = typeOf(value)
  const contentType = 'application/json;charset=utf-8'
  const parts = { format: 'apple', body: text, contentType, headers, value } as const
  if (!isPushType(pushType)) return { ...parts, issues: [...issues, unknownPushType] }
  const limit = pushType === 'voip' ? voipLimitBytes : payloadLimitBytes
  return {
    ...parts,
    issues: [
      ...issues,
      // What is no payload has no fields to speak of.
      ...(value === undefined ? [] : checkApnsBody(fieldsOf(value), pushType)),
      ...(pushType === 'liveactivity' && isBounded(issues) ? checkStateDates(value) : []),
      ...checkApnsHeaders(headers, pushType),
      ...checkSize('E_APNS_TOO_LARGE', 'The payload', text, limit),
    ],
  }
}

/** Whether a payload is what JSON can carry: another may nest in itself, and rules that look into it never end. */
function isBounded(issues: readonly NotificationIssue[]): boolean {
  return !issues.some(({ code }) => code === 'E_JSON_VALUE')
}

function checkOwn(payload: unknown, options: AnyOptions): NotificationIssue[] {
  const { aps: given, ...data } = fieldsOf(payload)
  const aps = fieldsOf(given)
  const { dataSchema, stateSchema, attributesSchema } = options
  const code = 'E_APNS_APP_SCHEMA'
  return [
    ...checkCallerSchema(dataSchema, data, code, []),
    ...('content-state' in aps
      ? checkCallerSchema(stateSchema, aps['content-state'], code, ['aps', 'content-state'])
      : []),
    ...('attributes' in aps
      ? checkCallerSchema(attributesSchema, aps.attributes, code, ['aps', 'attributes'])
      : []),
  ]
}

/**
 * A notification for Apple's devices, format `apple`, for devices that registered as `apns`.
 *
 * @param payload - `aps` and, beside it, the app's own data; or its JSON text.
 * @param options - What becomes the `apns-*` headers, and the caller's own schemas. The topic is not among them:
 * it comes from the hub's credential.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification
 * @example
 * await hub.send(apns({ aps: { alert: { title: 'Parcel', body: 'It is here.' } } }, { collapseId: 'parcel-77' }))
 */
export function apns<Data extends object>(
  payload: { readonly aps: AlertAps } & WithAps<Data, AlertAps>,
  options?: AlertOptions<Data>,
): PushNotification
/** A silent push: `{ aps: { 'content-available': 1 } }`. */
export function apns<Data extends object>(
  payload: { readonly aps: BackgroundAps } & WithAps<Data, BackgroundAps>,
  options?: BackgroundOptions<Data>,
): PushNotification
/** A Live Activity's start, update or end. */
export function apns<State extends object, Attributes extends object>(
  payload: LiveActivityPayload<State, Attributes>,
  options?: LiveActivityOptions<State, Attributes>,
): PushNotification
/** A push of another type, for a hub whose bundle id has that type's suffix. */
export function apns<PushType extends keyof OtherPayloads>(
  payload: OtherPayloads[PushType],
  options: OtherOptions<PushType>,
): PushNotification
/** A payload as JSON text. */
export function apns(text: string, options?: TextOptions): PushNotification
export function apns(payload: unknown, options: AnyOptions = {}): PushNotification {
  const { value, issues, ...parts } = read(payload, (value) =>
    toHeaders(options, options.pushType ?? pushTypeOf(value)),
  )
  const own = isBounded(issues) ? checkOwn(value, options) : []
  return buildNotification({ ...parts, issues: [...issues, ...own] })
}

/** Everything that APNs, or the hub, would say of a body and its headers, however they were made. */
export function checkApns(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, () => headers).issues
}
