import { NotificationHub, notification } from '@hubcast/core'
import type { Operation } from '../../load/operation.ts'
import { connectionStringOf, hubName, payload, type SendTarget } from '../target.ts'

/** A send through Hubcast over fetch, as it sends on every runtime but Node. */
export function createOperation(target: SendTarget): Operation {
  const hub = new NotificationHub(connectionStringOf(target), hubName, { fetch })
  const hello = notification('gcm', payload)
  return () => hub.send(hello)
}
