import type { Operation } from '../../load/operation.ts'
import { order, perOperation } from '../samples.ts'

// The check is internal, and no entry of the package exports it.
const file = new URL(
  '../../../node_modules/firebase-admin/lib/messaging/messaging-internal.js',
  import.meta.url,
)
const { validateMessage }: { validateMessage: (message: object) => void } = await import(file.href)

/** The check of the same message by firebase-admin, its JSON read anew, since it writes into what it checks. */
export function createOperation(): Operation {
  const { title, body, data, collapseKey } = order
  const android = { collapseKey, ttl: 3_600_000 }
  const text = JSON.stringify({ token: 'any', notification: { title, body }, data, android })
  return async () => {
    for (let made = 0; made < perOperation; made++) validateMessage(JSON.parse(text))
  }
}
