import type { PushNotification } from '@hubcast/core'
import { type AnyWnsOptions, toHeaders, type WnsType } from './options.js'

/**
 * The same notification as {@link toast} and its siblings make of a text, without any check at run time: for XML
 * that was checked before, where every byte and microsecond counts.
 */
export function wnsUnchecked(type: WnsType, xml: string, options: AnyWnsOptions = {}): PushNotification {
  return {
    format: 'windows',
    body: xml,
    contentType: type === 'raw' ? 'application/octet-stream' : 'application/xml',
    headers: toHeaders(type, options),
  }
}
