import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  type Expression,
  type PropertiesOf,
  type Templated,
} from '@hubcast/payload'
import { checkApns } from './apns.js'
import type { AlertPayload, BackgroundPayload } from './payload.js'

/** Options of {@link apnsTemplate}. */
export interface ApnsTemplateOptions extends BodyTemplateOptions {
  /** When APNs gives up: a date such as `2026-12-01T10:00+01:00`, `0` for one attempt, or an expression. */
  readonly expiry?: string | Expression
}

/**
 * A template for an installation of platform `apns`: what a template send becomes on that device.
 *
 * @param payload - As `apns()` takes it, with `prop()`, `num()` and `expr` where a value stands.
 * @param options - Headers such as `apns-push-type`, and a `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, and of the outcome when there is a sample.
 * @example
 * apnsTemplate({ aps: { alert: { title: prop('title'), body: prop('message') }, badge: num('badge', { default: 0 }) } })
 */
export function apnsTemplate<const Payload extends Templated<AlertPayload> | Templated<BackgroundPayload>>(
  payload: Payload,
  options: ApnsTemplateOptions = {},
): BodyTemplate<PropertiesOf<Payload>> {
  return buildJsonTemplate(payload, { ...options, check: checkApns })
}
