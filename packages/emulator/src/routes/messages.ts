import type { NotificationFormat } from '@hubcast/core'
import { XMLValidator } from 'fast-xml-parser'
import { commonHeaders, xmlText } from '../answer.js'
import { readBody } from '../body.js'
import type { EmulatorContext } from '../context.js'
import type { Audience } from '../delivery/decide.js'
import { type DeliveryRecord, deliver } from '../delivery/deliver.js'
import { isRefusedBody } from '../delivery/problems.js'
import { notificationId } from '../ids.js'
import { fieldsOf, parseJson, stringsOf } from '../json.js'
import type { Send } from '../model.js'
import { formatNamed, platforms } from '../platforms.js'
import type { Query } from '../query.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'
import type { TagMatcher } from '../tags.js'

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

/** The tag expression of a send, or the hub's refusal; undefined for a broadcast. */
function readTags(request: Request, context: EmulatorContext): TagMatcher | ServiceError | undefined {
  const header = request.headers.get('ServiceBusNotification-Tags')
  if (header === null) return undefined
  return context.tagReader.read(header) ?? serviceErrors.invalidTags(header)
}

/** `POST /{hub}/messages`: a send to all, to tags, or a test send. */
export async function postMessage(
  request: Request,
  url: URL,
  query: Query,
  hub: string,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const { settings, store, records } = context
  if (query.has('direct')) return serviceErrors.notServed('direct sends')
  const test = query.has('test')
  const written = request.headers.get('ServiceBusNotification-Format')
  const format = formatNamed(written)
  if (!format) return serviceErrors.invalidFormat(written ?? '')
  const tags = readTags(request, context)
  if (tags && 'status' in tags) return tags
  const wnsType = request.headers.get('X-WNS-Type')
  if (format === 'windows' && !wnsType) return serviceErrors.wnsTypeMissing
  const body = await readBody(request)
  if (body === undefined) return serviceErrors.bodyTooLarge
  const payload = readPayload(format, body, wnsType)
  if ('status' in payload) return payload
  if (settings.checkPayloads && isRefusedBody(format, body)) return serviceErrors.invalidPayload

  const timeMs = context.now()
  const audience: Audience = { format, tags, timeMs }
  const devices = store.list(hub)
  const headers = sentHeaders(request)
  const id = notificationId(context)
  const outgoing = { notificationId: id, hub, audience, headers, body, properties: payload.properties, test }
  const { deliveries, duplicates, leftOut } = deliver(outgoing, devices, context)
  const send: Send = {
    id,
    time: new Date(timeMs).toISOString(),
    hub,
    format,
    tags: tags?.text,
    headers,
    body,
    test,
    delivered: deliveries.length,
    reached: new Set(deliveries.map(({ delivery }) => delivery.installationId)).size,
    devices: devices.length,
  }
  records.addSend({ send, audience, devices, duplicates, leftOut }, deliveries)
  if (!deliveries.length && settings.nobodyListens === 400) return serviceErrors.nobodyListens
  return new Response(test ? outcomeText(deliveries) : null, {
    status: 201,
    headers: {
      ...commonHeaders(context, request),
      Location: `${url.origin}/${hub}/messages/${id}${url.search}`,
    },
  })
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

const serviceBus = 'http://schemas.microsoft.com/netservices/2010/10/servicebus/connect'

/** What a test send answers: each device that was tried, in the service's words. */
function outcomeText(deliveries: readonly DeliveryRecord[]): string {
  return xmlText({
    NotificationOutcome: {
      '@xmlns': serviceBus,
      '@xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance',
      Success: deliveries.length,
      Failure: 0,
      Results: {
        RegistrationResult: deliveries.map(({ delivery: { platform, handle, registrationId } }) => ({
          ApplicationPlatform: platforms[platform].format,
          PnsHandle: handle,
          RegistrationId: registrationId,
          Outcome: 'The Notification was successfully sent to the Push Notification System',
        })),
      },
    },
  })
}
