import { commonHeaders } from '../answer.js'
import { readBody } from '../body.js'
import type { EmulatorContext } from '../context.js'
import { notificationId } from '../ids.js'
import type { Delivery, Send } from '../model.js'
import { readHandles, readMultipart } from '../multipart.js'
import { platformHeaders, platformOfFormat } from '../platforms.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'
import { checkNotification, type ReadNotification, readFormat, readNotification } from './notification.js'

/** The most handles of a batch. @see https://learn.microsoft.com/rest/api/notificationhubs/direct-send */
const handleLimit = 1000

/** `POST /{hub}/messages?direct`: to one handle, which need not be registered. */
export async function postDirect(
  request: Request,
  url: URL,
  hub: string,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const format = readFormat(request)
  if (typeof format === 'object') return format
  const handle = request.headers.get('ServiceBusNotification-DeviceHandle')
  if (!handle) return serviceErrors.handleMissing
  const notification = await readNotification(request, format, context)
  if ('status' in notification) return notification
  return hand(notification, [handle], request, url, hub, context)
}

/** `POST /{hub}/messages/$batch?direct`: to as many handles as its second part lists. */
export async function postBatch(
  request: Request,
  url: URL,
  hub: string,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const format = readFormat(request)
  if (typeof format === 'object') return format
  if (format === 'windows' && !request.headers.get('X-WNS-Type')) return serviceErrors.wnsTypeMissing
  const body = await readBody(request)
  if (body === undefined) return serviceErrors.bodyTooLarge
  const parts = readMultipart(request.headers.get('Content-Type') ?? '', body)
  const payload = parts?.get('notification')
  const devices = parts?.get('devices')
  const handles = devices === undefined ? undefined : readHandles(devices)
  if (payload === undefined || !handles?.length) return serviceErrors.partMissing
  if (handles.length > handleLimit) return serviceErrors.tooManyHandles
  const notification = checkNotification(request, format, payload, context)
  if ('status' in notification) return notification
  return hand(notification, handles, request, url, hub, context)
}

/** Hands a notification over to each handle, and answers. */
function hand(
  { format, headers, body }: ReadNotification,
  handles: readonly string[],
  request: Request,
  url: URL,
  hub: string,
  context: EmulatorContext,
): Response | ServiceError {
  const platform = platformOfFormat(format)
  if (!platform) return serviceErrors.invalidFormat(format)
  const timeMs = context.now()
  const time = new Date(timeMs).toISOString()
  const id = notificationId(context)
  const deliveries = handles.map((handle) => {
    const delivery: Delivery = {
      id: context.uuid(),
      time,
      hub,
      platform,
      handle,
      notificationId: id,
      headers: platformHeaders(platform, headers),
      body,
    }
    return { delivery, tags: [] }
  })
  const send: Send = {
    id,
    time,
    hub,
    format,
    tags: undefined,
    handles: handles.length,
    headers,
    body,
    test: false,
    delivered: handles.length,
    reached: handles.length,
    devices: 0,
  }
  const audience = { format, tags: undefined, timeMs }
  const none = new Set<string>()
  context.records.addSend({ send, audience, devices: [], duplicates: none, leftOut: none }, deliveries)
  const Location = `${url.origin}/${hub}/messages/${id}${url.search}`
  return new Response(null, { status: 201, headers: { ...commonHeaders(context, request), Location } })
}
