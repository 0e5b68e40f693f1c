import { fcm } from '@hubcast/fcm'
import type { Operation } from '../../load/operation.ts'
import { order, perOperation } from '../samples.ts'

/** A message of FCM v1, typed, checked and written. */
export function createOperation(): Operation {
  const { title, body, data, collapseKey } = order
  return async () => {
    for (let made = 0; made < perOperation; made++)
      fcm({
        message: {
          notification: { title, body },
          data,
          android: { collapse_key: collapseKey, ttl: '3600s' },
        },
      })
  }
}
