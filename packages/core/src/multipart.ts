import type { PushNotification } from './notification.js'
import { encode } from './sas.js'

/** The two parts of a batch: what to send, and to whom. */
export class BatchEnvelope {
  readonly contentType: string
  readonly #head: Uint8Array<ArrayBuffer>
  readonly #tail: Uint8Array<ArrayBuffer>

  constructor({ body, contentType }: PushNotification) {
    const payload = typeof body === 'string' ? encode(body) : body
    const text = new TextDecoder().decode(payload)
    // A payload may hold any line, also one that looks like the end of its part.
    let boundary = 'hubcast'
    while (text.includes(boundary)) boundary += Math.random().toString(36).slice(2)
    this.contentType = `multipart/mixed; boundary="${boundary}"`
    const part = (type: string, name: string) =>
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Disposition: inline; name=${name}\r\n\r\n`
    this.#head = join([
      encode(part(contentType, 'notification')),
      payload,
      encode(`\r\n${part('application/json', 'devices')}`),
    ])
    this.#tail = encode(`\r\n--${boundary}--\r\n`)
  }

  /** How many bytes a batch has beside its list of handles. */
  get overheadBytes(): number {
    return this.#head.length + this.#tail.length
  }

  bodyFor(handles: readonly unknown[]): Uint8Array<ArrayBuffer> {
    return join([this.#head, encode(JSON.stringify(handles)), this.#tail])
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
