import { checkFcm } from '@hubcast/fcm'
import type { Operation } from '../../load/operation.ts'
import { order, perOperation } from '../samples.ts'

/** The check of a finished message of FCM v1, its JSON read anew. */
export function createOperation(): Operation {
  const { title, body, data, collapseKey } = order
  const android = { collapse_key: collapseKey, ttl: '3600s' }
  const text = JSON.stringify({ message: { notification: { title, body }, data, android } })
  return async () => {
    for (let made = 0; made < perOperation; made++) checkFcm(text)
  }
}
