import type { AndroidConfig, FcmLabel } from './android.js'
import type { ApnsConfig } from './apns-config.js'
import type { FcmData } from './data.js'
import type { WebpushConfig } from './webpush.js'

/** What every system draws. Sound, icon and colour belong to `android.notification` and `apns.payload`. */
export interface FcmNotification {
  readonly title?: string
  readonly body?: string
  /** The URL of a picture; Android loads at most 1 MB. */
  readonly image?: string
}

/**
 * A message of FCM HTTP v1, without its target: the hub fills in each device.
 * @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages
 */
export interface FcmMessage {
  /** For the app's own code. Without a notification it alone decides what is shown. */
  readonly data?: FcmData
  /** The system draws it while the app is in the background; its code does not run then. */
  readonly notification?: FcmNotification
  readonly android?: AndroidConfig
  readonly webpush?: WebpushConfig
  readonly apns?: ApnsConfig
  readonly fcm_options?: FcmLabel
}

/** What a hub takes for format `fcmv1`. */
export interface FcmPayload {
  readonly message: FcmMessage
}
