import type { Stop } from './bound.js'
import { HubError, type HubErrorCode } from './errors.js'
import { redact } from './redact.js'
import { type TryOutcome, wasTaken } from './retry.js'

const codes: Readonly<Record<number, HubErrorCode>> = {
  0: 'connection',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'unavailable',
  413: 'too-large',
  429: 'throttled',
}

function codeOf(status: number): HubErrorCode {
  return codes[status] ?? (status < 400 ? 'unexpected-response' : status < 500 ? 'rejected' : 'unavailable')
}

/** What to do, by the first pattern that fits "status detail"; a 401 names the likely cause. */
const hints: readonly (readonly [RegExp, string])[] = [
  [/claim/, 'The key lacks the Manage right; key and clock are fine.'],
  [/^401 skew/, "This clock differs from the hub's: correct it."],
  [/^401.*Expired/, 'Check the clock, or renew the token.'],
  [/^401.*Audience/, 'Check namespace and hub name.'],
  [/^401.*Malformed/, 'Give a token, not a connection string.'],
  [/^401/, 'Check SharedAccessKeyName and SharedAccessKey.'],
  [/^403.*tier/, "The hub's tier lacks this."],
  [/^403 throttled/, 'Send more slowly.'],
  [/^403/, 'The key lacks the right to Send, or a quota is used up.'],
  [/^404/, 'Check the hub name and the id.'],
  [/^0 no conn/, 'Check the endpoint and the network.'],
  [/^0 un/, 'The hub may have accepted it.'],
]

/** What is known of a failed try beside what decides over its repeat. */
export interface TryFacts {
  readonly attempts: number
  readonly detail: string
  readonly trackingId: string
  readonly skewed: boolean
  /** Set when the try was ended from outside. */
  readonly code: Stop | undefined
  readonly cause: unknown
}

/** Turns a failed try into an error that says what, and what to do. */
export function errorOf(outcome: TryOutcome, { skewed, cause, ...facts }: TryFacts): HubError {
  const { status, retryAfterMs } = outcome
  const taken = wasTaken(outcome)
  const throttled = status === 403 && retryAfterMs !== undefined
  const detail = redact(facts.detail.slice(0, 500).replace(/\.?\s*TrackingId:[\s\S]*/, ''))
  const code = facts.code ?? (throttled ? 'throttled' : codeOf(status))
  const told = `${status} ${status ? (skewed ? 'skew' : code) : `${taken} ${code}`} ${detail}`
  const what = { connection: 'The connection failed.', timeout: 'No answer in time.', aborted: 'Aborted.' }
  return new HubError(
    status
      ? `The hub answered ${status}${detail && `: ${detail}`}`.replace(/\.?$/, '.')
      : what[code as keyof typeof what],
    {
      ...facts,
      ...(cause !== undefined && { cause }),
      ...(status && { status, detail, retryAfter: retryAfterMs && retryAfterMs / 1000 }),
      code,
      taken,
      hint: hints.find(([pattern]) => pattern.test(told))?.[1],
    },
  )
}
