import { NotificationHub, notification } from '@hubcast/core'
import type { Operation } from '../../load/operation.ts'
import { connectionStringOf, hubName, payload, type SendTarget } from '../target.ts'

/** A send through Hubcast with its defaults: on Node, over its own transport. */
export function createOperation(target: SendTarget): Operation {
  const hub = new NotificationHub(connectionStringOf(target), hubName)
  const hello = notification('gcm', payload)
  return () => hub.send(hello)
}
