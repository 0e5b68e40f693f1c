import { createFcmV1Notification, createFirebaseV1NotificationBody } from '@azure/notification-hubs/models'
import type { Operation } from '../../load/operation.ts'
import { order, perOperation } from '../samples.ts'

/** The same message by the official SDK, which checks nothing. */
export function createOperation(): Operation {
  const { title, body, data, collapseKey } = order
  return async () => {
    for (let made = 0; made < perOperation; made++)
      createFcmV1Notification({
        body: createFirebaseV1NotificationBody({
          message: {
            notification: { title, body },
            data,
            android: { collapse_key: collapseKey, ttl: '3600s' },
          },
        }),
      })
  }
}
