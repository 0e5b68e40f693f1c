import type { NotificationFormat, NotificationIssue } from '@hubcast/core'
import { check } from '@hubcast/message/inspect'
import type { Delivery, InspectedDelivery } from '../model.js'
import { platforms } from '../platforms.js'

/** What the hub itself does not look at: it passes such payloads on, and the push service refuses them. */
const leftToPushServices = /^E_(FCM_ENVELOPE|APNS_EMPTY|\w+_TOO_LARGE)$/

/** Whether the hub refuses a body when it is sent: it looks into `apple` and `fcmv1` alone. */
export function isRefusedBody(format: NotificationFormat, body: string): boolean {
  if (format !== 'apple' && format !== 'fcmv1') return false
  return check({ format, body }).some(
    ({ severity, code, path }) =>
      severity === 'error' && !leftToPushServices.test(code) && !path.startsWith('headers/'),
  )
}

/** What is wrong with a delivery, in the words of the format packages. */
export function problemsOf({ platform, body, headers }: Delivery): readonly NotificationIssue[] {
  return check({ format: platforms[platform].format, body, headers })
}

/** A delivery with its problems, which are found when somebody asks. */
export function inspectDelivery(delivery: Delivery): InspectedDelivery {
  return { ...delivery, problems: problemsOf(delivery) }
}
