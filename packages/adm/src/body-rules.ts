import type { NotificationIssue } from '@hubcast/core'
import { checkSize, error, fieldsOf, pointer, utf8Bytes, warning, when } from '@hubcast/payload'
import { checksumOf } from './checksum.js'
import { consolidationKeyLimit, dataLimitBytes } from './limits.js'
import { messageKeys, notificationKeys } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

/** What other services call a field of ADM's. */
const otherNames: Readonly<Record<string, string>> = {
  time_to_live: 'expiresAfter',
  ttl: 'expiresAfter',
  collapse_key: 'consolidationKey',
}

/** Whether a value can be `data`. */
export function isData(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((part) => typeof part === 'string')
}

function checkUnknown(
  fields: Fields,
  known: ReadonlySet<string>,
  within: readonly string[],
): readonly NotificationIssue[] {
  return Object.keys(fields)
    .filter((key) => !known.has(key))
    .map((key) => {
      const other = Object.hasOwn(otherNames, key) ? otherNames[key] : undefined
      const hint = other ? `ADM calls it ${other}.` : "ADM knows no such field; the app's own are in data."
      return warning('W_ADM_UNKNOWN_KEY', pointer([...within, key]), hint)
    })
}

function checkNotification(given: unknown): readonly NotificationIssue[] {
  const fields = fieldsOf(given)
  return [
    ...['title', 'body'].flatMap((key) =>
      when(
        typeof fields[key] !== 'string',
        error(
          'E_ADM_NOTIFICATION_REQUIRED',
          pointer(['notification', ...(key in fields ? [key] : [])]),
          `A notification has a text ${key}.`,
        ),
      ),
    ),
    ...['title', 'body'].flatMap((key) =>
      when(
        fields[`${key}_loc_args`] !== undefined && !fields[`${key}_loc_key`],
        warning(
          'W_ADM_LOCARGS_WITHOUT_KEY',
          pointer(['notification', `${key}_loc_args`]),
          `${key}_loc_args needs ${key}_loc_key.`,
        ),
      ),
    ),
    ...checkUnknown(fields, notificationKeys, ['notification']),
  ]
}

function checkContent({ data, notification, consolidationKey }: Fields): readonly NotificationIssue[] {
  if (data !== undefined || notification !== undefined) return []
  if (consolidationKey === undefined)
    return [error('E_ADM_EMPTY', '', 'A message has data, a notification or a consolidationKey.')]
  return [warning('W_ADM_NO_DATA', '', 'ADM asks for data beside a consolidationKey; {} is enough.')]
}

function checkMd5({ md5, data = {} }: Fields): readonly NotificationIssue[] {
  return when(
    md5 !== undefined && isData(data) && checksumOf(data) !== md5,
    error('E_ADM_MD5_MISMATCH', '/md5', 'It is not the MD5 of data; the option checksum computes it.'),
  )
}

function checkConsolidationKey(key: unknown): readonly NotificationIssue[] {
  const actual = typeof key === 'string' ? [...key].length : 0
  return when(
    actual > consolidationKeyLimit,
    warning(
      'W_ADM_CONSOLIDATION_KEY',
      '/consolidationKey',
      `The key has ${actual} characters; ADM is said to take ${consolidationKeyLimit}.`,
      { limit: consolidationKeyLimit, actual },
    ),
  )
}

/** What ADM makes of the sizes of a message, of which `text` is what goes on the wire. */
export function checkAdmSize(text: string, { data = {} }: Fields): readonly NotificationIssue[] {
  const dataText = isData(data) ? JSON.stringify(data) : ''
  const tooLarge = checkSize('E_ADM_TOO_LARGE', 'data', dataText, dataLimitBytes)
  if (tooLarge.length > 0) return tooLarge
  const actual = utf8Bytes(text)
  const message = `The message has ${actual} bytes; ADM may count ${dataLimitBytes} for all of it, not for data alone.`
  return when(actual > dataLimitBytes, warning('W_ADM_SIZE', '', message, { limit: dataLimitBytes, actual }))
}

/** What ADM makes of a message, beyond the types of its fields. */
export function checkAdmBody(message: Fields): readonly NotificationIssue[] {
  return [
    ...checkContent(message),
    ...(message.notification === undefined ? [] : checkNotification(message.notification)),
    ...checkMd5(message),
    ...checkConsolidationKey(message.consolidationKey),
    ...checkUnknown(message, messageKeys, []),
  ]
}
