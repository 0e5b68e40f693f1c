import type { NotificationIssue } from '@hubcast/core'
import { checkSize, error, fieldsOf, info, pointer, utf8Bytes, warning, when } from '@hubcast/payload'
import { checkAndroidNotification } from './android-rules.js'
import { checkData } from './data-rules.js'
import { dataOnlyText, isDrawn } from './drawn.js'
import { checkInnerHeaders } from './header-rules.js'
import { messageDoubtBytes, payloadLimitBytes } from './limits.js'

type Fields = Readonly<Record<string, unknown>>

/** The `data` of a message: each system may have its own. */
export function dataPlaces(message: Fields): { readonly data: unknown; readonly keys: readonly string[] }[] {
  return [
    { data: message.data, keys: ['message', 'data'] },
    ...['android', 'webpush'].map((system) => ({
      data: fieldsOf(message[system]).data,
      keys: ['message', system, 'data'],
    })),
  ].filter(({ data }) => data !== undefined)
}

/** Whether a body is one message in its envelope. */
export function checkEnvelope({ message, ...beside }: Fields): readonly NotificationIssue[] {
  if (message === undefined) {
    const text = 'FCM v1 takes { "message": { ... } }; migrateLegacyToV1() makes it of a legacy message.'
    return [error('E_FCM_ENVELOPE', '', text)]
  }
  return Object.keys(beside).map((key) =>
    error('E_FCM_ENVELOPE', pointer([key]), 'Beside message stands nothing.'),
  )
}

function checkAllData(message: Fields): readonly NotificationIssue[] {
  return dataPlaces(message).flatMap(({ data, keys }) => [
    ...checkData(data, keys, false),
    ...when(
      keys.length > 2 && message.data !== undefined,
      info('I_FCM_DATA_REPLACED', pointer(keys), 'It replaces message.data there; they are not merged.'),
    ),
  ])
}

/** FCM counts `data` and `notification`, names and values; what else it counts is not published. */
export function checkFcmSize(message: Fields): readonly NotificationIssue[] {
  const { data, notification } = message
  const counted = JSON.stringify({ data, notification })
  const errors = checkSize('E_FCM_TOO_LARGE', 'The data and the notification', counted, payloadLimitBytes)
  const actual = utf8Bytes(JSON.stringify(message))
  const text = `The message has ${actual} bytes; FCM counts an unpublished part of them to its ${payloadLimitBytes}.`
  const doubt = warning('W_FCM_SIZE', '', text, { limit: messageDoubtBytes, actual })
  return errors.length > 0 ? errors : when(actual > messageDoubtBytes, doubt)
}

function checkPurpose(message: Fields): readonly NotificationIssue[] {
  if (isDrawn(message)) return []
  return dataPlaces(message).length > 0
    ? [info('I_FCM_DATA_ONLY', '/message', dataOnlyText)]
    : when(
        message.apns === undefined,
        warning('W_FCM_EMPTY', '/message', 'The message has neither a notification nor data.'),
      )
}

/** What FCM makes of a body in snake case, beyond the types of its fields. */
export function checkFcmBody(body: Fields): readonly NotificationIssue[] {
  const message = fieldsOf(body.message)
  const rules = [
    checkAllData,
    ({ android }: Fields) => checkAndroidNotification(fieldsOf(fieldsOf(android).notification)),
    checkInnerHeaders,
    checkPurpose,
  ]
  return [
    ...checkEnvelope(body),
    ...(typeof body.message === 'object' ? rules.flatMap((rule) => rule(message)) : []),
  ]
}
