import type { PushNotification } from '@hubcast/core'
import type { XiaomiPayload } from './payload.js'

/**
 * The same notification as {@link xiaomi} without any check at run time: for the compiler to check alone, where
 * every byte and microsecond counts.
 */
export function xiaomiUnchecked(payload: XiaomiPayload): PushNotification {
  return {
    format: 'xiaomi',
    body: JSON.stringify(payload),
    contentType: 'application/json;charset=utf-8',
  }
}
