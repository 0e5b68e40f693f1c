/** A text that the device takes from the app's translations. */
export interface LocalizedText {
  /** A key of the app's `Localizable.strings`. */
  readonly 'loc-key': string
  /** What stands for each `%@` (or `%1$@`) of the text, in order. */
  readonly 'loc-args'?: readonly string[]
}

type TranslatedTitle =
  | {
      /** A key of `Localizable.strings`, in place of `title`. */
      readonly 'title-loc-key': string
      /** What stands for each `%@` (or `%1$@`) of the text, in order. */
      readonly 'title-loc-args'?: readonly string[]
    }
  | { readonly 'title-loc-key'?: string; readonly 'title-loc-args'?: never }

type TranslatedSubtitle =
  | {
      /** A key of `Localizable.strings`, in place of `subtitle`. Since iOS 10. */
      readonly 'subtitle-loc-key': string
      /** What stands for each `%@` (or `%1$@`) of the text, in order. */
      readonly 'subtitle-loc-args'?: readonly string[]
    }
  | { readonly 'subtitle-loc-key'?: string; readonly 'subtitle-loc-args'?: never }

type TranslatedBody =
  | {
      /** A key of `Localizable.strings`, in place of `body`. */
      readonly 'loc-key': string
      /** What stands for each `%@` (or `%1$@`) of the text, in order. */
      readonly 'loc-args'?: readonly string[]
    }
  | { readonly 'loc-key'?: string; readonly 'loc-args'?: never }

interface AlertFields {
  readonly title?: string
  /** Below the title, since iOS 10. */
  readonly subtitle?: string
  readonly body?: string
  /** The image or storyboard that the app shows at its launch from the notification. */
  readonly 'launch-image'?: string
  /** Safari's legacy website push alone: the button's label. */
  readonly action?: string
  /** @deprecated Before iOS 10. */
  readonly 'action-loc-key'?: string
  /** @deprecated iOS 12 to 14; without effect since iOS 15. */
  readonly 'summary-arg'?: string
  /** From 1. @deprecated iOS 12 to 14; without effect since iOS 15. */
  readonly 'summary-arg-count'?: number
}

/** What an alert says. @see https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
export type ApnsAlert = AlertFields & TranslatedTitle & TranslatedSubtitle & TranslatedBody

/** The alert of a Live Activity's start or update. */
export interface LiveActivityAlert {
  readonly title?: string | LocalizedText
  readonly body?: string | LocalizedText
  /** `default`, or a sound file of the app. */
  readonly sound?: string
}

/** The sound of a critical alert, which plays through mute; the app needs an entitlement from Apple. */
export interface ApnsCriticalSound {
  /** @default 1 */
  readonly critical?: 1
  /** `default`, or a file in the app's bundle or `Library/Sounds`, extension included. */
  readonly name: string
  /** From 0, silent, to 1, full. @default 1 */
  readonly volume?: number
}
