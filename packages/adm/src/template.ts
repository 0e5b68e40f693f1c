import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  type PropertiesOf,
  type Templated,
} from '@hubcast/payload'
import { checkAdm } from './adm.js'
import type { AdmMessage } from './payload.js'

/** A message of which texts and numbers may be expressions. It has no `md5`: the hub changes `data` for each device. */
export type AdmTemplatePayload = Templated<AdmMessage> & { readonly md5?: never }

/**
 * A template for an installation of platform `adm`: what a template send becomes on that device.
 *
 * @param payload - As `adm()` takes it, with `prop()`, `num()` and `expr` where a value stands; in `data` without
 * `num()`, for ADM takes texts there.
 * @param options - A `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, and of the outcome when there is a sample.
 * @example
 * admTemplate({ data: { title: prop('title'), message: prop('message') }, expiresAfter: 3600 })
 */
export function admTemplate<const Payload extends AdmTemplatePayload>(
  payload: Payload,
  options: BodyTemplateOptions = {},
): BodyTemplate<PropertiesOf<Payload>> {
  return buildJsonTemplate(payload, { ...options, check: checkAdm })
}
