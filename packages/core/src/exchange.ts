import { bound } from './bound.js'
import type { Credential } from './credentials.js'
import type { DebugEvent } from './debug.js'
import { HubError, invalid, isHubError } from './errors.js'
import { checkHeaders } from './notification.js'
import { redact, redactCause, redactHeaders } from './redact.js'
import { errorOf } from './refusal.js'
import { backOffMs, isRepeatable, readRetryAfter } from './retry.js'
import { TokenCache } from './token-cache.js'
import { isSurelyNotSent, type Transport, type TransportResponse } from './transport.js'
import { elementText } from './xml.js'

/** A request below the hub: the seam on which every verb, and other packages, are built. */
export interface HubRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The path below the hub, one entry a segment; each is percent-encoded. */
  readonly path: readonly string[]
  /** Query parameters beside `api-version`; `true` stands for one without a value. */
  readonly query?: Readonly<Record<string, string | true>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly signal?: AbortSignal
}

/** The hub's answer to a request that it accepted. */
export interface HubResponse {
  readonly status: number
  /** A header's value; any letter case of the name. */
  header(name: string): string | undefined
  readonly body: string
  /** How many tries it took. */
  readonly attempts: number
}

/** Everything an exchange needs, complete and checked. */
export interface ExchangeSettings {
  /** The hub's URL without a slash at its end. */
  readonly hubUrl: string
  readonly apiVersion: string
  readonly credential: Credential
  readonly scope: string
  readonly transport: Transport
  readonly debug: ((event: DebugEvent) => void) | undefined
  readonly retry: { readonly limit: number; readonly baseMs: number; readonly maxMs: number }
  readonly timeout: { readonly tryMs: number; readonly totalMs: number }
  readonly now: () => number
}

/** A clock that is off by less than this cannot be what a 401 is about. */
const skewThresholdMs = 5_000

const shownHeaders = ['Date', 'Location', 'Retry-After', 'TrackingId', 'x-ms-correlation-request-id']

/** Signs, sends, decides over repeats, and turns what remains into an error: the one way out of this package. */
export class Exchange {
  readonly #settings: ExchangeSettings
  readonly #tokens: TokenCache
  /** How far the hub's clock is ahead of ours, in milliseconds, as far as an answer showed it. */
  #skewMs = 0

  constructor(settings: ExchangeSettings) {
    this.#settings = settings
    this.#tokens = new TokenCache(settings.credential, settings.scope, settings.timeout.tryMs)
  }

  async request(request: HubRequest): Promise<HubResponse> {
    const { now, retry, timeout, debug, transport } = this.#settings
    const { method, body, signal } = request
    const url = this.#urlOf(request)
    const ownHeaders = { ...request.headers, TrackingId: crypto.randomUUID() }
    checkHeaders(ownHeaders)
    const deadline = now() + timeout.totalMs
    let refused: { readonly token: string; readonly error: HubError } | undefined
    for (let attempt = 1; ; attempt++) {
      const startedAt = now()
      const skewMs = this.#skewMs
      const got: { token?: string; answer?: TransportResponse; text?: string } = {}
      const { failure, stopped } = await bound(
        async (signal) => {
          const token = this.#tokens.peek(startedAt + skewMs) ?? (await this.#tokens.get(startedAt + skewMs))
          // The credential could not renew what the hub refused.
          if (token === refused?.token) throw refused.error
          signal.throwIfAborted()
          got.token = token
          const headers = { ...ownHeaders, Authorization: token }
          debug?.({ type: 'request', attempt, method, url, headers: redactHeaders(headers), body })
          const init = { method, headers, signal, redirect: 'manual' as const }
          got.answer = await transport(url, body === undefined ? init : { ...init, body })
          got.text = await got.answer.text()
        },
        signal,
        Math.max(1, Math.min(timeout.tryMs, deadline - startedAt)),
      )
      if (isHubError(failure)) throw refused?.error ?? failure
      const { token, answer, text } = got
      const status = answer?.status ?? 0
      const header = (name: string) => answer?.headers.get(name) ?? undefined
      const durationMs = now() - startedAt
      if (answer && debug) {
        const known = shownHeaders.filter(header).map((name) => [name, header(name)])
        const headers = redactHeaders(Object.fromEntries(known))
        debug({ type: 'response', attempt, status, headers, body: redact(text ?? ''), durationMs })
      }
      const accepted = status >= 200 && status < 300
      // A send is accepted by its status line; that its answer was cut off afterwards changes nothing.
      if (accepted && (text !== undefined || method === 'POST')) {
        return { status, header, body: text ?? '', attempts: attempt }
      }
      const told = elementText(text ?? '', 'Detail')
      const outcome = {
        status: accepted ? 0 : status,
        fromHub: told !== undefined || !!header('TrackingId'),
        retryAfterMs: readRetryAfter(header, now()),
        notSent: !token || (!answer && isSurelyNotSent(failure)),
      }
      const aheadMs = Date.parse(header('Date') ?? '') - now() - skewMs
      const skewed = status === 401 && Math.abs(aheadMs) > skewThresholdMs
      const error = errorOf(outcome, {
        attempts: token ? attempt : attempt - 1,
        detail: told ?? (answer?.statusText || text) ?? '',
        trackingId: header('TrackingId') ?? ownHeaders.TrackingId,
        skewed,
        code: stopped,
        cause: stopped === 'aborted' ? signal?.reason : failure && redactCause(failure),
      })
      const renew = token && skewed && !refused
      const delayMs = renew ? 0 : backOffMs(attempt, outcome.retryAfterMs, retry)
      const again =
        renew ||
        (stopped !== 'aborted' &&
          attempt <= retry.limit &&
          isRepeatable(outcome, !/^P(OS|A)/.test(method)) &&
          // Waiting in vain helps nobody: what cannot be tried again in time is told now.
          now() + delayMs < deadline)
      debug?.({ type: 'failure', attempt, error, durationMs, retryInMs: again ? delayMs : undefined })
      if (!again) throw error
      if (renew) {
        refused = { token, error }
        this.#skewMs = skewMs + aheadMs
        this.#tokens.drop(token)
      }
      const wait = await bound(() => new Promise(() => {}), signal, delayMs)
      if (wait.stopped === 'aborted') {
        throw new HubError('Aborted.', { ...error, code: 'aborted', cause: signal?.reason })
      }
    }
  }

  #urlOf({ path, query = {} }: HubRequest): string {
    const { hubUrl, apiVersion } = this.#settings
    let url = `${hubUrl}/${path.map(encodeSegment).join('/')}?api-version=${apiVersion}`
    for (const [name, value] of Object.entries(query)) {
      url += `&${encodeURIComponent(name)}${value === true ? '' : `=${encodeURIComponent(value)}`}`
    }
    return url
  }
}

function encodeSegment(segment: string): string {
  if (!segment || /^\.+$|[\p{Cc}\p{Cs}]/u.test(segment)) {
    throw invalid('argument', 'An id in the path is empty, dots, or has a control character.')
  }
  return encodeURIComponent(segment)
}
