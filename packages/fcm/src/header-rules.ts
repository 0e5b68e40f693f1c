import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, error, fieldsOf, headerPath, pointer, when } from '@hubcast/payload'
import { isSeenByApple } from './drawn.js'

type Fields = Readonly<Record<string, unknown>>

/** What the headers of a system look like, by their names in small letters, and what is said of others. */
type Forms = readonly [code: string, message: string, forms: ReadonlyMap<string, RegExp>]

/** @see https://www.rfc-editor.org/rfc/rfc8030#section-5 */
const webpushForms: Forms = [
  'E_FCM_WEBPUSH_HEADER',
  'Web Push (RFC 8030) has no such value.',
  new Map([
    ['ttl', /^\d+$/],
    ['urgency', /^(very-low|low|normal|high)$/],
    ['topic', /^[\w-]{1,32}$/],
  ]),
]

/** For data alone. @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages#Message at `data` */
const appleForms: Forms = [
  'E_FCM_APNS_PRIORITY',
  'For an Apple device FCM takes data alone with priority "5" only.',
  new Map([['apns-priority', /^5$/]]),
]

function checkSystem(
  system: string,
  message: Fields,
  [code, text, forms]: Forms,
): readonly NotificationIssue[] {
  // What is no text has an issue of its own.
  const texts = Object.entries(fieldsOf(fieldsOf(message[system]).headers)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const at = (name: string) => pointer(['message', system, 'headers', name])
  return [
    ...checkHeaders(Object.fromEntries(texts)).map((issue) => ({
      ...issue,
      path: at(issue.path.slice(headerPath('').length)),
    })),
    ...texts.flatMap(([name, value]) =>
      when(forms.get(name.toLowerCase())?.test(value) === false, error(code, at(name), text)),
    ),
  ]
}

/** What is wrong with the headers within a message: FCM sends them on as headers. */
export function checkInnerHeaders(message: Fields): readonly NotificationIssue[] {
  const isDataOnly = message.data !== undefined && !isSeenByApple(message)
  return [
    ...checkSystem('webpush', message, webpushForms),
    ...checkSystem('apns', message, isDataOnly ? appleForms : ['', '', new Map()]),
  ]
}
