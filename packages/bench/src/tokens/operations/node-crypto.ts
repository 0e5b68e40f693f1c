import { createHmac } from 'node:crypto'
import type { Operation } from '../../load/operation.ts'
import type { Signing } from '../signing.ts'

/** A token by Node's own synchronous HMAC: the limit, which no other runtime has. */
export function createOperation({ resource, keyName, key }: Signing): Operation {
  return async () => {
    const sr = encodeURIComponent(resource.toLowerCase())
    const se = Math.round(Date.now() / 1000) + 3600
    const sig = encodeURIComponent(createHmac('sha256', key).update(`${sr}\n${se}`).digest('base64'))
    return `SharedAccessSignature sr=${sr}&sig=${sig}&se=${se}&skn=${encodeURIComponent(keyName)}`
  }
}
