import type { FcmLabel } from './android.js'
import type { FcmData } from './data.js'

/** A button of a notification in a browser. */
export interface WebNotificationAction {
  /** What the site's service worker is told. */
  readonly action: string
  readonly title: string
  /** A URL. */
  readonly icon?: string
  /** The URL that a tap opens, where the browser knows this field; elsewhere the site's service worker opens it. */
  readonly navigate?: string
}

/** What a browser draws, and whatever else the site's service worker reads. @see https://developer.mozilla.org/docs/Web/API/ServiceWorkerRegistration/showNotification */
export interface WebNotification {
  /** In place of `message.notification.title`. */
  readonly title?: string
  /** In place of `message.notification.body`. */
  readonly body?: string
  /** A URL. */
  readonly icon?: string
  /** The URL of a picture in one colour, for small places. */
  readonly badge?: string
  /** The URL of a picture. */
  readonly image?: string
  /** Replaces a shown notification of the same tag. */
  readonly tag?: string
  /** Alerts again where `tag` replaces one. @default false */
  readonly renotify?: boolean
  /** Stays until the person acts. @default false */
  readonly requireInteraction?: boolean
  /** Without sound and vibration. @default false */
  readonly silent?: boolean | null
  /** Milliseconds, on and off in turn. */
  readonly vibrate?: number | readonly number[]
  /** Milliseconds since 1970. */
  readonly timestamp?: number
  /** @default 'auto' */
  readonly dir?: 'auto' | 'ltr' | 'rtl'
  /** A BCP 47 tag such as `de-AT`. */
  readonly lang?: string
  /** Any JSON, for the service worker. */
  readonly data?: unknown
  /** Browsers commonly show two. */
  readonly actions?: readonly WebNotificationAction[]
  /** The URL that a tap opens, where the browser knows this field. */
  readonly navigate?: string
  readonly [key: string]: unknown
}

/** What concerns browsers alone. @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#WebpushConfig */
export interface WebpushConfig {
  /** Headers of Web Push (RFC 8030). */
  readonly headers?: {
    /** Seconds from 0, as text. */
    readonly TTL?: `${number}`
    /** @default 'normal' */
    readonly Urgency?: 'very-low' | 'low' | 'normal' | 'high'
    /** Replaces an undelivered message of the same topic; at most 32 letters, digits, `-` and `_`. */
    readonly Topic?: string
    readonly [name: string]: string | undefined
  }
  /** In place of `message.data`; they are not merged. */
  readonly data?: FcmData
  readonly notification?: WebNotification
  readonly fcm_options?: FcmLabel & {
    /** What a tap opens: an https URL. */
    readonly link?: `https://${string}`
  }
}
