import { commonHeaders, serviceBusRoot, xmlText } from '../answer.js'
import type { EmulatorContext } from '../context.js'
import type { Audience } from '../delivery/decide.js'
import { type DeliveryRecord, deliver } from '../delivery/deliver.js'
import { notificationId } from '../ids.js'
import type { Send } from '../model.js'
import { platforms } from '../platforms.js'
import type { Query } from '../query.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'
import type { TagMatcher } from '../tags.js'
import { type ReadNotification, readFormat, readNotification } from './notification.js'

/** The tag expression of a send, or the hub's refusal; undefined for a broadcast. */
function readTags(request: Request, context: EmulatorContext): TagMatcher | ServiceError | undefined {
  const header = request.headers.get('ServiceBusNotification-Tags')
  if (header === null) return undefined
  return context.tagReader.read(header) ?? serviceErrors.invalidTags(header)
}

/** A send that was read: what, to whom, as which notification. */
export interface AudienceSend {
  readonly id: string
  readonly hub: string
  readonly notification: ReadNotification
  /** Undefined for a broadcast. */
  readonly tags: TagMatcher | undefined
  readonly test: boolean
  /** What the push service says in place of taking it. */
  readonly refusedBy?: string | undefined
}

/** Sends to the devices that are there at an instant. */
export function sendToAudience(
  { id, hub, notification, tags, test, refusedBy }: AudienceSend,
  timeMs: number,
  { store, records, ...context }: EmulatorContext,
): readonly DeliveryRecord[] {
  const { format, headers, body, properties } = notification
  const audience: Audience = { format, tags, timeMs }
  const devices = store.list(hub)
  const outgoing = { notificationId: id, hub, audience, headers, body, properties, test }
  const { deliveries, duplicates, leftOut } = deliver(outgoing, devices, context)
  const handedOver = refusedBy === undefined ? deliveries : []
  const send: Send = {
    id,
    time: new Date(timeMs).toISOString(),
    hub,
    format,
    tags: tags?.text,
    headers,
    body,
    test,
    delivered: handedOver.length,
    reached: new Set(handedOver.map(({ delivery }) => delivery.installationId)).size,
    devices: devices.length,
  }
  records.addSend({ send, audience, devices, duplicates, leftOut }, handedOver)
  return deliveries
}

/** What a request wants to send to devices by their tags, or the hub's refusal. */
export async function readAudienceSend(
  request: Request,
  context: EmulatorContext,
): Promise<Pick<AudienceSend, 'notification' | 'tags'> | ServiceError> {
  const format = readFormat(request)
  if (typeof format === 'object') return format
  const tags = readTags(request, context)
  if (tags && 'status' in tags) return tags
  const notification = await readNotification(request, format, context)
  return 'status' in notification ? notification : { notification, tags }
}

/** `POST /{hub}/messages`: a send to all, to tags, or a test send. */
export async function postMessage(
  request: Request,
  url: URL,
  query: Query,
  hub: string,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const read = await readAudienceSend(request, context)
  if ('status' in read) return read
  const test = query.has('test')
  const id = notificationId(context)
  const asked = { hub, operation: 'send', tags: request.headers.get('ServiceBusNotification-Tags') } as const
  const isRefused = test && context.faults.hit(asked, ({ kind }) => kind === 'platform-credential')
  const refusedBy = isRefused ? wrongCredential : undefined
  const deliveries = sendToAudience({ ...read, id, hub, test, refusedBy }, context.now(), context)
  if (!deliveries.length && context.settings.nobodyListens === 400) return serviceErrors.nobodyListens
  return new Response(test ? outcomeText(deliveries, refusedBy) : null, {
    status: 201,
    headers: {
      ...commonHeaders(context, request),
      Location: `${url.origin}/${hub}/messages/${id}${url.search}`,
    },
  })
}

/** What the service says of a credential for FCM that it was given wrong. */
const wrongCredential = 'The Token obtained from the Token Provider is wrong'

/** What a test send answers: each device that was tried, in the service's words. */
function outcomeText(deliveries: readonly DeliveryRecord[], refusedBy: string | undefined): string {
  const success = 'The Notification was successfully sent to the Push Notification System'
  return xmlText({
    NotificationOutcome: {
      ...serviceBusRoot,
      Success: refusedBy === undefined ? deliveries.length : 0,
      Failure: refusedBy === undefined ? 0 : deliveries.length,
      Results: {
        RegistrationResult: deliveries.map(({ delivery: { platform, handle, registrationId } }) => ({
          ApplicationPlatform: platforms[platform].format,
          PnsHandle: handle,
          RegistrationId: registrationId,
          Outcome: refusedBy ?? success,
        })),
      },
    },
  })
}
