import type { Operation } from '../../load/operation.ts'
import { messageHeaders, messagesUrl, payload, type SendTarget } from '../target.ts'

/** What a program without a library writes with fetch, its token signed beforehand: the limit of a fetch client. */
export function createOperation(target: SendTarget): Operation {
  const url = messagesUrl(target)
  const headers = messageHeaders(target)
  return async () => {
    const response = await fetch(url, { method: 'POST', headers, body: payload })
    await response.text()
    if (response.status !== 201) throw new Error(`It answered ${response.status}.`)
  }
}
