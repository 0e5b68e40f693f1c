import type { Stop } from './bound.js'
import { HubError, type HubErrorCode, type HubErrorDetails, type Taken } from './errors.js'
import { redact } from './redact.js'
import { readRetryAfter } from './retry-after.js'
import { isSurelyNotSent, type TransportResponse } from './transport.js'
import { elementText } from './xml.js'

/** What one try came to, as far as it got. */
export interface Try {
  /** The Authorization value that was sent. */
  token?: string
  answer?: TransportResponse
  /** The answer's body; undefined when it broke off. */
  text?: string
  readonly failure?: unknown
  readonly stopped?: Stop | false | undefined
}

/** What is known of a try that the hub did not accept. */
export interface Refusal {
  /** 0 when no whole answer came. */
  readonly status: number
  /** The hub's own words. */
  readonly detail: string
  readonly trackingId: string | undefined
  /** Seconds that the hub asks to wait. */
  readonly retryAfter: number | undefined
  /** How far the hub's clock is ahead of ours, in milliseconds; NaN when it did not tell. */
  readonly aheadMs: number
  /** A 4xx and the hub's own 503 are refusals; of what else broke, only the transport can know that it never left. */
  readonly surelyNotTaken: boolean
}

/**
 * The status that counts. A send is accepted by its status line, so that its answer was cut off afterwards
 * changes nothing; to anything else an answer without its body is none.
 */
export function wholeStatus({ answer, text }: Try, method: string): number {
  const status = answer?.status ?? 0
  return status >= 200 && status < 300 && text === undefined && method !== 'POST' ? 0 : status
}

/** Reads what a refused or broken try tells. */
export function readRefusal(
  { token, answer, text = '', failure }: Try,
  status: number,
  now: number,
): Refusal {
  const header = (name: string) => answer?.headers.get(name) ?? undefined
  const told = elementText(text, 'Detail')
  const trackingId = header('TrackingId')
  const isRefused =
    status === 503 ? told !== undefined || !!trackingId : status > 0 && status < 500 && status !== 408
  return {
    status,
    detail: redact(
      (told ?? (answer?.statusText || text)).slice(0, 500).replace(/\.?\s*(TrackingId:.*)?$/s, ''),
    ),
    trackingId,
    retryAfter: readRetryAfter(header, now),
    aheadMs: Date.parse(`${header('Date')}`) - now,
    surelyNotTaken: !token || isRefused || (!answer && isSurelyNotSent(failure)),
  }
}

/** Whether a 401 comes of a clock that is off beyond what the token was signed with. */
export function isSkewed({ status, aheadMs }: Refusal, signedWithSkewMs: number): boolean {
  // A clock that is off by less cannot be what it is about.
  const skewThresholdMs = 5_000
  return status === 401 && Math.abs(aheadMs - signedWithSkewMs) > skewThresholdMs
}

/** What a status means, and what to check then; 0 stands for no answer. */
const meanings: Readonly<Record<number, readonly [code: HubErrorCode, check?: string]>> = {
  0: ['connection', 'endpoint and network'],
  401: ['unauthorized', 'SharedAccessKeyName and SharedAccessKey'],
  403: ['forbidden', 'rights (Manage, Send), tier and quota'],
  404: ['not-found', 'endpoint, hub name and id'],
  408: ['unavailable'],
  413: ['too-large'],
  429: ['throttled', 'your rate'],
}

/** What to check after a 401, by what the hub said: the right, the hub name, clock or token, else the key. */
function checkFor401(detail: string, skewed: boolean): string | undefined {
  if (skewed || /Expired|Malformed/.test(detail)) return 'clock and token'
  return meanings[/claim/.test(detail) ? 403 : /Audience/.test(detail) ? 404 : 401]?.[1]
}

/** Turns a refusal into an error that says what, and what to do. */
export function errorOf(
  { status, detail, retryAfter }: Refusal,
  taken: Taken,
  skewed: boolean,
  stopped: Try['stopped'],
  facts: Pick<HubErrorDetails, 'attempts' | 'trackingId' | 'cause'>,
): HubError {
  // A 403 that says when to come back is a 429.
  const [meaning, usual] = meanings[status === 403 && retryAfter !== undefined ? 429 : status] ?? [
    status < 400 ? 'unexpected-response' : status < 500 ? 'rejected' : 'unavailable',
  ]
  const code = stopped || meaning
  const checkUnsent = status === 401 ? checkFor401(detail, skewed) : stopped === 'aborted' ? undefined : usual
  const check = taken === 'no' || status === 401 ? checkUnsent : 'whether it arrived'
  const silence = stopped ? 'No answer in time' : taken === 'no' ? 'No connection' : 'The connection broke'
  const said = status
    ? `The hub answered ${status}${detail && `: ${detail}`}`
    : stopped === 'aborted'
      ? 'Aborted'
      : silence
  const message = said.replace(/\.*$/, '.')
  return new HubError(message, {
    ...facts,
    ...(status && { status, detail, retryAfter }),
    code,
    taken,
    hint: check && `Check ${check}.`,
  })
}
