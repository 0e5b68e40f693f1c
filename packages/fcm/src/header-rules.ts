import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, error, fieldsOf, pointer, when } from '@hubcast/payload'
import { isSeenByApple } from './drawn.js'

type Fields = Readonly<Record<string, unknown>>

/** The headers of Web Push by their names in small letters. @see https://www.rfc-editor.org/rfc/rfc8030#section-5 */
const webpushForms = new Map([
  ['ttl', /^\d+$/],
  ['urgency', /^(very-low|low|normal|high)$/],
  ['topic', /^[\w-]{1,32}$/],
])

function checkWebpushHeader(name: string, value: string, path: string): readonly NotificationIssue[] {
  const form = webpushForms.get(name.toLowerCase())
  return when(
    form && !form.test(value),
    error('E_FCM_WEBPUSH_HEADER', path, 'Web Push (RFC 8030) has no such value.'),
  )
}

function checkAppleHeader(
  name: string,
  value: string,
  path: string,
  message: Fields,
): readonly NotificationIssue[] {
  const isDataOnly = message.data !== undefined && !isSeenByApple(message)
  return when(
    isDataOnly && name.toLowerCase() === 'apns-priority' && value !== '5',
    // @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#Message at `data`
    error('E_FCM_APNS_PRIORITY', path, 'For an Apple device FCM takes data alone with priority "5" only.'),
  )
}

/** What is wrong with the headers within a message: FCM sends them on as headers. */
export function checkInnerHeaders(message: Fields): readonly NotificationIssue[] {
  return ['webpush', 'apns'].flatMap((system) =>
    Object.entries(fieldsOf(fieldsOf(message[system]).headers)).flatMap(([name, value]) => {
      const path = pointer(['message', system, 'headers', name])
      if (typeof value !== 'string') return [error('E_FCM_TYPE', path, 'Wanted is a string.')]
      return [
        ...checkHeaders({ [name]: value }).map((issue) => ({ ...issue, path })),
        ...(system === 'webpush'
          ? checkWebpushHeader(name, value, path)
          : checkAppleHeader(name, value, path, message)),
      ]
    }),
  )
}
