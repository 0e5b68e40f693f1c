import { commonHeaders } from '../answer.js'
import type { EmulatorContext } from '../context.js'
import { scheduledId } from '../ids.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'
import { readAudienceSend, sendToAudience } from './messages.js'

/** How far ahead the hub schedules. @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-send-push-notifications-scheduled */
const horizonMs = 7 * 86_400_000

/** An instant as the clients write it: .NET, Java and Go without a zone, which means UTC. */
function readTime(text: string | null): number {
  const [, plain, zone = 'Z'] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/.exec(text ?? '') ?? []
  return Date.parse(`${plain}${zone}`)
}

/** `POST /{hub}/schedulednotifications`: a send that waits for its time. */
export async function postSchedule(
  request: Request,
  url: URL,
  hub: string,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const now = context.now()
  const atMs = readTime(request.headers.get('ServiceBusNotification-ScheduleTime'))
  if (!(atMs > now && atMs <= now + horizonMs)) return serviceErrors.scheduleTime
  const read = await readAudienceSend(request, context)
  if ('status' in read) return read
  const id = scheduledId(context)
  const send = () => sendToAudience({ ...read, id, hub, test: false }, atMs, context)
  if (!context.schedules.add({ id, hub, atMs, send })) return serviceErrors.tooManySchedules
  const Location = `${url.origin}/${hub}/schedulednotifications/${id}${url.search}`
  return new Response(null, { status: 201, headers: { ...commonHeaders(context, request), Location } })
}

/** `DELETE /{hub}/schedulednotifications/{id}`: what has not left is cancelled. */
export function cancelSchedule(
  request: Request,
  hub: string,
  id: string,
  context: EmulatorContext,
): Response | ServiceError {
  return context.schedules.cancel(hub, id)
    ? new Response(null, { status: 200, headers: commonHeaders(context, request) })
    : serviceErrors.scheduleNotFound
}
