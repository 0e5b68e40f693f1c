import { bound } from './bound.js'
import type { CallOptions } from './call-options.js'
import { HubError, isHubError } from './errors.js'
import { checkHasHandles, type DeviceHandle, handleHeaders } from './handles.js'
import { BatchEnvelope } from './multipart.js'
import { checkNotification, type PushNotification } from './notification.js'
import type { SendReceipt } from './receipt.js'

/** The most handles that the hub takes at once. @see https://learn.microsoft.com/rest/api/notificationhubs/direct-send */
const handleLimit = 1000
/** The hub's bound for a whole request body, in bytes. */
const bodyLimitBytes = 65_536

/** Options of {@link NotificationHub.sendBatch}. */
export interface BatchOptions extends CallOptions {
  /**
   * Ends the batch: the parts under way are told, no handle is read any more, and the reading ends with the error
   * `aborted`.
   */
  readonly signal?: AbortSignal | undefined
  /** How many requests are under way at once. @default 4 */
  readonly concurrency?: number
  /** Whether no further part is sent once one has failed; those under way are still told. @default false */
  readonly stopOnFailure?: boolean
}

/** A part of a batch: some handles, and what the hub said. */
export type BatchPart = {
  /**
   * Counts from 0 in the order of the handles, but for one that cannot be sent: it is a part of its own, before
   * those that were collected when it was read. Parts come in the order in which they end.
   */
  readonly index: number
  readonly handles: readonly DeviceHandle[]
  /** `direct`: a single handle, as browsers need it, whose keys have no place in a batch. */
  readonly mode: 'batch' | 'direct'
} & (
  | { readonly receipt: SendReceipt; readonly error?: never }
  /** `taken` tells whether the hub may have this part all the same. */
  | { readonly error: HubError; readonly receipt?: never }
)

/** Sends a part's handles. */
export type SendPart = (
  handles: readonly DeviceHandle[],
  /** Undefined for a single handle. */
  envelope: BatchEnvelope | undefined,
) => Promise<SendReceipt>

/** A part before it is sent. */
export interface BatchChunk {
  readonly handles: readonly DeviceHandle[]
  /** Why its one handle can never be sent. */
  readonly error?: HubError
}

/** Browsers get a request each: a batch has no place for their keys. */
function envelopeOf(notification: PushNotification): BatchEnvelope | undefined {
  return notification.format === 'browser' ? undefined : new BatchEnvelope(notification)
}

/** Throws for what cannot be sent to handles. */
export function checkBatch(notification: PushNotification): void {
  checkNotification(notification)
  checkHasHandles(notification.format)
}

/**
 * The parts that {@link NotificationHub.sendBatch} would send, for whoever keeps them and sends each by itself: a
 * queue, or a program that must know after a crash what it had begun. `sendBatch` makes one request of each.
 *
 * @throws {HubError} `invalid-argument` for what is no notification, or one to tags; and whatever `handles` throws.
 */
export function splitBatch(
  notification: PushNotification,
  handles: Iterable<DeviceHandle> | AsyncIterable<DeviceHandle>,
): AsyncGenerator<BatchChunk, void> {
  checkBatch(notification)
  return chunksOf(notification, handles, envelopeOf(notification))
}

