import type { PushNotification } from '@hubcast/core'

/** A notification, however it was made: a builder's, a program's own, or what a device was handed. */
export type Inspected = Pick<PushNotification, 'format' | 'body' | 'headers'>

/** A body as text; bytes that are no UTF-8 have U+FFFD in their place. */
export function bodyText({ body }: Inspected): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body)
}
