import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkCallerSchema,
  checkSize,
  fieldsOf,
  type NotificationParts,
  type PushHeaders,
  readPayload,
} from '@hubcast/payload'
import { withBadgeInside } from './badge-inside.js'
import { checkSiteNotification } from './body-rules.js'
import { checkDeclarativeMessage, isDeclarative } from './declarative-rules.js'
import { checkWebPushHeaders } from './header-rules.js'
import { plaintextLimitBytes } from './limits.js'
import { type DeclarativeOptions, toHeaders, type WebPushOptions } from './options.js'
import type { DeclarativeMessage, SiteNotification } from './payload.js'
import { declarativeSchema, siteSchema } from './schema.js'

const codes = { unknownField: 'E_WEBPUSH_TYPE', type: 'E_WEBPUSH_TYPE' }

function checkBody(value: unknown): readonly NotificationIssue[] {
  return isDeclarative(value)
    ? checkDeclarativeMessage(fieldsOf(value))
    : checkSiteNotification(fieldsOf(value))
}

/** The parts of a notification, with what their body says. */
interface ReadParts extends NotificationParts {
  readonly value: unknown
}

/** A payload with its headers, and all that browsers, push services or the hub would say of them. */
function read(payload: unknown, headers: PushHeaders): ReadParts {
  const schemaOf = (value: unknown) => (isDeclarative(value) ? declarativeSchema : siteSchema)
  const { text, value, issues } = readPayload(payload, schemaOf, codes)
  return {
    format: 'browser',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers,
    value,
    issues: [
      ...issues,
      // What is no payload has no fields to speak of.
      ...(value === undefined ? [] : checkBody(value)),
      ...checkWebPushHeaders(headers),
      ...checkSize('E_WEBPUSH_TOO_LARGE', 'The payload', text, plaintextLimitBytes),
    ],
  }
}

function checkOwn(value: unknown, { dataSchema }: WebPushOptions): readonly NotificationIssue[] {
  const keys = isDeclarative(value) ? ['notification'] : []
  const fields = fieldsOf(isDeclarative(value) ? fieldsOf(value).notification : value)
  return checkCallerSchema(dataSchema, fields.data, 'E_WEBPUSH_APP_SCHEMA', [
    ...keys,
    ...('data' in fields ? ['data'] : []),
  ])
}

/**
 * A notification for browsers, format `browser`. A declarative message is shown by the browser itself where it knows
 * how; anything else by the site's own service worker.
 *
 * @param payload - A declarative message, or what the site's service worker gets; or its JSON text, which is sent to
 * the letter.
 * @param options - What becomes the headers `TTL`, `Urgency` and `Topic`, and the caller's own schema.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/azure/notification-hubs/browser-push
 * @example
 * const notification = { title: 'Order 41', body: 'On its way', navigate: 'https://shop.example.org/o/41' }
 * await hub.send(webPush({ web_push: 8030, notification, app_badge: 3 }))
 */
export function webPush<Own extends object>(
  payload: DeclarativeMessage<Own>,
  options?: DeclarativeOptions,
): PushNotification
/** What the site's own service worker gets: options of a notification, and whatever else the two agree on. */
export function webPush<Own extends object>(
  payload: SiteNotification<Own>,
  options?: WebPushOptions,
): PushNotification
/** A payload as JSON text. */
export function webPush(text: string, options?: WebPushOptions): PushNotification
export function webPush(payload: object | string, options: DeclarativeOptions = {}): PushNotification {
  const isCopied = options.badgeForSafari184 === true && typeof payload !== 'string'
  const { value, issues, ...parts } = read(isCopied ? withBadgeInside(payload) : payload, toHeaders(options))
  // What JSON cannot carry may have no end for the caller's schema.
  const isBounded = !issues.some(({ code }) => code === 'E_JSON_VALUE')
  return buildNotification({ ...parts, issues: [...issues, ...(isBounded ? checkOwn(value, options) : [])] })
}

/** Everything that browsers, push services or the hub would say of a body and its headers, however they were made. */
export function checkWebPush(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, headers).issues
}
