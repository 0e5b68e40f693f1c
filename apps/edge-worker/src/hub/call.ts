import { type NotificationHub, notification, type SendReceipt } from '@hubcast/core'
import { classify, type Verdict } from '../fanout/classify.js'
import type { HubCall } from '../fanout/machine.js'

/**
 * Makes one request to the hub, and one alone: whoever calls keeps what may be repeated.
 *
 * @param hub - One that does not repeat (`retry: false`).
 */
export async function callHub(hub: NotificationHub, call: HubCall, attempts: number): Promise<Verdict> {
  try {
    const { notificationId } = await request(hub, call)
    return { state: 'done', notificationId, status: 201 }
  } catch (failure) {
    return classify(failure, attempts)
  }
}

async function request(
  hub: NotificationHub,
  { notification: kept, audience, handles, atMs }: HubCall,
): Promise<SendReceipt> {
  const { format, body, contentType, headers } = kept
  const ready = notification(format, body, { contentType, ...(headers && { headers }) })
  if (handles) {
    for await (const { receipt, error } of hub.sendBatch(ready, handles, { concurrency: 1 })) {
      if (error) throw error
      return receipt
    }
  }
  const tags = audience.kind === 'tags' ? { tags: audience.tags } : {}
  return atMs === undefined ? hub.send(ready, tags) : hub.schedule(ready, new Date(atMs), tags)
}
