import type { PushNotification } from './notification.js'
import { encode } from './sas.js'

/** The two parts of a batch: what to send, and to whom. */
export class BatchEnvelope {
  readonly contentType: string
  /** How many bytes a batch has beside its list of handles. */
  readonly overheadBytes: number
  /** The request's body for a list of handles; text for a payload that is one, which costs no buffers. */
  readonly bodyFor: (handles: readonly unknown[]) => string | Uint8Array<ArrayBuffer>

  constructor({ body, contentType }: PushNotification) {
    const text = typeof body === 'string' ? body : new TextDecoder('latin1').decode(body)
    // A payload may hold any line, also one that looks like the end of its part.
    let count = 0
    while (text.includes(`hubcast${count}`)) count++
    const boundary = `hubcast${count}`
    this.contentType = `multipart/mixed; boundary="${boundary}"`
    const part = (type: string, name: string) =>
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Disposition: inline; name=${name}\r\n\r\n`
    const head = part(contentType, 'notification')
    const middle = `\r\n${part('application/json', 'devices')}`
    const tail = `\r\n--${boundary}--\r\n`
    this.overheadBytes =
      encode(head + middle + tail).length + (typeof body === 'string' ? encode(body) : body).length
    this.bodyFor = (handles) => {
      const list = JSON.stringify(handles)
      if (typeof body === 'string') return head + body + middle + list + tail
      return join([encode(head), body, encode(middle + list + tail)])
    }
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
