import type { PushNotification } from '@hubcast/core'
import { type MpnsOptions, toHeaders } from './options.js'
import type { MpnsKind } from './payload.js'

/**
 * A notification of a finished body without any check at run time: where every byte and microsecond counts.
 *
 * @param kind - What it is, which the headers say.
 * @param body - XML for a toast or a tile, any text for raw.
 */
export function mpnsUnchecked(kind: MpnsKind, body: string, options: MpnsOptions = {}): PushNotification {
  return {
    format: 'windowsphone',
    body,
    contentType: 'application/xml;charset=utf-8',
    headers: toHeaders(kind, options),
  }
}
