import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkHeaders,
  checkSize,
  error,
  type PushHeaders,
  toJsonText,
  warning,
  when,
} from '@hubcast/payload'
import { checkContent, type XmlKind } from './body-rules.js'
import { checkKind, checkMpnsHeaders, kindOfHeaders } from './header-rules.js'
import { rawLimitBytes, xmlLimitBytes } from './limits.js'
import { type MpnsOptions, toHeaders } from './options.js'
import type { MpnsKind, TileContent, ToastContent } from './payload.js'
import { readContent } from './read-content.js'
import { checkTexts, writeContent } from './write-content.js'

/** A body as it goes out, and all that MPNS would say of it. */
interface WrittenBody {
  readonly body: string
  readonly issues: readonly NotificationIssue[]
}

const retired = warning('W_MPNS_RETIRED', '', 'Microsoft retired MPNS, and the hub no longer supports it.')

/** The size of a toast or a tile: a warning, for no page of Microsoft's confirms the limit. */
function checkXmlSize(text: string): readonly NotificationIssue[] {
  return checkSize('W_MPNS_TOO_LARGE', 'The body', text, xmlLimitBytes).map((issue) => ({
    ...issue,
    severity: 'warning',
  }))
}

function checkText(kind: XmlKind | undefined, text: string): readonly NotificationIssue[] {
  const read = readContent(text)
  return [...read.issues, ...checkKind(kind, read.kind), ...checkXmlSize(text)]
}

function checkRaw(text: string): readonly NotificationIssue[] {
  return [
    ...toJsonText(text).issues,
    ...when(text === '', warning('W_MPNS_EMPTY', '', 'The body is empty.')),
    ...checkSize('E_MPNS_TOO_LARGE', 'The body', text, rawLimitBytes),
  ]
}

function writeBody(kind: XmlKind, content: unknown): WrittenBody {
  if (typeof content === 'string') return { body: content, issues: checkText(kind, content) }
  const { text, value, issues } = toJsonText(content)
  const found = [...issues, ...checkContent(kind, value), ...checkTexts(value)]
  // What JSON cannot carry may hold itself, and has no text.
  const body = text && writeContent(kind, value)
  return { body, issues: [...found, ...checkXmlSize(body)] }
}

function build(kind: MpnsKind, { body, issues }: WrittenBody, options: MpnsOptions): PushNotification {
  const headers = toHeaders(kind, options)
  return buildNotification({
    format: 'windowsphone',
    body,
    contentType: 'application/xml;charset=utf-8',
    headers,
    issues: [...issues, ...checkHeaders(headers), ...checkMpnsHeaders(headers), retired],
  })
}

/**
 * A toast for Windows Phone, format `windowsphone`, for devices that registered as `mpns`.
 *
 * @param content - What it says, by the names of MPNS' elements; or its XML, which is checked and sent to the letter.
 * @param options - When it is due, and its id.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/send-mpns-native-notification
 * @example
 * await hub.send(toast({ Text1: 'Parcel', Text2: 'It is here.', Param: '/Parcel.xaml?id=77' }))
 */
export function toast(content: ToastContent | string, options: MpnsOptions = {}): PushNotification {
  return build('toast', writeBody('toast', content), options)
}

/**
 * A change of a tile on the start screen of a Windows Phone.
 *
 * @param content - What changes, by the names of MPNS' elements, `null` for what is cleared; or its XML, which is
 * checked and sent to the letter.
 * @param options - When it is due, and its id.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/send-mpns-native-notification
 * @example
 * await hub.send(tile({ Template: 'IconicTile', Count: 3, Title: 'Parcels', WideContent1: null }))
 */
export function tile(content: TileContent | string, options: MpnsOptions = {}): PushNotification {
  return build('tile', writeBody('tile', content), options)
}

/**
 * A notification that the running app alone gets.
 *
 * @param body - Any text of at most 1,024 bytes: XML, JSON or what the app reads.
 * @param options - When it is due, and its id.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/send-mpns-native-notification
 * @example
 * await hub.send(raw('{"sync":"inbox"}', { delivery: '450s' }))
 */
export function raw(body: string, options: MpnsOptions = {}): PushNotification {
  const isText = typeof body === 'string'
  const issues = isText
    ? checkRaw(body)
    : [error('E_MPNS_TYPE', '', 'The body of a raw notification is a text.')]
  return build('raw', { body, issues }, options)
}

/**
 * Everything that MPNS, or the hub, would say of a body and its headers, however they were made.
 *
 * Without a header that says what it is, XML counts as a toast or a tile, and other text as raw.
 */
export function checkMpns(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  const kind = kindOfHeaders(headers)
  const isRaw = kind === 'raw' || (kind === undefined && !/^\s*</.test(body))
  const issues = isRaw ? checkRaw(body) : checkText(kind, body)
  return [...issues, ...checkHeaders(headers), ...checkMpnsHeaders(headers), retired]
}
