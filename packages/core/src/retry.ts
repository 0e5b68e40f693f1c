import type { Taken } from './errors.js'

/** How failed tries are repeated. */
export interface RetryOptions {
  /** Tries after the first. @default 3 */
  readonly limit?: number
  /** Milliseconds before the first repeat; doubled for each further one, with jitter. @default 500 */
  readonly baseMs?: number
  /** The longest wait between two tries, in milliseconds, unless the hub asks for more. @default 30000 */
  readonly maxMs?: number
}

export const retryDefaults: Required<RetryOptions> = { limit: 3, baseMs: 500, maxMs: 30_000 }

/** What one try came to, reduced to what decides over a repeat. */
export interface TryOutcome {
  /** 0 when no whole answer came. */
  readonly status: number
  /** The answer shows that the hub itself gave it: a TrackingId, or an `<Error>` body. */
  readonly fromHub: boolean
  /** The `Retry-After` of the answer, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** It is known that the request did not leave whole. */
  readonly notSent: boolean
}

/**
 * May the hub have accepted the request?
 *
 * A 4xx and the hub's own 503 are refusals; of what else broke, only the transport can know that it never left.
 */
export function wasTaken({ status, fromHub, notSent }: TryOutcome): Taken {
  const refused = status && status !== 408 && (status < 500 || (status === 503 && fromHub))
  return refused || notSent ? 'no' : 'unknown'
}

/**
 * Is another try safe and sensible? What surely was not taken is repeated for every method; what may have been
 * taken only where taking it twice is the same as once.
 */
export function isRepeatable(outcome: TryOutcome, idempotent: boolean): boolean {
  const { status, retryAfterMs } = outcome
  const passing =
    !status ||
    status >= 500 ||
    status === 408 ||
    status === 429 ||
    (status === 403 && retryAfterMs !== undefined)
  return passing && (idempotent || wasTaken(outcome) === 'no')
}

/**
 * Milliseconds that an answer asks to wait: from the finer headers of other Azure services, or from
 * `Retry-After` in seconds or as an HTTP date. Undefined when there is none, or it lies in the past.
 */
export function readRetryAfter(get: (name: string) => string | undefined, now: number): number | undefined {
  const fine = get('retry-after-ms') ?? get('x-ms-retry-after-ms')
  const value = get('Retry-After') ?? ''
  const ms = fine ? Number(fine) : /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return ms >= 0 ? ms : undefined
}

/** The wait after try number `attempt`: what the hub asked for, or exponential back-off with jitter. */
export function backOffMs(
  attempt: number,
  retryAfterMs: number | undefined,
  retry: Required<RetryOptions>,
): number {
  // A Retry-After of 0 must not become a hot loop.
  return retryAfterMs || Math.min(retry.maxMs, retry.baseMs * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2)
}
