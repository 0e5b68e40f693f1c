import type { PushNotification } from '@hubcast/core'
import type { GcmPayload } from './gcm-payload.js'
import type { FcmPayload } from './message.js'

const contentType = 'application/json;charset=utf-8'

/**
 * The same notification as `fcm()` without any check at run time: for the compiler to check alone, where every byte
 * and microsecond counts.
 */
export function fcmUnchecked(payload: FcmPayload): PushNotification {
  return { format: 'fcmv1', body: JSON.stringify(payload), contentType }
}

/** The same notification as `gcm()` without any check at run time. */
export function gcmUnchecked(payload: GcmPayload): PushNotification {
  return { format: 'gcm', body: JSON.stringify(payload), contentType }
}
