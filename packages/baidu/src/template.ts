import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  checkLiteralHeaders,
  type PropertiesOf,
  type Templated,
} from '@hubcast/payload'
import { checkBaidu } from './baidu.js'
import { checkBaiduHeaders } from './header-rules.js'
import type { BaiduNotification } from './payload.js'

/**
 * A template for an installation of platform `baidu`: what a template send becomes on that device.
 *
 * @param payload - A notification as `baidu()` takes it, with `prop()`, `num()` and `expr` where a value stands.
 * @param options - Headers such as `X-Baidu-Message-Type`, which no page asks of a template, and a `sample` message
 * to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, and of the outcome when there is a sample.
 * @example
 * baiduTemplate({ title: prop('title'), description: prop('message') })
 */
export function baiduTemplate<const Payload extends Templated<BaiduNotification>>(
  payload: Payload,
  options: BodyTemplateOptions = {},
): BodyTemplate<PropertiesOf<Payload>> {
  const issues = checkLiteralHeaders(options.headers, checkBaiduHeaders)
  return buildJsonTemplate(payload, { ...options, issues, check: checkBaidu })
}
