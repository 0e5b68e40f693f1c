import type { ApnsAlert, ApnsCriticalSound } from './alert.js'
import type { LiveActivityAps } from './live-activity.js'

/** What kind of push APNs takes a payload for. @see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
export type ApnsPushType =
  | 'alert'
  | 'background'
  | 'liveactivity'
  | 'voip'
  | 'complication'
  | 'fileprovider'
  | 'mdm'
  | 'location'
  | 'pushtotalk'
  | 'widgets'
  | 'controls'

/** How much a notification may interrupt. */
export type InterruptionLevel = 'passive' | 'active' | 'time-sensitive' | 'critical'

interface VisibleFields {
  /** What it says: a text, or its parts. */
  readonly alert?: string | ApnsAlert
  /** The number on the app's icon, a whole number from 0, which clears it. @default unchanged */
  readonly badge?: number
  /** `default`, a sound file of the app with its extension, or the sound of a critical alert. @default none */
  readonly sound?: string | ApnsCriticalSound
}

/** At least one of them, so that something is to be seen or heard. */
type Visible = {
  [Key in keyof VisibleFields]-?: VisibleFields & Required<Pick<VisibleFields, Key>>
}[keyof VisibleFields]

interface AlertFields {
  /** Notifications of one thread are grouped. */
  readonly 'thread-id'?: string
  /** A `UNNotificationCategory` that the app registered: it brings the buttons. */
  readonly category?: string
  /** Wakes the app, too. */
  readonly 'content-available'?: 1
  /** Runs the app's notification service extension; needs an alert with text. Since iOS 10. */
  readonly 'mutable-content'?: 1
  /** The window to bring forward. Since iOS 13. */
  readonly 'target-content-id'?: string
  /** Since iOS 15. `time-sensitive` needs a capability, `critical` an entitlement from Apple. @default 'active' */
  readonly 'interruption-level'?: InterruptionLevel
  /** From 0 to 1: its place in the summary. Since iOS 15. */
  readonly 'relevance-score'?: number
  /** Which Focus lets it through. Since iOS 16. */
  readonly 'filter-criteria'?: string
  /** Safari's legacy website push alone: one text for each placeholder of `urlFormatString`. */
  readonly 'url-args'?: readonly string[]
}

/** The `aps` of a notification that a person sees or hears. */
export type AlertAps = Visible & AlertFields

/** The `aps` of a push that only wakes the app. */
export interface BackgroundAps {
  readonly 'content-available': 1
  readonly alert?: never
  readonly badge?: never
  readonly sound?: never
}

/** The `aps` that tells the system to load widgets or controls anew. Widgets since iOS 26, controls since iOS 18. */
export interface ContentChangedAps {
  readonly 'content-changed': true
}

/** The app's own data, beside `aps`: any JSON. */
export type ApnsData = Readonly<Record<string, unknown>>

/** The app's own data as they are, and `aps` as its type has it: so the compiler sees a field that it lacks. */
export type WithAps<Data extends object, Aps> = {
  readonly [Key in keyof Data]: Key extends 'aps' ? Aps : Data[Key]
}

/** A notification that a person sees or hears. */
export type AlertPayload<Data extends object = ApnsData> = { readonly aps: AlertAps } & Data

/** A silent push. The system lets only a few an hour through. */
export type BackgroundPayload<Data extends object = ApnsData> = { readonly aps: BackgroundAps } & Data

/** A Live Activity's start, update or end. @see https://developer.apple.com/documentation/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications */
export type LiveActivityPayload<
  State extends object = ApnsData,
  Attributes extends object = ApnsData,
  Data extends object = ApnsData,
> = { readonly aps: LiveActivityAps<State, Attributes> } & Data

/** Payloads of the other push types. All need a hub of their own, whose bundle id has the topic's suffix. */
export interface OtherPayloads<Data extends object = ApnsData> {
  readonly voip: { readonly aps?: object } & Data
  readonly complication: { readonly aps?: object } & Data
  readonly pushtotalk: { readonly aps?: object } & Data
  readonly location: { readonly aps?: object } & Data
  readonly widgets: { readonly aps: ContentChangedAps } & Data
  readonly controls: { readonly aps: ContentChangedAps } & Data
  readonly fileprovider: {
    readonly 'container-identifier': string
    readonly domain: string
    readonly aps?: object
  }
  /** `mdm` is the PushMagic. */
  readonly mdm: { readonly mdm: string; readonly aps?: never }
}
