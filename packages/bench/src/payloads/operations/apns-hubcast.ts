import { apns } from '@hubcast/apns'
import type { Operation } from '../../load/operation.ts'
import { order, perOperation } from '../samples.ts'

/** An alert, typed, checked and written. */
export function createOperation(): Operation {
  const { title, body, data, collapseKey } = order
  return async () => {
    for (let made = 0; made < perOperation; made++)
      apns({ aps: { alert: { title, body }, sound: 'default' }, ...data }, { collapseId: collapseKey })
  }
}
