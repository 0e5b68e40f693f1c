import { createAppleNotification, createAppleNotificationBody } from '@azure/notification-hubs/models'
import type { Operation } from '../../load/operation.ts'
import { order, perOperation } from '../samples.ts'

/** The same alert by the official SDK, which checks nothing. */
export function createOperation(): Operation {
  const { title, body, data, collapseKey } = order
  return async () => {
    for (let made = 0; made < perOperation; made++)
      createAppleNotification({
        body: createAppleNotificationBody({ aps: { alert: { title, body }, sound: 'default' }, ...data }),
        headers: { 'apns-push-type': 'alert', 'apns-collapse-id': collapseKey },
      })
  }
}
