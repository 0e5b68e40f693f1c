import type { NotificationIssue } from '@hubcast/core'
import {
  type BodyTemplateOptions,
  checkLiteralHeaders,
  type Expression,
  error,
  headerOf,
  headerPath,
  when,
} from '@hubcast/payload'
import { checkApnsHeaders, isPushType, unknownPushType } from './header-rules.js'
import { pushTypeOf, toHeaders } from './options.js'

type Headers = NonNullable<BodyTemplateOptions['headers']>

/** Headers with those that `apns()` gives such a payload. */
export function withPushType(payload: unknown, given: Headers = {}): Headers {
  const pushType = headerOf(given, 'apns-push-type')
  const isKnown = typeof pushType === 'string' && isPushType(pushType)
  const own = toHeaders({}, isKnown ? pushType : pushTypeOf(payload))
  const missing = Object.entries(own).filter(([name]) => headerOf(given, name) === undefined)
  return { ...Object.fromEntries(missing), ...given }
}

/** What APNs, or the hub, refuses of headers whatever a message brings. */
export function checkTemplateHeaders(headers: Headers): readonly NotificationIssue[] {
  const pushType = headerOf(headers, 'apns-push-type')
  const isOpen = typeof pushType !== 'string'
  // A priority that is an expression may be one that any push type takes.
  const open = typeof headerOf(headers, 'apns-priority') === 'string' ? {} : { 'apns-priority': '5' }
  return [
    ...Object.keys(headers).flatMap((name) =>
      when(
        !/^apns-/i.test(name),
        error('E_APNS_TEMPLATE_HEADER', headerPath(name), "The hub takes a template's apns- headers alone."),
      ),
    ),
    ...checkLiteralHeaders(headers, (literals) => {
      if (isOpen) return checkApnsHeaders(literals, 'alert')
      return isPushType(pushType) ? checkApnsHeaders({ ...open, ...literals }, pushType) : [unknownPushType]
    }),
  ]
}

/** What .NET's clients write: `12/01/2026 10:00:00`. */
const invariantDate = /^\d\d?\/\d\d?\/\d{4}( \d\d?:\d\d(:\d\d)?( [AP]M)?)?$/

const w3cDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/

/** Whether the hub can read an expiry; an expression is read when a message brings its properties. */
export function checkExpiry(expiry: string | Expression | undefined): readonly NotificationIssue[] {
  if (expiry === undefined || typeof expiry === 'object' || expiry === '0') return []
  const isDate = (w3cDate.test(expiry) || invariantDate.test(expiry)) && !Number.isNaN(Date.parse(expiry))
  const message = 'The expiry is a date such as 2026-12-01T10:00+01:00, 0 for one attempt, or an expression.'
  return when(!isDate, error('E_APNS_EXPIRY', 'expiry', message))
}