/** A list of handles as long as a request may be, and those that cannot be sent apart. */
async function* chunksOf(
  { format }: PushNotification,
  handles: Iterable<DeviceHandle> | AsyncIterable<DeviceHandle>,
  envelope: BatchEnvelope | undefined,
): AsyncGenerator<BatchChunk, void> {
  const bytesLeft = envelope ? bodyLimitBytes - envelope.overheadBytes : 0
  let chunk: DeviceHandle[] = []
  // The brackets of the list.
  let bytes = 2
  // What a source gave before it failed is sent, too.
  let failed: { readonly failure: unknown } | undefined
  try {
    for await (const handle of handles) {
      // As almost all are: nothing to refuse, nothing to escape, and characters that are bytes.
      const isPlain = envelope && typeof handle === 'string' && /^[!#-[\]-~]+$/.test(handle)
      try {
        if (!isPlain) handleHeaders(format, handle)
      } catch (error) {
        if (!isHubError(error)) throw error
        yield { handles: [handle], error }
        continue
      }
      const size = (isPlain ? handle.length + 2 : JSON.stringify(handle).length) + 1
      if (chunk.length && (chunk.length >= handleLimit || bytes + size > bytesLeft)) {
        yield { handles: chunk }
        chunk = []
        bytes = 2
      }
      chunk.push(handle)
      bytes += size
    }
  } catch (failure) {
    failed = { failure }
  }
  if (chunk.length) yield { handles: chunk }
  if (failed) throw failed.failure
}

/** Sends to any number of handles, a bounded number of requests at once, and gives each part as it ends. */
export async function* sendInParts(
  notification: PushNotification,
  handles: Iterable<DeviceHandle> | AsyncIterable<DeviceHandle>,
  { concurrency = 4, stopOnFailure = false, signal }: BatchOptions,
  send: SendPart,
): AsyncGenerator<BatchPart, void> {
  const envelope = envelopeOf(notification)
  const chunks = chunksOf(notification, handles, envelope)
  // No Map: the tables that it has outgrown keep in V8 what they held, and a long batch takes ever more memory.
  const underWay: { readonly index: number; readonly part: Promise<BatchPart> }[] = []
  let next: Promise<Pulled> | undefined
  let asking = false
  let ended = false
  let failed: { readonly failure: unknown } | undefined
  let count = 0

  async function sendChunk({ handles, error }: BatchChunk, index: number): Promise<BatchPart> {
    const part = { index, handles, mode: envelope ? 'batch' : 'direct' } as const
    if (error) return { ...part, error }
    try {
      return { ...part, receipt: await send(handles, envelope) }
    } catch (failure) {
      // What is no failure of a send is a mistake that concerns all of them.
      if (!isHubError(failure)) throw failure
      return { ...part, error: failure }
    }
  }

  /** What was pulled before a source failed is sent and told all the same. */
  async function pull(): Promise<Pulled> {
    let pulled: Pulled = {}
    asking = true
    const ask = async () => {
      try {
        const { value } = await chunks.next()
        pulled = { chunk: value ?? undefined }
      } catch (failure) {
        pulled = { failed: { failure } }
      }
      asking = false
    }
    const [, stopped] = await bound(ask, Number.POSITIVE_INFINITY, signal)
    if (!stopped) return pulled
    return { failed: { failure: new HubError('Aborted.', { code: 'aborted', cause: signal?.reason }) } }
  }

  try {
    while (!ended || underWay.length) {
      if (!ended && underWay.length < concurrency) next ??= pull()
      // A slow source must not hold back what has ended.
      const first = await Promise.race([
        ...underWay.map(({ part }) => part),
        ...(next && !ended ? [next] : []),
      ])
      if ('index' in first) {
        const at = underWay.findIndex(({ index }) => index === first.index)
        underWay.splice(at, 1)
        if (first.error && stopOnFailure) ended = true
        yield first
        continue
      }
      next = undefined
      if (first.chunk) {
        underWay.push({ index: count, part: sendChunk(first.chunk, count) })
        count++
      } else {
        ended = true
        failed = first.failed
      }
    }
    if (failed) throw failed.failure
  } finally {
    // Whoever leaves early leaves no request behind whose end nobody sees.
    await Promise.allSettled(underWay.map(({ part }) => part))
    const closed = chunks.return()
    // A source that was asked closes only when it has answered, and that may be never.
    if (asking) closed.catch(() => {})
    else await closed
  }
}

/** What the source gave: a chunk, or its end, or its failure. */
interface Pulled {
  readonly chunk?: BatchChunk | undefined
  readonly failed?: { readonly failure: unknown }
}
