import { InvalidNotification, toJsonText } from '@hubcast/payload'

/**
 * For the app's own code: names with texts. FCM keeps the names `from`, `message_type`, `gcm` and all that begin with
 * `google` or `gcm.` for itself. Objects travel as JSON text: see {@link stringifyData}.
 */
export type FcmData = Readonly<Record<string, string | undefined>> & {
  readonly from?: never
  readonly message_type?: never
  readonly gcm?: never
}

/**
 * Values as FCM takes them in `data`: numbers and booleans as text, objects and lists as JSON text, texts as they
 * are. `undefined` is dropped; `null` becomes the text `null`.
 *
 * @throws {InvalidNotification} `E_JSON_VALUE` for what JSON cannot carry, such as a `Date` or a function: write it
 * as text first.
 * @example
 * import { fcm, stringifyData } from '@hubcast/fcm'
 * await hub.send(fcm({ message: { data: stringifyData({ orderId: 41, place: { shelf: 'B' } }) } }))
 */
export function stringifyData(values: object): Readonly<Record<string, string>> {
  const { issues } = toJsonText(values)
  if (issues.length > 0) throw new InvalidNotification(issues)
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
