import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  type PropertiesOf,
  type Templated,
} from '@hubcast/payload'
import type { XiaomiPayload } from './payload.js'
import { checkXiaomi } from './xiaomi.js'

/**
 * A template for an installation of platform `xiaomi`: what a template send becomes on that device.
 *
 * @param payload - As `xiaomi()` takes it, with `prop()`, `num()` and `expr` where a value stands. A `length` keeps
 * a title below 50 characters and a description below 128.
 * @param options - A `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, and of the outcome when there is a sample.
 * @example
 * xiaomiTemplate({ title: prop('title', { length: 49 }), description: prop('message', { length: 127 }) })
 */
export function xiaomiTemplate<const Payload extends Templated<XiaomiPayload>>(
  payload: Payload,
  options: BodyTemplateOptions = {},
): BodyTemplate<PropertiesOf<Payload>> {
  return buildJsonTemplate(payload, { ...options, check: checkXiaomi })
}
