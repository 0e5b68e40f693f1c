import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  type Expression,
  type PropertiesOf,
  type Templated,
} from '@hubcast/payload'
import { checkApns } from './apns.js'
import type { AlertPayload, BackgroundPayload, LiveActivityPayload } from './payload.js'
import { checkExpiry, checkTemplateHeaders, withPushType } from './template-rules.js'

/** Options of {@link apnsTemplate}. */
export interface ApnsTemplateOptions extends BodyTemplateOptions {
  /**
   * Headers that begin with `apns-`; values may be expressions. `apns-push-type` is by default what the payload looks
   * like, and `apns-priority` of a silent push is 5, as for `apns()`.
   */
  readonly headers?: Readonly<Record<string, string | Expression>>
  /** When APNs gives up: a date such as `2026-12-01T10:00+01:00`, `0` for one attempt, or an expression. */
  readonly expiry?: string | Expression
}

/**
 * A template for an installation of platform `apns`: what a template send becomes on that device.
 *
 * @param payload - An alert, a silent push or a Live Activity's push as `apns()` takes it, with `prop()`, `num()` and
 * `expr` where a value stands.
 * @param options - Headers such as `apns-collapse-id`, and a `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, of headers and expiry that are none, and of the
 * outcome when there is a sample.
 * @example
 * apnsTemplate({ aps: { alert: { title: prop('title'), body: prop('message') }, badge: num('badge', { default: 0 }) } })
 */
export function apnsTemplate<
  const Payload extends
    | Templated<AlertPayload>
    | Templated<BackgroundPayload>
    | Templated<LiveActivityPayload>,
>(payload: Payload, options: ApnsTemplateOptions = {}): BodyTemplate<PropertiesOf<Payload>> {
  const headers = withPushType(payload, options.headers)
  return buildJsonTemplate(payload, {
    ...options,
    headers,
    issues: [...checkTemplateHeaders(headers), ...checkExpiry(options.expiry)],
    check: (body, rendered, expiry) => [...checkApns(body, rendered), ...checkExpiry(expiry)],
  })
}
