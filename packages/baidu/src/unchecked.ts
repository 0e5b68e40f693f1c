import type { PushNotification } from '@hubcast/core'
import {
  type BaiduMessageOptions,
  type BaiduNotificationOptions,
  type BaiduOptions,
  contentTypeOf,
  toHeaders,
} from './options.js'
import type { BaiduNotification } from './payload.js'

/**
 * The same notification as {@link baidu} without any check at run time: for the compiler to check alone, where
 * every byte and microsecond counts.
 */
export function baiduUnchecked(
  payload: BaiduNotification,
  options?: BaiduNotificationOptions,
): PushNotification
/** A message for the app's own code: any object. */
export function baiduUnchecked(message: object, options: BaiduMessageOptions): PushNotification
export function baiduUnchecked(payload: object, options: BaiduOptions = {}): PushNotification {
  return {
    format: 'baidu',
    body: JSON.stringify(payload),
    contentType: contentTypeOf(options),
    headers: toHeaders(options),
  }
}
