interface CommonFields {
  /** The app's own data: a text, such as JSON. At most 4,096 bytes. */
  readonly payload?: string
  /** The app's package name; several are joined by commas. */
  readonly restricted_package_name?: string
  /** How long Mi Push keeps it for a device that is away: milliseconds. A day for public messages, ten for private ones, at most. */
  readonly time_to_live?: number
  /** When Mi Push sends it: milliseconds since 1970, at most seven days ahead. @default at once */
  readonly time_to_send?: number
}

/** The `extra.` keys that any message may have, and keys of the app's own. At most ten, with 1,024 characters. */
interface ExtraFields {
  /** A channel of the app's notifications. */
  readonly 'extra.channel_id'?: string
  /** The device shows messages of one key once. */
  readonly 'extra.jobkey'?: string
  /** How fast it goes out to many devices: messages a second. */
  readonly 'extra.flow_control'?: string
  /** The URL that Mi Push tells what became of the message. */
  readonly 'extra.callback'?: string
  readonly [key: `extra.${string}`]: string | undefined
}

interface NotificationFields {
  /** Not blank, and fewer than 50 characters. */
  readonly title: string
  /** Not blank, and fewer than 128 characters. */
  readonly description: string
  /** @default 0 */
  readonly pass_through?: 0
  /** 1 plays a sound, 2 vibrates, 4 lights up, added up; -1 is all of them, 0 none. */
  readonly notify_type?: -1 | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7
  /** A whole number: a later notification of this id replaces the one that is shown; of another id, it stands beside it. */
  readonly notify_id?: number
  /** What runs along the status bar. */
  readonly 'extra.ticker'?: string
  /** The URI of a sound in the app. */
  readonly 'extra.sound_uri'?: string
  /** `0` shows nothing while the app is in front. @default '1' */
  readonly 'extra.notify_foreground'?: '0' | '1'
}

/** A tap opens the app, or leaves it to the app's own code. */
export interface XiaomiOpenApp {
  readonly 'extra.notify_effect'?: '1'
  readonly 'extra.intent_uri'?: never
  readonly 'extra.web_uri'?: never
}

/** A tap opens a part of the app. */
export interface XiaomiOpenActivity {
  readonly 'extra.notify_effect': '2'
  /** An Intent URI. */
  readonly 'extra.intent_uri': string
  readonly 'extra.web_uri'?: never
}

/** A tap opens a page. */
export interface XiaomiOpenPage {
  readonly 'extra.notify_effect': '3'
  readonly 'extra.web_uri': string
  readonly 'extra.intent_uri'?: never
}

/** A notification that the system shows. */
export type XiaomiNotification = CommonFields &
  NotificationFields &
  ExtraFields &
  (XiaomiOpenApp | XiaomiOpenActivity | XiaomiOpenPage)

/** A message that goes through to the app's own code. */
export type XiaomiMessage = CommonFields &
  ExtraFields & {
    readonly pass_through: 1
    readonly title?: never
    readonly description?: never
    readonly notify_type?: never
    readonly notify_id?: never
  }

/** A notification, or a message for the app's own code. */
export type XiaomiPayload = XiaomiNotification | XiaomiMessage
