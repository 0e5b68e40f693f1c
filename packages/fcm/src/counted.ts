import type { NotificationIssue } from '@hubcast/core'
import { checkSize } from '@hubcast/payload'
import { payloadLimitBytes } from './limits.js'

/** `data` and `notification` are what FCM counts. */
export function checkCounted({
  data,
  notification,
}: Readonly<Record<string, unknown>>): readonly NotificationIssue[] {
  const text = JSON.stringify({ data, notification })
  return checkSize('E_FCM_TOO_LARGE', 'The data and the notification', text, payloadLimitBytes)
}
