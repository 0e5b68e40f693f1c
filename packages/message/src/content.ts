import type { NotificationFormat, NotificationIssue } from '@hubcast/core'
import type { Expression, NumberExpression } from '@hubcast/payload'
import type { ToastSound } from '@hubcast/wns'

/** A platform that a message compiles to, by its wire name. */
export type MessagePlatform = Exclude<NotificationFormat, 'template'>

/** A text, or one that the hub makes for each device out of a template message. */
export type MessageText = string | Expression

/** A button. Apple's devices show those of the app's category instead, and Android leaves them to the app. */
export interface MessageAction {
  /** What the app, or the site, is told. */
  readonly id: string
  readonly title: MessageText
  /** What it opens, an absolute URL. @default the app */
  readonly link?: MessageText
}

/** Texts that the device takes from the app's translations, in place of title and body. */
export interface MessageLocalization {
  readonly titleKey?: string
  /** What stands for each placeholder; needs `titleKey`. */
  readonly titleArgs?: readonly string[]
  readonly bodyKey?: string
  /** What stands for each placeholder; needs `bodyKey`. */
  readonly bodyArgs?: readonly string[]
}

/** A sound of the app for each family of systems, by the name that the app has for it. */
export interface MessageSound {
  /** A file in the app's bundle, extension included. */
  readonly apple?: string
  /** A file in `res/raw`. On Android 8 and later the channel decides. */
  readonly android?: string
  /** `ms-winsoundevent:…`, `ms-appx:///…` or `ms-resource:…`. */
  readonly windows?: ToastSound
}

/** How much a notification may interrupt. */
export type MessageInterruption = 'passive' | 'active' | 'time-sensitive' | 'critical'

/** What a platform's payload has beyond the message: merged into it last, and checked with it. */
export type MessageOverrides = { readonly [Platform in MessagePlatform]?: Readonly<Record<string, unknown>> }

/**
 * One message for every platform.
 *
 * A field that a platform cannot express is a warning on that platform's notification, which names the field.
 */
export interface MessageContent {
  readonly title?: MessageText
  readonly body?: MessageText
  readonly subtitle?: MessageText
  /** An https URL. Apple's devices need an extension in the app, which finds it under `image`. */
  readonly image?: MessageText
  /** Web and Windows: a URL. Android, Kindle: the name of a drawable resource. */
  readonly icon?: MessageText
  /** The accent on Android and Kindle, `#rrggbb`. */
  readonly color?: string
  /** @default 'default' */
  readonly sound?: 'default' | 'none' | MessageSound
  /** The number on the app's icon, a whole number from 0, which clears it. */
  readonly badge?: number | NumberExpression
  /** What a tap opens, an absolute URL. Where the system does not open it, the app finds it under `url`. */
  readonly link?: MessageText
  /** For the app's own code. */
  readonly data?: Readonly<Record<string, MessageText>>
  /** Of undelivered messages with one key a device gets the last. Too long ones are replaced by a hash. */
  readonly collapseKey?: string
  /** A shown notification of the same tag is replaced. */
  readonly tag?: string
  /** Seconds from 0, which is now or never. Goes without `expiresAt`. @default the platform's */
  readonly timeToLive?: number
  /** When the message is worth nothing any more. Goes without `timeToLive`. */
  readonly expiresAt?: Date
  /** @default the platform's: high for what a person sees */
  readonly priority?: 'high' | 'normal' | 'low'
  /** Shows nothing and hands `data` to the app. @default false */
  readonly silent?: boolean
  /** Notifications of one thread are shown together. */
  readonly thread?: string
  /** Apple: a `UNNotificationCategory` that the app registered. */
  readonly category?: string
  /** Android, Kindle, Xiaomi: a channel that the app registered. */
  readonly channel?: string
  readonly actions?: readonly MessageAction[]
  readonly localization?: MessageLocalization
  /** @default 'active' */
  readonly interruption?: MessageInterruption
  readonly overrides?: MessageOverrides
}

/** A message that was checked, with its times fixed, so that all platforms agree on them. */
export interface Message<Name extends string = string> {
  readonly content: MessageContent
  readonly expiry: MessageExpiry | undefined
  /** What was noticed that concerns every platform. */
  readonly warnings: readonly NotificationIssue[]
  /** Which properties its expressions name, for the compiler alone. */
  readonly '~names'?: Name
}

/** When a message runs out, as an instant and as a span. */
export interface MessageExpiry {
  /** Seconds since 1970. */
  readonly atSeconds: number
  /** From the message's making, whole seconds. */
  readonly inSeconds: number
}
