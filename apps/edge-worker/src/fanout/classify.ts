import { type HubError, isHubError } from '@hubcast/core'
import { backOffSeconds } from './back-off.js'
import type { PartState } from './states.js'

/** What a call to the hub came to. */
export interface Verdict {
  readonly state: Extract<PartState, 'done' | 'rejected' | 'unknown' | 'pending'>
  readonly notificationId?: string | undefined
  readonly status?: number | undefined
  /** In a few words, without a handle or a payload. */
  readonly reason?: string
  /** For `pending`: the whole send waits so many seconds. */
  readonly brakeSeconds?: number
  /** The fault concerns every part: the key, the hub's name, the right. Such a part was surely not taken. */
  readonly pauses?: boolean
}

/** Cloudflare's own answers for a connection to the hub that never stood. */
const neverConnected = [521, 523, 525]
/** Where the hub says to slow down and not for how long. */
const defaultBrakeSeconds = 5

/** What a failed call means for its part. The hub's own words decide, then what the transport knows. */
export function classify(failure: unknown, attempts: number): Verdict {
  if (!isHubError(failure)) return { state: 'unknown', reason: 'internal' }
  const { code, status, taken, retryAfter, trackingId } = failure
  const facts = { status, reason: reasonOf(failure) }
  if (status !== undefined && neverConnected.includes(status) && !trackingId)
    return { ...facts, state: 'pending', brakeSeconds: backOffSeconds(attempts) }
  if (taken === 'unknown') return { ...facts, state: 'unknown' }
  switch (code) {
    case 'throttled':
      return { ...facts, state: 'pending', brakeSeconds: retryAfter ?? defaultBrakeSeconds }
    case 'unavailable':
      return { ...facts, state: 'pending', brakeSeconds: retryAfter ?? backOffSeconds(attempts) }
    case 'connection':
    case 'timeout':
    case 'aborted':
      return { ...facts, state: 'pending', brakeSeconds: backOffSeconds(attempts) }
    case 'unauthorized':
    case 'forbidden':
    case 'not-found':
    case 'credential':
      return { ...facts, state: 'rejected', pauses: true }
    default:
      return { ...facts, state: 'rejected' }
  }
}

/** The code, and the hub's own words where it said some. */
function reasonOf({ code, detail }: HubError): string {
  return detail ? `${code}: ${detail.slice(0, 200)}` : code
}
