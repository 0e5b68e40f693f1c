import type { PushNotification } from '@hubcast/core'
import { type AnyOptions, pushTypeOf, toHeaders } from './options.js'
import type { AlertPayload, BackgroundPayload, LiveActivityPayload } from './payload.js'

/**
 * The same notification as {@link apns} without any check at run time: for the compiler to check alone, where
 * every byte and microsecond counts.
 */
export function apnsUnchecked(
  payload: AlertPayload | BackgroundPayload | LiveActivityPayload,
  options: Omit<AnyOptions, 'dataSchema' | 'stateSchema' | 'attributesSchema'> = {},
): PushNotification {
  return {
    format: 'apple',
    body: JSON.stringify(payload),
    contentType: 'application/json;charset=utf-8',
    headers: toHeaders(options, options.pushType ?? pushTypeOf(payload)),
  }
}
