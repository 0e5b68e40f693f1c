import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf, info, pointer } from '@hubcast/payload'

function datesOf(value: unknown, keys: readonly (string | number)[]): NotificationIssue[] {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
    const message =
      "Swift's own decoder reads a Date from a number; a text works only if the app decodes it so."
    return [info('I_APNS_STATE_DATE', pointer(keys), message)]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => datesOf(part, [...keys, key]))
}

/**
 * Texts in a Live Activity's state that look like dates: Swift's own decoder wants numbers, and fails on the device
 * without a word.
 *
 * @param payload - What JSON can carry: a nest without an end would never be left.
 */
export function checkStateDates(payload: unknown): readonly NotificationIssue[] {
  const key = 'content-state'
  return datesOf(fieldsOf(fieldsOf(payload).aps)[key], ['aps', key])
}
