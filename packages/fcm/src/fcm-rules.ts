import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, info, pointer, utf8Bytes, warning, when } from '@hubcast/payload'
import { checkAndroidNotification } from './android-rules.js'
import { checkCounted } from './counted.js'
import { checkData } from './data-rules.js'
import { checkUndrawn, isDrawn } from './drawn.js'
import { checkInnerHeaders } from './header-rules.js'
import { messageDoubtBytes } from './limits.js'

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
    const text = 'FCM v1 takes { "message": { ... } }; migrateLegacyToV1() makes it.'
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

/** What FCM counts for a system: its own data, title, body and image replace those of the message. */
function checkSizeFor(system: string, message: Fields): readonly NotificationIssue[] {
  const own = fieldsOf(message[system])
  const { title, body, image } = { ...fieldsOf(message.notification), ...fieldsOf(own.notification) }
  const shown = message.notification ?? own.notification
  return checkCounted({ data: own.data ?? message.data, notification: shown && { title, body, image } })
}

/** FCM counts `data` and `notification`, names and values; what else it counts is not published. */
export function checkFcmSize(message: Fields): readonly NotificationIssue[] {
  const [tooLarge] = ['', 'android', 'webpush'].flatMap((system) => checkSizeFor(system, message))
  const actual = utf8Bytes(JSON.stringify(message))
  const text = `The message has ${actual} bytes; how many of them FCM counts is not published.`
  const doubt = warning('W_FCM_SIZE', '', text, { limit: messageDoubtBytes, actual })
  return tooLarge ? [tooLarge] : when(actual > messageDoubtBytes, doubt)
}

function checkPurpose(message: Fields): readonly NotificationIssue[] {
  const hasData = dataPlaces(message).length > 0
  return isDrawn(message) ? [] : checkUndrawn('/message', hasData, message.apns !== undefined)
}

/** What FCM makes of a body in snake case, beyond the types of its fields. */
export function checkFcmBody(body: Fields): readonly NotificationIssue[] {
  const message = fieldsOf(body.message)
  return [
    ...checkEnvelope(body),
    ...checkAllData(message),
    ...checkAndroidNotification(fieldsOf(fieldsOf(message.android).notification)),
    ...checkInnerHeaders(message),
    // What is no message has no purpose to speak of.
    ...(typeof body.message === 'object' ? checkPurpose(message) : []),
  ]
}
