import type { NotificationFormat } from '@hubcast/core'
import { XMLValidator } from 'fast-xml-parser'
import { readBody } from '../body.js'
import type { EmulatorContext } from '../context.js'
import { isRefusedBody } from '../delivery/problems.js'
import { fieldsOf, parseJson, stringsOf } from '../json.js'
import { formatNamed } from '../platforms.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'

const xmlFormats: readonly NotificationFormat[] = ['windows', 'windowsphone']

interface Payload {
  readonly properties: Readonly<Record<string, string>>
}

/** The payload as far as the hub looks into it, or its refusal. */
function readPayload(
  format: NotificationFormat,
  body: string,
  wnsType: string | null,
): Payload | ServiceError {
  if (xmlFormats.includes(format)) {
    const free = format === 'windowsphone' || wnsType?.toLowerCase() === 'wns/raw'
    const wellFormed = free || (body.trimStart().startsWith('<') && XMLValidator.validate(body) === true)
    return wellFormed && body ? { properties: {} } : serviceErrors.invalidPayload
  }
  const fields = fieldsOf(parseJson(body))
  const properties = format === 'template' ? stringsOf(fields) : fields && {}
  return properties ? { properties } : serviceErrors.invalidPayload
}

/** Headers that some push service may want; which one gets which is decided at each delivery. */
const forPushServices = /^(apns-|x-(?!ms-)|servicebusnotification-apns-expiry$|ttl$|urgency$|topic$)/

function sentHeaders(request: Request): Record<string, string> {
  const headers: Record<string, string> = {}
  request.headers.forEach((value, name) => {
    if (forPushServices.test(name)) headers[name] = value
  })
  return headers
}

/** A notification as a request brings it. */
export interface ReadNotification {
  readonly format: NotificationFormat
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Of a template message. */
  readonly properties: Readonly<Record<string, string>>
}

/** The format of a send, or the hub's refusal. */
export function readFormat(request: Request): NotificationFormat | ServiceError {
  const written = request.headers.get('ServiceBusNotification-Format')
  return formatNamed(written) ?? serviceErrors.invalidFormat(written ?? '')
}

/** Checks a notification's headers and its body as far as the hub looks into it. */
export function checkNotification(
  request: Request,
  format: NotificationFormat,
  body: string,
  context: EmulatorContext,
): ReadNotification | ServiceError {
  const payload = readPayload(format, body, request.headers.get('X-WNS-Type'))
  if ('status' in payload) return payload
  if (context.settings.checkPayloads && isRefusedBody(format, body)) return serviceErrors.invalidPayload
  return { format, headers: sentHeaders(request), body, properties: payload.properties }
}

/** Reads what a send brings beside whom it is for, or the hub's refusal. */
export async function readNotification(
  request: Request,
  format: NotificationFormat,
  context: EmulatorContext,
): Promise<ReadNotification | ServiceError> {
  if (format === 'windows' && !request.headers.get('X-WNS-Type')) return serviceErrors.wnsTypeMissing
  const body = await readBody(request)
  return body === undefined ? serviceErrors.bodyTooLarge : checkNotification(request, format, body, context)
}
