import { definedHeaders, type PushHeaders } from '@hubcast/payload'
import type { MpnsKind } from './payload.js'

/** When MPNS hands a notification over: at once, or within so many seconds when it suits the phone. */
export type MpnsDelivery = 'immediate' | '450s' | '900s'

/** What goes beside any content. @see https://learn.microsoft.com/rest/api/notificationhubs/send-mpns-native-notification */
export interface MpnsOptions {
  /** @default 'immediate' */
  readonly delivery?: MpnsDelivery
  /** A UUID for this notification, which MPNS names in its answers. */
  readonly messageId?: string
}

const classes: Readonly<Record<MpnsKind, number>> = { tile: 1, toast: 2, raw: 3 }
const delays: ReadonlyMap<unknown, number> = new Map([
  ['immediate', 0],
  ['450s', 10],
  ['900s', 20],
])

/** The header that says what a notification is, without one for raw. */
export const targets: Readonly<Record<MpnsKind, string | undefined>> = {
  tile: 'token',
  toast: 'toast',
  raw: undefined,
}

/** The headers that options become. A delivery that there is not stands as it was given, to be refused. */
export function toHeaders(kind: MpnsKind, options: MpnsOptions): PushHeaders {
  const { delivery = 'immediate', messageId } = options
  const delay = delays.get(delivery)
  return definedHeaders({
    'X-WindowsPhone-Target': targets[kind],
    'X-NotificationClass': delay === undefined ? String(delivery) : String(classes[kind] + delay),
    'X-MessageID': messageId,
  })
}

/** What a class makes of a notification; undefined for one that there is not. */
export function kindOfClass(notificationClass: string): MpnsKind | undefined {
  if (/^[12]?1$/.test(notificationClass)) return 'tile'
  if (/^[12]?2$/.test(notificationClass)) return 'toast'
  // The hub's own client takes all of these for raw.
  return /^([3-9]|10|1[3-9]|20|2[3-9]|3[01])$/.test(notificationClass) ? 'raw' : undefined
}
