/** What the system draws, in the legacy FCM message. */
export interface GcmNotification {
  readonly title?: string
  readonly body?: string
  /** The URL of a picture; Android loads at most 1 MB. */
  readonly image?: string
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
  /** A string resource of the app, in place of `body`. */
  readonly body_loc_key?: string
  /** What stands for each placeholder of the resource, in order: a list, or its JSON text. Needs `body_loc_key`. */
  readonly body_loc_args?: readonly string[] | string
  /** A string resource of the app, in place of `title`. */
  readonly title_loc_key?: string
  /** What stands for each placeholder of the resource, in order: a list, or its JSON text. Needs `title_loc_key`. */
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
