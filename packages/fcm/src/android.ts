import type { FcmData } from './data.js'
import type { FcmDuration } from './duration.js'

/** A label for the statistics of messages: 1 to 50 letters, digits and `-_.~%`. */
export interface FcmLabel {
  readonly analytics_label?: string
}

/** How long the LED is on and off, and its colour. All three are needed. */
export interface LightSettings {
  /** Each channel from 0 to 1. */
  readonly color: {
    /** @default 0 */
    readonly red?: number
    /** @default 0 */
    readonly green?: number
    /** @default 0 */
    readonly blue?: number
    /** @default 1 */
    readonly alpha?: number
  }
  readonly light_on_duration: FcmDuration
  readonly light_off_duration: FcmDuration
}

type LocalizedTitle =
  | {
      /** A string resource of the app, in place of `title`. */
      readonly title_loc_key: string
      /** What stands for each placeholder of the resource, in order. */
      readonly title_loc_args?: readonly string[]
    }
  | { readonly title_loc_key?: never; readonly title_loc_args?: never }

type LocalizedBody =
  | {
      /** A string resource of the app, in place of `body`. */
      readonly body_loc_key: string
      /** What stands for each placeholder of the resource, in order. */
      readonly body_loc_args?: readonly string[]
    }
  | { readonly body_loc_key?: never; readonly body_loc_args?: never }

interface AndroidNotificationFields {
  /** In place of `message.notification.title`. */
  readonly title?: string
  /** In place of `message.notification.body`. */
  readonly body?: string
  /** The name of a drawable resource, without extension; not a URL. @default the manifest's */
  readonly icon?: string
  /** `#rrggbb`. */
  readonly color?: `#${string}`
  /** `default`, or a file in `res/raw`. Since Android 8 the channel decides. @default none */
  readonly sound?: string
  /** Replaces a shown notification of the same tag. @default each message makes its own */
  readonly tag?: string
  /** An action of an intent filter in the app; not a URL. @default the app's launcher activity */
  readonly click_action?: string
  /** Since Android 8: a channel that the app has made. @default the manifest's */
  readonly channel_id?: string
  /** For screen readers; before Android 5 also in the status bar. */
  readonly ticker?: string
  /** Stays after a tap. @default false */
  readonly sticky?: boolean
  /** When the thing happened: RFC 3339, such as `2026-12-01T10:00:00Z`. Notifications are sorted by it. */
  readonly event_time?: string
  /** Not for other devices of the person, such as a watch. @default false */
  readonly local_only?: boolean
  /** How much it interrupts, before Android 8; since then the channel decides. @default 'PRIORITY_DEFAULT' */
  readonly notification_priority?:
    | 'PRIORITY_UNSPECIFIED'
    | 'PRIORITY_MIN'
    | 'PRIORITY_LOW'
    | 'PRIORITY_DEFAULT'
    | 'PRIORITY_HIGH'
    | 'PRIORITY_MAX'
  /** The system's sound. @default false */
  readonly default_sound?: boolean
  /** The system's vibration; `vibrate_timings` is then ignored. @default false */
  readonly default_vibrate_timings?: boolean
  /** The system's light, unless `light_settings` are given. @default false */
  readonly default_light_settings?: boolean
  /** At least one: how long to wait, then on and off in turn. Since Android 8 the channel decides. */
  readonly vibrate_timings?: readonly FcmDuration[]
  /** What a locked screen shows: all, that there is something, or nothing. @default 'PRIVATE' */
  readonly visibility?: 'VISIBILITY_UNSPECIFIED' | 'PRIVATE' | 'PUBLIC' | 'SECRET'
  /** A whole number from 0: what the launcher shows on the icon. 0 or absent: it counts by itself. */
  readonly notification_count?: number
  /** Since Android 8 the channel decides. */
  readonly light_settings?: LightSettings
  /** The URL of a picture, in place of `message.notification.image`; at most 1 MB. */
  readonly image?: string
  /** Whether Google Play services may draw it before the app is started. @default 'IF_PRIORITY_LOWERED' */
  readonly proxy?: 'PROXY_UNSPECIFIED' | 'ALLOW' | 'DENY' | 'IF_PRIORITY_LOWERED'
  /** @deprecated Use `proxy`. */
  readonly bypass_proxy_notification?: boolean
}

/** What Android draws. @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#AndroidNotification */
export type AndroidNotification = AndroidNotificationFields & LocalizedTitle & LocalizedBody

/** What concerns Android alone. @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#AndroidConfig */
export interface AndroidConfig {
  /** Undelivered messages of one key replace each other; at most 4 keys a device. */
  readonly collapse_key?: string
  /** Whether it may wake a sleeping device. @default 'HIGH' with a notification, 'NORMAL' with data alone */
  readonly priority?: 'NORMAL' | 'HIGH' | 'normal' | 'high'
  /** How long FCM keeps it: `0s`, now or never, to `2419200s`, four weeks. @default '2419200s' */
  readonly ttl?: FcmDuration
  /** Only to this package of the app, such as `org.example.shop`. */
  readonly restricted_package_name?: string
  /** In place of `message.data`; they are not merged. */
  readonly data?: FcmData
  readonly notification?: AndroidNotification
  readonly fcm_options?: FcmLabel
  /** Also before the person has unlocked the device after a restart. @default false */
  readonly direct_boot_ok?: boolean
  /** Also over a network of little bandwidth. Since 2025. @default false */
  readonly bandwidth_constrained_ok?: boolean
  /** Also over a satellite's network. Since 2025. @default false */
  readonly restricted_satellite_ok?: boolean
}
