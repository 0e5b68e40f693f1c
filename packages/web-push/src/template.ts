import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  checkLiteralHeaders,
  type PropertiesOf,
  type Templated,
} from '@hubcast/payload'
import { checkWebPushHeaders } from './header-rules.js'
import type { DeclarativeMessage, SiteNotification } from './payload.js'
import { checkWebPush } from './web-push.js'

/**
 * A template for an installation of platform `browser`: what a template send becomes in that browser.
 *
 * @param payload - As `webPush()` takes it, with `prop()`, `num()` and `expr` where a value stands.
 * @param options - Headers such as `TTL`, and a `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, and of the outcome when there is a sample.
 * @example
 * webPushTemplate({ title: prop('title'), body: prop('message'), tag: prop('id') })
 */
export function webPushTemplate<
  const Payload extends Templated<DeclarativeMessage> | Templated<SiteNotification>,
>(payload: Payload, options: BodyTemplateOptions = {}): BodyTemplate<PropertiesOf<Payload>> {
  const issues = checkLiteralHeaders(options.headers, checkWebPushHeaders)
  return buildJsonTemplate(payload, { ...options, issues, check: checkWebPush })
}
