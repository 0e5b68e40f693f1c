import type { NotificationIssue } from '@hubcast/core'
import { error, headerOf, headerPath, type PushHeaders, utf8Bytes, warning, when } from '@hubcast/payload'
import { headersLimitBytes } from './limits.js'
import { kindOfClass, targets } from './options.js'
import type { MpnsKind } from './payload.js'

const classHeader = 'X-NotificationClass'
const targetHeader = 'X-WindowsPhone-Target'

/** What the headers make of a notification; undefined where they do not say. */
export function kindOfHeaders(headers: PushHeaders): MpnsKind | undefined {
  const byClass = kindOfClass(headerOf(headers, classHeader) ?? '')
  if (byClass) return byClass
  const target = headerOf(headers, targetHeader)
  return target === 'toast' ? 'toast' : target === 'token' || target === 'tile' ? 'tile' : undefined
}

function checkClass(value: string | undefined): readonly NotificationIssue[] {
  const path = headerPath(classHeader)
  if (value === undefined)
    return [
      warning('W_MPNS_CLASS_MISSING', path, 'Without a class the body alone says what the notification is.'),
    ]
  const kind = kindOfClass(value)
  if (!kind) {
    const message = 'The class is 1, 2 or 3, with 10 or 20 more for a delay of 450 or 900 seconds.'
    return [error('E_MPNS_CLASS', path, message)]
  }
  return when(
    kind === 'raw' && !/^[12]?3$/.test(value),
    warning(
      'W_MPNS_CLASS',
      path,
      'The hub takes this class for raw; those that MPNS names are 3, 13 and 23.',
    ),
  )
}

function checkTarget(value: string | undefined, kind: MpnsKind | undefined): readonly NotificationIssue[] {
  const path = headerPath(targetHeader)
  if (value === 'tile') return [error('E_MPNS_TARGET', path, 'The target of a tile is called token.')]
  if (value !== undefined && value !== 'token' && value !== 'toast')
    return [
      error('E_MPNS_TARGET', path, 'The target is token for a tile, toast for a toast, absent for raw.'),
    ]
  return when(
    kind && value !== targets[kind],
    error('E_MPNS_TARGET', path, `The class is one of a ${kind}, whose target is ${targetWord(kind)}.`),
  )
}

function targetWord(kind: MpnsKind | undefined): string {
  return (kind && targets[kind]) ?? 'absent'
}

function checkHeaderSize(headers: PushHeaders): readonly NotificationIssue[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const actual = utf8Bytes(lines.join(''))
  const message = `The headers have ${actual} bytes; the limit is ${headersLimitBytes}.`
  const bounds = { limit: headersLimitBytes, actual }
  return when(actual > headersLimitBytes, error('E_MPNS_HEADERS_TOO_LARGE', 'headers', message, bounds))
}

/** What MPNS, or the hub, would say of the headers, beyond what no header may hold. */
export function checkMpnsHeaders(headers: PushHeaders): readonly NotificationIssue[] {
  const notificationClass = headerOf(headers, classHeader)
  const messageId = headerOf(headers, 'X-MessageID')
  return [
    ...checkClass(notificationClass),
    ...checkTarget(headerOf(headers, targetHeader), kindOfClass(notificationClass ?? '')),
    ...when(
      messageId !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(messageId),
      error('E_MPNS_MESSAGE_ID', headerPath('X-MessageID'), 'The message id is a UUID.'),
    ),
    ...checkHeaderSize(headers),
  ]
}

/** What is wrong when the headers announce another kind than the body is. */
export function checkKind(
  announced: MpnsKind | undefined,
  found: MpnsKind | undefined,
): readonly NotificationIssue[] {
  const message = `The headers announce a ${announced}, and the body is a ${found}.`
  return when(
    announced && found && announced !== found,
    error('E_MPNS_CLASS_MISMATCH', headerPath(classHeader), message),
  )
}
