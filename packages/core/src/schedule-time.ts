import { need } from './errors.js'

/** How far ahead the hub schedules. @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-send-push-notifications-scheduled */
const horizonMs = 7 * 86_400_000

/**
 * An instant as the hub takes it.
 * @throws {HubError} `invalid-argument` for what is no instant, is past, or is more than 7 days ahead.
 */
export function scheduleTime(time: Date, now: number): string {
  const aheadMs = time instanceof Date ? time.getTime() - now : Number.NaN
  need(
    { 'the time is no Date, is past, or is more than 7 days ahead': aheadMs > 0 && aheadMs <= horizonMs },
    'Give an instant, such as new Date(Date.now() + 3_600_000).',
  )
  return time.toISOString()
}
