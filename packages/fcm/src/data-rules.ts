import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'

const reservedKey = /^(from|message_type|gcm|google.*|gcm\..*)$/i

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
    const reserved =
      'FCM keeps this key for itself: from, message_type, gcm, and all that begin with google or gcm.'
    return [
      ...when(key === '', error('E_FCM_DATA_KEY', path, 'A key is empty.')),
      ...when(reservedKey.test(key), error('E_FCM_DATA_RESERVED', path, reserved)),
      ...when(
        key === 'collapse_key',
        warning('W_FCM_DATA_COLLAPSE_KEY', path, "FCM's own collapse_key overrides it."),
      ),
      ...when(isScalar, warning('W_FCM_DATA_STRING', path, 'The app receives it as text.')),
      ...when(
        typeof value !== 'string' && !isScalar,
        error('E_FCM_DATA_STRING', path, 'Values of data are strings: stringifyData() makes them.'),
      ),
    ]
  })
}
