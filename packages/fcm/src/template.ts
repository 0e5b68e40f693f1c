import type { NotificationIssue } from '@hubcast/core'
import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildJsonTemplate,
  error,
  fieldsOf,
  isExpression,
  type PropertiesOf,
  pointer,
  type Templated,
} from '@hubcast/payload'
import { checkFcm } from './fcm.js'
import { checkEnvelope, dataPlaces } from './fcm-rules.js'
import { checkGcm } from './gcm.js'
import type { GcmPayload } from './gcm-payload.js'
import type { FcmPayload } from './message.js'

/** What is wrong whatever the expressions become. */
function checkTemplate(payload: object): NotificationIssue[] {
  const numbers = dataPlaces(fieldsOf(fieldsOf(payload).message)).flatMap(({ data, keys }) =>
    Object.entries(fieldsOf(data))
      .filter(([, value]) => isExpression(value) && 'term' in value)
      .map(([key]) =>
        error('E_FCM_DATA_STRING', pointer([...keys, key]), 'Values of data are strings: prop(), not num().'),
      ),
  )
  return [...checkEnvelope(fieldsOf(payload)), ...numbers]
}

/**
 * A template for an installation of platform `fcmv1`: what a template send becomes on that device.
 *
 * @param payload - As `fcm()` takes it, with `prop()`, `num()` and `expr` where a value stands; in `data` without
 * `num()`, for FCM takes texts there.
 * @param options - A `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the expressions, and of the outcome when there is a sample.
 * @example
 * import { fcmTemplate } from '@hubcast/fcm'
 * import { prop } from '@hubcast/payload'
 * fcmTemplate({ message: { notification: { title: prop('title'), body: prop('message') }, data: { id: prop('id') } } })
 */
export function fcmTemplate<const Payload extends Templated<FcmPayload>>(
  payload: Payload,
  options: BodyTemplateOptions = {},
): BodyTemplate<PropertiesOf<Payload>> {
  return buildJsonTemplate(payload, { ...options, issues: checkTemplate(payload), check: checkFcm })
}

/** A template for an installation of platform `gcm`. {@link migrateLegacyToV1} makes one for `fcmv1` of its body. */
export function gcmTemplate<const Payload extends Templated<GcmPayload>>(
  payload: Payload,
  options: BodyTemplateOptions = {},
): BodyTemplate<PropertiesOf<Payload>> {
  return buildJsonTemplate(payload, { ...options, check: checkGcm })
}
