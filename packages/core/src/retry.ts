import type { Taken } from './errors.js'
import type { Refusal } from './refusal.js'

/** How failed tries are repeated. */
export interface RetryOptions {
  /** Tries after the first. @default 3 */
  readonly limit?: number
  /** Milliseconds before the first repeat; doubled for each further one, with jitter. @default 500 */
  readonly baseMs?: number
  /** The longest wait between two tries, in milliseconds, unless the hub asks for more. @default 30000 */
  readonly maxMs?: number
}

/**
 * Is another try safe and sensible? What may pass by itself is repeated: for every method when the hub surely did
 * not take it, else only where taking it twice is the same as once.
 */
export function isRepeatable({ status, retryAfter }: Refusal, taken: Taken, method: string): boolean {
  const isPassing =
    !status || /^(408|429|5..)$/.test(`${status}`) || (status === 403 && retryAfter !== undefined)
  return isPassing && (taken === 'no' || /GET|PUT|DELETE/.test(method))
}

/** The wait after try number `attempt`, in milliseconds: what the hub asked for, or back-off with jitter. */
export function backOffMs(
  attempt: number,
  retryAfter = 0,
  { baseMs = 500, maxMs = 30_000 }: RetryOptions = {},
): number {
  // A Retry-After of 0 must not become a hot loop.
  return retryAfter * 1000 || Math.min(maxMs, baseMs * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2)
}
