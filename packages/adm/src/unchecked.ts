import type { PushNotification } from '@hubcast/core'
import type { AdmPayload } from './payload.js'
import { withData } from './with-data.js'

/**
 * The same notification as {@link adm} without any check at run time and without a checksum: for the compiler to
 * check alone, where every byte and microsecond counts.
 */
export function admUnchecked(payload: AdmPayload): PushNotification {
  return {
    format: 'adm',
    body: JSON.stringify(withData(payload)),
    contentType: 'application/json;charset=utf-8',
  }
}
