import { percentDecode } from '../percent-decode.js'
import { readQuery } from '../query.js'
import type { FaultOperation } from './fault.js'
import type { FaultedRequest } from './fault-list.js'

/** What a request does; undefined for one that no fault is meant for. */
function operationOf(
  method: string,
  collection: string,
  id: string | undefined,
  isDirect: boolean,
): FaultOperation | undefined {
  switch (collection) {
    case 'messages':
      if (method !== 'POST') return undefined
      return id === '$batch' ? 'batch' : isDirect ? 'direct' : 'send'
    case 'schedulednotifications':
      return method === 'DELETE' ? 'cancel' : 'schedule'
    case 'installations':
      return 'installation'
    default:
      return undefined
  }
}

/** A request below a hub, as faults see it; undefined for the emulator's own half. */
export function faultedRequest(request: Request): FaultedRequest | undefined {
  const url = new URL(request.url)
  const [hub = '', collection = '', id] = url.pathname.split('/').filter(Boolean).map(percentDecode)
  if (hub === '' || hub === '_emulator' || hub === 'readyz') return undefined
  const isDirect = readQuery(url.search).has('direct')
  return {
    hub,
    operation: operationOf(request.method, collection.toLowerCase(), id, isDirect),
    tags: request.headers.get('ServiceBusNotification-Tags'),
  }
}
