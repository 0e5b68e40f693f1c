import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, utf8Bytes, warning, when } from '@hubcast/payload'
import { charactersOf, checkExtras, isExtra } from './extra-rules.js'
import { descriptionLimit, payloadLimitBytes, titleLimit } from './limits.js'
import { messageKeys } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

function checkText(fields: Fields, key: string, code: string, limit: number): readonly NotificationIssue[] {
  const text = fields[key]
  if (text === undefined) return [error(code, '', `A notification has a ${key}.`)]
  if (typeof text !== 'string') return []
  const actual = charactersOf(text)
  return [
    ...when(text.trim() === '', error(code, pointer([key]), `The ${key} of a notification is not blank.`)),
    ...when(
      actual >= limit,
      error(
        `${code}_LEN`,
        pointer([key]),
        `The ${key} has ${actual} characters; it has to have fewer than ${limit}.`,
        { limit: limit - 1, actual },
      ),
    ),
  ]
}

/** What only a notification has. */
const visibleKeys = ['title', 'description', 'notify_type', 'notify_id']

function checkMessage(fields: Fields): readonly NotificationIssue[] {
  return [
    ...visibleKeys.flatMap((key) =>
      when(
        fields[key] !== undefined,
        warning('W_XIAOMI_IGNORED', pointer([key]), 'With pass_through 1 the system shows nothing.'),
      ),
    ),
    ...when(
      fields.payload === undefined && !Object.keys(fields).some(isExtra),
      warning('W_XIAOMI_NO_DATA', '', 'It tells the app nothing: there is no payload, and no extra key.'),
    ),
  ]
}

function checkPayload({ payload }: Fields): readonly NotificationIssue[] {
  const actual = typeof payload === 'string' ? utf8Bytes(payload) : 0
  return when(
    actual > payloadLimitBytes,
    error(
      'E_XIAOMI_TOO_LARGE',
      '/payload',
      `The payload has ${actual} bytes; the limit is ${payloadLimitBytes}.`,
      { limit: payloadLimitBytes, actual },
    ),
  )
}

/** What Mi Push makes of a message, beyond the types of its fields. */
export function checkXiaomiBody(given: unknown): readonly NotificationIssue[] {
  const fields = fieldsOf(given)
  return [
    ...(fields.pass_through === 1
      ? checkMessage(fields)
      : [
          ...checkText(fields, 'title', 'E_XIAOMI_TITLE', titleLimit),
          ...checkText(fields, 'description', 'E_XIAOMI_DESCRIPTION', descriptionLimit),
        ]),
    ...checkPayload(fields),
    ...checkExtras(fields),
    ...Object.keys(fields)
      .filter((key) => !messageKeys.has(key) && !isExtra(key))
      .map((key) =>
        warning(
          'W_XIAOMI_UNKNOWN_KEY',
          pointer([key]),
          "Mi Push knows no such field; the app's own are in payload, or begin with extra.",
        ),
      ),
  ]
}

/** What holds for every send to Xiaomi's devices. */
export const contractWarning: NotificationIssue = warning(
  'W_XIAOMI_CONTRACT',
  '',
  'No page describes what the hub takes for Xiaomi; this body has the names of Mi Push itself.',
)
