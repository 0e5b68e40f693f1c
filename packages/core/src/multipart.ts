import type { PushNotification } from './notification.js'
import { encode } from './sas.js'

/** The two parts of a batch: what to send, and to whom. */
export class BatchEnvelope {
  readonly contentType: string
  /** How many bytes a batch has beside its list of handles. */
  readonly overheadBytes: number
  /** The request's body for a list of handles: bytes, which do not weigh on the heap as a text of their size does. */
  readonly bodyFor: (handles: readonly unknown[]) => Uint8Array<ArrayBuffer>

  constructor({ body, contentType }: PushNotification) {
    const text = typeof body === 'string' ? body : new TextDecoder('latin1').decode(body)
    // A payload may hold any line, also one that looks like the end of its part.
    let count = 0
    while (text.includes(`hubcast${count}`)) count++
    const boundary = `hubcast${count}`
    this.contentType = `multipart/mixed; boundary="${boundary}"`
    const part = (type: string, name: string) =>
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Disposition: inline; name=${name}\r\n\r\n`
    const payload = typeof body === 'string' ? encode(body) : body
    const head = encode(part(contentType, 'notification'))
    const middle = encode(`\r\n${part('application/json', 'devices')}`)
    const end = encode(`\r\n--${boundary}--\r\n`)
    const listAt = head.length + payload.length + middle.length
    this.overheadBytes = listAt + end.length
    this.bodyFor = (handles) => {
      // Handles are ASCII, so characters are bytes.
      const list = JSON.stringify(handles)
      const bytes = new Uint8Array(this.overheadBytes + list.length)
      bytes.set(head)
      bytes.set(payload, head.length)
      bytes.set(middle, listAt - middle.length)
      new TextEncoder().encodeInto(list, bytes.subarray(listAt))
      bytes.set(end, listAt + list.length)
      return bytes
    }
  }
}
