import type { CallerSchema, PushHeaders } from '@hubcast/payload'
import { definedHeaders, fieldsOf } from '@hubcast/payload'
import type { ApnsPushType } from './payload.js'

/** What goes beside any payload. @see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
export interface ApnsDeliveryOptions {
  /** When APNs gives up: a date, or seconds since 1970; 0 is one attempt without storing. @default about 30 days */
  readonly expiration?: Date | number
  /** A later notification of this id replaces an earlier one. At most 64 bytes. */
  readonly collapseId?: string
  /** A UUID for this notification. One id for many devices helps nobody: let APNs make one. */
  readonly id?: string
}

/** Options of an alert. */
export interface AlertOptions<Data extends object = object> extends ApnsDeliveryOptions {
  /** @default 'alert' */
  readonly pushType?: 'alert'
  /** 10 at once, 5 when it suits the battery, 1 without waking the device. @default 10 */
  readonly priority?: 10 | 5 | 1
  /** The caller's schema for what stands beside `aps`. */
  readonly dataSchema?: CallerSchema<Data>
}

/** Options of a silent push. */
export interface BackgroundOptions<Data extends object = object> extends ApnsDeliveryOptions {
  /** @default 'background' */
  readonly pushType?: 'background'
  /** APNs takes no other for a silent push. @default 5 */
  readonly priority?: 5
  /** The caller's schema for what stands beside `aps`. */
  readonly dataSchema?: CallerSchema<Data>
}

/** Options of a Live Activity's push. The hub needs token credentials whose bundle id ends in `.push-type.liveactivity`. */
export interface LiveActivityOptions<State extends object, Attributes extends object>
  extends ApnsDeliveryOptions {
  /** @default 'liveactivity' */
  readonly pushType?: 'liveactivity'
  /** 5 does not count against the hourly budget. @default 10 */
  readonly priority?: 10 | 5
  /** The caller's schema for `content-state`. */
  readonly stateSchema?: CallerSchema<State>
  /** The caller's schema for `attributes`. */
  readonly attributesSchema?: CallerSchema<Attributes>
}

/** Options of the push types that need a hub of their own. */
export interface OtherOptions<PushType extends ApnsPushType> extends ApnsDeliveryOptions {
  readonly pushType: PushType
  /** @default 10 */
  readonly priority?: 10 | 5 | 1
}

/** Options for a payload that is a text. */
export interface TextOptions extends ApnsDeliveryOptions {
  /** @default what the payload looks like: `alert`, `background` or `liveactivity` */
  readonly pushType?: ApnsPushType
  readonly priority?: 10 | 5 | 1
}

/** The options of every kind together. */
export interface AnyOptions extends TextOptions {
  readonly dataSchema?: CallerSchema
  readonly stateSchema?: CallerSchema
  readonly attributesSchema?: CallerSchema
}

/** The push type that a payload looks like. */
export function pushTypeOf(payload: unknown): ApnsPushType {
  const aps = fieldsOf(fieldsOf(payload).aps)
  if ('event' in aps) return 'liveactivity'
  const isSilent = 'content-available' in aps && !('alert' in aps || 'badge' in aps || 'sound' in aps)
  return isSilent ? 'background' : 'alert'
}

/** The headers that options become. */
export function toHeaders(options: TextOptions, pushType: ApnsPushType): PushHeaders {
  const { expiration, collapseId, id } = options
  const priority = options.priority ?? (pushType === 'background' ? 5 : undefined)
  const seconds = expiration instanceof Date ? Math.round(expiration.getTime() / 1000) : expiration
  return definedHeaders({
    'apns-push-type': pushType,
    'apns-priority': priority?.toString(),
    'apns-expiration': seconds?.toString(),
    'apns-collapse-id': collapseId,
    'apns-id': id,
  })
}
