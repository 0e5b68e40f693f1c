/** The app's own data, for its code alone: ADM takes nothing but texts. */
export type AdmData = Readonly<Record<string, string>>

/** A level of importance, as Android names it, or its number. */
export type AdmNotificationPriority =
  | 'PRIORITY_UNSPECIFIED'
  | 'PRIORITY_MIN'
  | 'PRIORITY_LOW'
  | 'PRIORITY_DEFAULT'
  | 'PRIORITY_HIGH'
  | 'PRIORITY_MAX'
  | 0
  | 1
  | 2
  | 3
  | 4
  | 5

/** What a locked screen shows, as Android names it, or its number. */
export type AdmVisibility = 'VISIBILITY_UNSPECIFIED' | 'PRIVATE' | 'PUBLIC' | 'SECRET' | 0 | 1 | 2 | 3

interface NotificationFields {
  readonly title: string
  readonly body: string
  /** The name of a drawable resource of the app. */
  readonly icon?: string
  /** The colour of the icon, `#rrggbb`. */
  readonly color?: string
  /** `default`, or the name of a sound resource of the app. */
  readonly sound?: string
  /** A later notification of this tag replaces the one that is shown. */
  readonly tag?: string
  /** What a tap starts: the action of an intent filter of the app, no URL. */
  readonly click_action?: string
  /** A notification channel of the app. */
  readonly channel_id?: string
  /** What accessibility services read out. */
  readonly ticker?: string
  /** Whether it stays after a tap. @default false */
  readonly sticky?: boolean
  /** When what it tells of happened: RFC 3339 in UTC, such as `2026-12-01T10:00:00Z`. */
  readonly event_time?: string
  /** Whether it stays on this device alone. */
  readonly local_only?: boolean
  readonly notification_priority?: AdmNotificationPriority
  /** Whether the system's own sound is played. */
  readonly default_sound?: boolean
  readonly visibility?: AdmVisibility
  /** How many items it stands for, from 0. */
  readonly notification_count?: number
  /** The URL of a picture. */
  readonly image?: string
}

type TitleTranslation =
  | {
      /** A string resource of the app, for the title. */
      readonly title_loc_key: string
      /** What stands for each `%1$s` of that text, in order. */
      readonly title_loc_args?: readonly string[]
    }
  | { readonly title_loc_key?: never; readonly title_loc_args?: never }

type BodyTranslation =
  | {
      /** A string resource of the app, for the body. */
      readonly body_loc_key: string
      /** What stands for each `%1$s` of that text, in order. */
      readonly body_loc_args?: readonly string[]
    }
  | { readonly body_loc_key?: never; readonly body_loc_args?: never }

/**
 * What the system itself shows. Title and body have to be there.
 * @see https://developer.amazon.com/docs/adm/send-message.html
 */
export type AdmNotification = NotificationFields & TitleTranslation & BodyTranslation

interface AdmDelivery {
  /** @default 'normal' */
  readonly priority?: 'normal' | 'high'
  /** ADM drops an older message of this key that still waits. At most 64 characters. */
  readonly consolidationKey?: string
  /** How long ADM keeps it for a device that is away: seconds, 60 to 2,678,400 (31 days). @default 604800 */
  readonly expiresAfter?: number
}

interface AdmContent {
  readonly data?: AdmData
  readonly notification?: AdmNotification
}

/** A message: `data` for the app, a `notification` for the person, or a `consolidationKey` alone, to say that there is news. */
export type AdmMessage = AdmDelivery &
  AdmContent &
  (
    | { readonly data: AdmData }
    | { readonly notification: AdmNotification }
    | { readonly consolidationKey: string }
  )

/** A message with its checksum, if it has one. */
export type AdmPayload = AdmMessage & {
  /** Base64 of the MD5 of `data`. The option `checksum` computes it; one that is given is verified. */
  readonly md5?: string
}
