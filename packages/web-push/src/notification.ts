/** A button of a notification. */
export interface WebPushAction {
  /** What the site's service worker is told. */
  readonly action: string
  readonly title: string
  /** A URL. */
  readonly icon?: string
  /** The URL that a tap opens, where the browser knows this field; elsewhere the site's service worker opens it. */
  readonly navigate?: string
}

/** A button of a declarative message. */
export interface DeclarativeAction extends WebPushAction {
  /** The URL that a tap opens. An absolute `https:` URL is understood everywhere. */
  readonly navigate: string
}

/** What any notification may have. @see https://developer.mozilla.org/docs/Web/API/ServiceWorkerRegistration/showNotification */
export interface NotificationFields {
  /** The text below the title. */
  readonly body?: string
  /** A URL. */
  readonly icon?: string
  /** The URL of a picture. */
  readonly image?: string
  /** The URL of a picture in one colour, for small places. The number on the app's icon is `app_badge`. */
  readonly badge?: string
  /** Stays until the person acts. @default false */
  readonly requireInteraction?: boolean
  /** When it happened, in milliseconds since 1970. @default now */
  readonly timestamp?: number
  /** Which way the text runs. @default 'auto' */
  readonly dir?: 'auto' | 'ltr' | 'rtl'
  /** A BCP 47 tag such as `de-AT`. */
  readonly lang?: string
  /** Any JSON, for the site's service worker. */
  readonly data?: unknown
}

/** Replacing what is shown. To alert again one has to say which notification it replaces. */
export type Replacing =
  | {
      /** Replaces a shown notification of the same tag. A push that was not delivered yet is replaced by `topic`. */
      readonly tag: string
      /** Alerts again where `tag` replaces one; needs a `tag` that is not empty. @default false */
      readonly renotify?: boolean
    }
  | { readonly tag?: string; readonly renotify?: false }

/** What is heard and felt. A silent notification does not vibrate. `null` leaves it to the system. */
export type Sounding<NotSilent = false | null> =
  | {
      /** Without sound and vibration. */
      readonly silent: true
      readonly vibrate?: never
    }
  | {
      /** Without sound and vibration. @default null, what the system does */
      readonly silent?: NotSilent
      /** Milliseconds, on and off in turn. */
      readonly vibrate?: number | readonly number[]
    }
