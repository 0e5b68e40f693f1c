import type {
  DeclarativeAction,
  NotificationFields,
  Replacing,
  Sounding,
  WebPushAction,
} from './notification.js'

/** Keys of the site's own, which its service worker reads: any JSON. */
export type WebPushData = Readonly<Record<string, unknown>>

/** What the site's service worker hands to `showNotification`, and whatever else the two agree on. */
export type SiteNotification<Own extends object = WebPushData> = NotificationFields &
  Replacing &
  Sounding & {
    /** `showNotification` needs one; without it the site's service worker has to find one. */
    readonly title?: string
    /** Browsers commonly show two. */
    readonly actions?: readonly WebPushAction[]
    /** The URL that a tap opens, where the browser knows this field. */
    readonly navigate?: string
    readonly web_push?: never
  } & Own

/** What a declarative message shows. */
export type DeclarativeNotification = NotificationFields &
  Replacing &
  Sounding<false> & {
    /** Not empty. */
    readonly title: string
    /** The URL that a tap opens. An absolute `https:` URL is understood everywhere. */
    readonly navigate: string
    /** Browsers commonly show two. */
    readonly actions?: readonly DeclarativeAction[]
    /** Safari 18.4 alone reads the number here; its place is beside `notification`. */
    readonly app_badge?: number | `${number}`
  }

/**
 * A message that the browser shows without code of the site: Safari since 18.4 on iOS and iPadOS, 18.5 on macOS.
 * Other browsers hand the same JSON to the site's service worker, which may read further keys beside these.
 * @see https://www.w3.org/TR/push-api/
 */
export type DeclarativeMessage<Own extends object = WebPushData> = {
  /** What marks the message as declarative. */
  readonly web_push: 8030
  readonly notification: DeclarativeNotification
  /** The number on the app's icon, a whole number from 0, which clears it. @default unchanged */
  readonly app_badge?: number
  /** Lets the site's service worker change the notification before it is shown. @default false */
  readonly mutable?: boolean
} & Own
