import type { Operation } from '../../load/operation.ts'
import { createPost } from '../../load/post.ts'
import { messageHeaders, messagesUrl, payload, type SendTarget } from '../target.ts'

/** A send with nothing but `node:http`, its token signed beforehand: the limit of a client on Node. */
export function createOperation(target: SendTarget): Operation {
  return createPost({ url: messagesUrl(target), headers: messageHeaders(target), body: payload })
}
