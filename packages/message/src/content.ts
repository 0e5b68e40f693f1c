import type { NotificationFormat, NotificationIssue } from '@hubcast/core'
import type { Expression, NumberExpression } from '@hubcast/payload'
import type { ToastSound } from '@hubcast/wns'

/** A platform that a message compiles to, by its wire name. */
export type MessagePlatform = Exclude<NotificationFormat, 'template'>

/** A text, or one that the hub makes for each device out of a template message. */
export type MessageText = string | Expression

/** A button. Apple's devices show those of the app's category instead, and Android leaves them to the app. */
export interface MessageAction {
  /** What the app, or the site, is told. Windows tells nobody where it opens a link itself. */
  readonly id: string
  /** What the person reads on it. */
  readonly title: MessageText
  /** What it opens, an absolute URL. @default the app */
  readonly link?: MessageText
}

/** The title's translation: a key, and what stands for its placeholders. */
type TitleTranslation =
  | {
      /** The key of the title, in the app's own translations. */
      readonly titleKey: string
      /** What stands for each placeholder, in their order. Windows fills none in. */
      readonly titleArgs?: readonly string[]
    }
  | { readonly titleKey?: never; readonly titleArgs?: never }

/** The body's translation: a key, and what stands for its placeholders. */
type BodyTranslation =
  | {
      /** The key of the body, in the app's own translations. */
      readonly bodyKey: string
      /** What stands for each placeholder, in their order. Windows fills none in. */
      readonly bodyArgs?: readonly string[]
    }
  | { readonly bodyKey?: never; readonly bodyArgs?: never }

/** Texts that the device takes from the app's translations, in place of title and body. Arguments need their key. */
export type MessageLocalization = TitleTranslation & BodyTranslation

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

/**
 * What a platform's payload has beyond the message: merged into it last, and checked with it. At most 64 levels deep.
 *
 * On Windows and Windows Phone the payload is the content of what is sent: of the toast, of the badge or the tile where
 * that is all, or the JSON of `data` where nothing is shown.
 */
export type MessageOverrides = { readonly [Platform in MessagePlatform]?: Readonly<Record<string, unknown>> }

/** Every field of a message, whichever of them go together. */
export interface MessageFields {
  /** What stands above the body. On Xiaomi fewer than 50 characters. A missing one is made of the body where the platform wants both. */
  readonly title?: MessageText
  /** What the notification says. On Xiaomi fewer than 128 characters; elsewhere the platform's size is the bound. */
  readonly body?: MessageText
  /** A line between title and body, beside which a title or a body stands. Apple's devices; Windows shows it last. */
  readonly subtitle?: MessageText
  /** An https URL. Apple's devices need an extension in the app, which finds it under `image`. */
  readonly image?: MessageText
  /** Web and Windows: a URL. Android, Kindle: the name of a drawable resource. */
  readonly icon?: MessageText
  /** The accent on Android and Kindle, `#rrggbb`. */
  readonly color?: string
  /** @default 'default' */
  readonly sound?: 'default' | 'none' | MessageSound
  /** The number on the app's icon, a whole number from 0, which clears it. Windows Phone shows 99 at most. */
  readonly badge?: number | NumberExpression
  /** What a tap opens, an absolute URL. Where the system does not open it, the app finds it under `url`. */
  readonly link?: MessageText
  /** For the app's own code. On Windows it shares its one place with `link`, which wins. */
  readonly data?: Readonly<Record<string, MessageText>>
  /** Of undelivered messages with one key a device gets the last. What a platform does not take is replaced by a hash. */
  readonly collapseKey?: string
  /** A shown notification of the same tag is replaced. Apple has one id for this and `collapseKey`, which wins. */
  readonly tag?: string
  /** Seconds from 0, which is now or never. Goes without `expiresAt`. @default the platform's */
  readonly timeToLive?: number
  /** When the message is worth nothing any more. Goes without `timeToLive`. */
  readonly expiresAt?: Date
  /** @default the platform's: high for what a person sees */
  readonly priority?: 'high' | 'normal' | 'low'
  /** Shows nothing and hands `data` to the app. @default false */
  readonly silent?: boolean
  /** Notifications of one thread are shown together. Windows shows it above them. */
  readonly thread?: string
  /** Apple: a `UNNotificationCategory` that the app registered. */
  readonly category?: string
  /** Android, Kindle, Xiaomi: a channel that the app registered. */
  readonly channel?: string
  /** Buttons below the notification. Windows shows five, browsers commonly two. */
  readonly actions?: readonly MessageAction[]
  /** Texts out of the app's translations, where the platform has such: there they stand in place of title and body. */
  readonly localization?: MessageLocalization
  /** @default 'active' */
  readonly interruption?: MessageInterruption
  /** What single platforms get beyond the message. */
  readonly overrides?: MessageOverrides
}

type Absent<Field extends keyof MessageFields> = { readonly [Key in Field]?: never }

type Lifetime =
  | (Pick<MessageFields, 'timeToLive'> & Absent<'expiresAt'>)
  | (Pick<MessageFields, 'expiresAt'> & Absent<'timeToLive'>)

type Loud = Omit<MessageFields, 'silent' | 'timeToLive' | 'expiresAt'> & { readonly silent?: false }

type Visible = 'title' | 'body' | 'subtitle' | 'image' | 'badge' | 'actions' | 'localization'

type Silent = Omit<MessageFields, Visible | 'silent' | 'sound' | 'timeToLive' | 'expiresAt'> &
  Absent<Visible> & { readonly silent: true; readonly sound?: 'none' }

/**
 * One message for every platform. It has a title, a body, their translations, a badge or data, or is silent.
 *
 * A field that a platform cannot express is a warning on that platform's notification, which names the field.
 */
export type MessageContent = (Loud | Silent) & Lifetime

/** What a message is for: one of these is there. */
type Purpose = 'title' | 'body' | 'localization' | 'badge' | 'data' | 'silent'

type KeyOf<Part> = Part extends unknown ? keyof Part : never

/** What no value is. `never` would make nothing of the whole object, and the compiler would point at its other fields. */
interface NoSuchField {
  readonly '~noSuchField': true
}

/**
 * No field that there is not: the compiler looks for those in literals alone, and not where a type is inferred. It is
 * conditional, for out of keys alone the compiler would infer nothing of an object without any.
 */
type Only<Given, Known> =
  Exclude<KeyOf<Given>, KeyOf<Known>> extends never
    ? unknown
    : { readonly [Key in Exclude<KeyOf<Given>, KeyOf<Known>>]?: NoSuchField }

/** What an object has that says nothing: it lacks a title, so that the compiler names one. */
type Purposeful<Content> =
  Extract<KeyOf<Content>, Purpose> extends never ? { readonly title: MessageText } : unknown

type OnlyWithin<Content> = (Content extends { readonly sound: infer Sound extends object }
  ? { readonly sound: Only<Sound, MessageSound> }
  : unknown) &
  (Content extends { readonly localization: infer Localization }
    ? { readonly localization: Only<Localization, MessageLocalization> }
    : unknown) &
  (Content extends { readonly actions: readonly (infer Action)[] }
    ? { readonly actions: readonly Only<Action, MessageAction>[] }
    : unknown)

/** Content that says something, without fields that there are not, at any depth that the message knows. */
export type ExactContent<Content> = Purposeful<Content> & Only<Content, MessageFields> & OnlyWithin<Content>

/** A message that was checked, with its times fixed, so that all platforms agree on them. */
export interface Message<Name extends string = string> {
  /** A copy of what was given. */
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
