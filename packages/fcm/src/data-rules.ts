import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'

/** What FCM keeps for itself: the names to the letter, the beginnings in any letter case. */
const isReserved = (key: string) => /^(from|message_type|gcm)$/.test(key) || /^(google|gcm\.)/i.test(key)

/**
 * What is wrong with `data`, or doubtful.
 *
 * @param keys - Where it stands in the body.
 * @param takesScalars - Whether FCM turns numbers and flags into text, as it did in legacy messages.
 */
export function checkData(
  data: unknown,
  keys: readonly string[],
  takesScalars: boolean,
): readonly NotificationIssue[] {
  return Object.entries(fieldsOf(data)).flatMap(([key, value]) => {
    const path = pointer([...keys, key])
    const isScalar = takesScalars && /^(number|boolean)$/.test(typeof value)
    return [
      ...when(key === '', error('E_FCM_DATA_KEY', path, 'A key is empty.')),
      ...when(
        isReserved(key),
        error('E_FCM_DATA_RESERVED', path, 'FCM keeps this key for itself; take another.'),
      ),
      ...when(
        key === 'collapse_key',
        warning('W_FCM_DATA_COLLAPSE_KEY', path, "FCM's own collapse_key overrides it."),
      ),
      ...when(isScalar, warning('W_FCM_DATA_STRING', path, 'The app gets a text.')),
      ...when(
        typeof value !== 'string' && !isScalar,
        error('E_FCM_DATA_STRING', path, 'Values of data are strings: stringifyData() makes them.'),
      ),
    ]
  })
}
