import { commonHeaders, serviceBusRoot, xmlText } from '../answer.js'
import type { EmulatorContext } from '../context.js'
import type { Platform } from '../model.js'
import type { KeptSend } from '../records.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'

/** The element that counts a platform's outcomes. */
const counted: Readonly<Record<Platform, string>> = {
  apns: 'ApnsOutcomeCounts',
  mpns: 'MpnsOutcomeCounts',
  wns: 'WnsOutcomeCounts',
  gcm: 'GcmOutcomeCounts',
  adm: 'AdmOutcomeCounts',
  fcmv1: 'FcmV1OutcomeCounts',
  baidu: 'BaiduOutcomeCounts',
  browser: 'BrowserOutcomeCounts',
  xiaomi: 'XiaomiOutcomeCounts',
}

/** What the hub tells of a notification that has left: everything that was handed over succeeded. */
function detailsOf({ send, duplicates, delivered }: KeptSend): object {
  const outcomes = Object.entries(counted).flatMap(([platform, element]) => {
    const count = delivered.get(platform as Platform)
    return count ? [[element, { Outcome: { Name: 'Success', Count: count } }] as const] : []
  })
  const skipped = duplicates.size
  const [first] = outcomes
  if (first && skipped) {
    Object.assign(first[1], { Outcome: [first[1].Outcome, { Name: 'Skipped', Count: skipped }] })
  }
  return {
    State: send.reached === 0 ? 'NoTargetFound' : 'Completed',
    EnqueueTime: send.time,
    StartTime: send.time,
    EndTime: send.time,
    NotificationBody: send.body,
    ...(send.tags && { Tags: send.tags }),
    TargetPlatforms: send.format,
    ...Object.fromEntries(outcomes),
  }
}

/**
 * `GET /{hub}/messages/{id}`: what became of a notification.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/get-notification-message-telemetry
 */
export function getTelemetry(
  request: Request,
  url: URL,
  hub: string,
  id: string,
  context: EmulatorContext,
): Response | ServiceError {
  const record = context.records.send(id)
  const waiting = context.schedules.stateOf(hub, id)
  if (!waiting && record?.send.hub !== hub) return serviceErrors.notificationNotFound
  const details = record ? detailsOf(record) : { State: waiting }
  const body = xmlText({
    NotificationDetails: {
      ...serviceBusRoot,
      NotificationId: id,
      Location: `${url.origin.replace(/^https?:/, 'sb:')}/${hub}/messages/${id}${url.search}`,
      ...details,
    },
  })
  return new Response(body, { status: 200, headers: commonHeaders(context, request) })
}
