import type { Operation } from '../../load/operation.ts'
import { createPost } from '../../load/post.ts'
import { messageHeaders, messagesUrl, payload, type SendTarget } from '../../sends/target.ts'

/** A send to a tag that one of the devices has. */
export function createOperation(target: SendTarget): Operation {
  const headers = { ...messageHeaders(target), 'ServiceBusNotification-Tags': 'user:3' }
  return createPost({ url: messagesUrl(target), headers, body: payload })
}
