import type { FcmLabel } from './android.js'

/**
 * What concerns Apple's devices alone, when their app registered with Firebase. A hub commonly talks to APNs itself:
 * that is what `@hubcast/apns` is for.
 * @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#ApnsConfig
 */
export interface ApnsConfig {
  /** Headers of APNs. @default 'apns-expiration' in 30 days, 'apns-priority' of 10 */
  readonly headers?: {
    /** `5` is the only one that FCM takes for a message of data alone. @default '10' */
    readonly 'apns-priority'?: '10' | '5' | '1'
    /** Seconds since 1970, or `0`. */
    readonly 'apns-expiration'?: `${number}`
    readonly 'apns-collapse-id'?: string
    readonly 'apns-push-type'?: string
    readonly [name: string]: string | undefined
  }
  /** A whole APNs payload, `aps` and what stands beside it. It replaces title and body of the notification. */
  readonly payload?: { readonly aps?: object; readonly [key: string]: unknown }
  /** The token of a Live Activity, or the one that starts it. */
  readonly live_activity_token?: string
  readonly fcm_options?: FcmLabel & {
    /** The URL of a picture, in place of `message.notification.image`. */
    readonly image?: string
  }
}
