import type { Stop } from './bound.js'
import { HubError, type HubErrorCode, type HubErrorDetails, type Taken } from './errors.js'

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

/** The status that counts: a 403 that says when to come back is a 429. */
function effectiveStatus(status: number, retryAfter: number | undefined): number {
  return status === 403 && retryAfter !== undefined ? 429 : status
}

/** Whether what a status stands for can pass by itself. */
export function isPassing(status: number, retryAfter: number | undefined): boolean {
  return /^(0|408|429|5)/.test(`${effectiveStatus(status, retryAfter)}`)
}

/** What to check after a 401, by what the hub said: the right, the hub name, clock or token, else the key. */
function checkFor401(detail: string, skewed: boolean): string | undefined {
  if (skewed || /Expired|Malformed/.test(detail)) return 'clock and token'
  return meanings[/claim/.test(detail) ? 403 : /Audience/.test(detail) ? 404 : 401]?.[1]
}

/** Turns a failed try into an error that says what, and what to do. */
export function errorOf(
  status: number,
  detail: string,
  retryAfter: number | undefined,
  skewed: boolean,
  taken: Taken,
  stopped: Stop | false | undefined,
  facts: Pick<HubErrorDetails, 'attempts' | 'trackingId' | 'cause'>,
): HubError {
  const [meaning, usual] = meanings[effectiveStatus(status, retryAfter)] ?? [
    status < 400 ? 'unexpected-response' : status < 500 ? 'rejected' : 'unavailable',
  ]
  const code = stopped || meaning
  const check = status === 401 ? checkFor401(detail, skewed) : taken === 'no' ? usual : 'whether it arrived'
  return new HubError(
    status ? `The hub answered ${status}${detail && `: ${detail}`}.` : `No answer: ${code}.`,
    {
      ...facts,
      ...(status && { status, detail, retryAfter }),
      code,
      taken,
      hint: check && `Check ${check}.`,
    },
  )
}
