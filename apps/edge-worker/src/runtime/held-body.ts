import type { Transport } from '@hubcast/core'

/** How much of a body is handed over at once. */
const sliceBytes = 16_384
/**
 * How long the last slice is held back, in milliseconds: a connection that breaks at the headers shows it within a
 * round trip. Longer would find more of them, and slow every request down.
 */
const holdMs = 20

/**
 * A transport for Workers, whose fetch says the same of a connection that was refused and of one that broke when all
 * was sent. It hands the body over in slices and holds the last one back: what fails before that cannot be at the hub
 * as a whole, and says so, and may be sent again.
 */
export function heldBody(fetch: typeof globalThis.fetch): Transport {
  return async (url, { body, ...request }) => {
    if (body === undefined) return fetch(url, request)
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    // Tells the runtime the length: a body without one would be sent in chunks, which the hub does not take.
    const { readable, writable } = new FixedLengthStream(bytes.length)
    let isWhole = false
    const writing = write(writable, bytes, request.signal, () => {
      isWhole = true
    })
    // It fails as the request does, which is told below.
    writing.catch(() => {})
    try {
      return await fetch(url, { ...request, body: readable })
    } catch (failure) {
      throw isWhole ? failure : Object.assign(new Error('The request did not leave whole.'), { taken: 'no' })
    }
  }
}

async function write(
  writable: WritableStream<Uint8Array>,
  bytes: Uint8Array,
  signal: AbortSignal,
  beforeLast: () => void,
): Promise<void> {
  const writer = writable.getWriter()
  // Where the last slice begins; of a single one the last byte is held back.
  const last = Math.floor((bytes.length - 1) / sliceBytes) * sliceBytes || bytes.length - 1
  for (let at = 0; at < last; at += sliceBytes)
    await writer.write(bytes.subarray(at, Math.min(last, at + sliceBytes)))
  await new Promise((resolve) => setTimeout(resolve, holdMs))
  signal.throwIfAborted()
  beforeLast()
  await writer.write(bytes.subarray(last))
  await writer.close()
}
