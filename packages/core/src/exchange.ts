import { createTransport } from '#transport'
import { bound } from './bound.js'
import type { Credential } from './credentials.js'
import { debugListener } from './debug.js'
import { type HubError, isHubError, need, type Taken } from './errors.js'
import { checkHeaders } from './notification.js'
import { checkOptions, type HubOptions } from './options.js'
import { redact, redactCause, redactHeaders } from './redact.js'
import { errorOf, isPassing } from './refusal.js'
import { backOffMs, readRetryAfter } from './retry.js'
import { createTokenCache } from './token-cache.js'
import { isSurelyNotSent, type TransportResponse } from './transport.js'
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
  readonly signal?: AbortSignal | undefined
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

/** Sends one request and gives the answer that the hub accepted it with. */
export type Exchange = (request: HubRequest) => Promise<HubResponse>

/** Signs, sends, decides over repeats, and turns what remains into an error: the one way out of this package. */
export function createExchange(hubUrl: string, credential: Credential, options: HubOptions): Exchange {
  checkOptions(options, 'fetch, agent, debug, retry, timeout, apiVersion, now, scope, tagLimits')
  const { agent, apiVersion = '2020-06', now = Date.now, scope = hubUrl.toLowerCase() } = options
  const {
    limit = 3,
    baseMs = 500,
    maxMs = 30_000,
  } = options.retry === false ? { limit: 0 } : (options.retry ?? {})
  const { tryMs = 30_000, totalMs = 60_000 } = options.timeout ?? {}
  const transport = options.fetch ?? createTransport(agent)
  const debug = debugListener(options.debug)
  const tokens = createTokenCache(credential, scope, tryMs)
  /** How far the hub's clock is ahead of ours, in milliseconds, as far as an answer showed it. */
  let skewMs = 0

  return async ({ method, path, query = {}, headers, body, signal }) => {
    let url = `${hubUrl}/${path.map(encodeSegment).join('/')}?api-version=${apiVersion}`
    for (const [name, value] of Object.entries(query)) {
      url += `&${encodeURIComponent(name)}${value === true ? '' : `=${encodeURIComponent(value)}`}`
    }
    const trackingId = crypto.randomUUID()
    const ownHeaders = { ...headers, TrackingId: trackingId }
    checkHeaders(ownHeaders)
    const deadline = now() + totalMs
    // Of all tries together: what an earlier one may have done, a later refusal does not undo.
    let taken: Taken = 'no'
    let refusedToken: string | undefined
    let refusal: HubError | undefined
    for (let attempt = 1; ; attempt++) {
      const startedAt = now()
      const ownSkewMs = skewMs
      let token: string | undefined
      let answer: TransportResponse | undefined
      let text: string | undefined
      const [failure, stopped] = await bound(
        async (signal) => {
          const held = tokens(startedAt + ownSkewMs, refusedToken)
          const Authorization = typeof held === 'string' ? held : await held
          // The credential could not renew what the hub refused.
          if (refusal && Authorization === refusedToken) throw refusal
          signal.throwIfAborted()
          token = Authorization
          const headers: Record<string, string> = { ...ownHeaders, Authorization }
          debug?.({
            type: 'request',
            attempt,
            method,
            url,
            headers: redactHeaders(Object.keys(headers), (name) => headers[name]),
            body,
          })
          answer = await transport(url, {
            method,
            headers,
            signal,
            redirect: 'manual',
            ...(body && { body }),
          })
          text = await answer.text()
        },
        Math.max(1, Math.min(tryMs, deadline - startedAt)),
        signal,
      )
      if (isHubError(failure)) throw refusal ?? failure
      const header = (name: string) => answer?.headers.get(name) ?? undefined
      const durationMs = now() - startedAt
      let status = answer?.status ?? 0
      if (answer) {
        debug?.({
          type: 'response',
          attempt,
          status,
          headers: redactHeaders(
            ['Date', 'Location', 'Retry-After', 'TrackingId', 'x-ms-correlation-request-id'],
            header,
          ),
          body: redact(text ?? ''),
          durationMs,
        })
      }
      if (status >= 200 && status < 300) {
        // A send is accepted by its status line; that its answer was cut off afterwards changes nothing.
        if (text !== undefined || method === 'POST') {
          return { status, header, body: text ?? '', attempts: attempt }
        }
        status = 0
      }
      const told = elementText(text ?? '', 'Detail')
      // A 4xx and the hub's own 503 are refusals; of what else broke, only the transport can know that it never left.
      const isRefused =
        status === 503 ? told !== undefined || header('TrackingId') : status && status < 500 && status !== 408
      if (token && !isRefused && (answer || !isSurelyNotSent(failure))) taken = 'unknown'
      const detail = redact(
        (told ?? (answer?.statusText || text) ?? '').slice(0, 500).replace(/\.?\s*(TrackingId:.*)?$/s, ''),
      )
      const aheadMs = Date.parse(`${header('Date')}`) - now() - ownSkewMs
      // A clock that is off by less cannot be what a 401 is about.
      const skewThresholdMs = 5_000
      const skewed = status === 401 && Math.abs(aheadMs) > skewThresholdMs
      const retryAfter = readRetryAfter(header, now())
      const cause = stopped === 'aborted' ? signal?.reason : failure && redactCause(failure)
      const error = errorOf(status, detail, retryAfter, skewed, taken, stopped, {
        attempts: token ? attempt : attempt - 1,
        trackingId: header('TrackingId') ?? trackingId,
        ...(cause !== undefined && { cause }),
      })
      const renew = token && skewed && !refusal
      const delayMs = renew ? 0 : backOffMs(attempt, retryAfter, baseMs, maxMs)
      const again =
        renew ||
        (stopped !== 'aborted' &&
          attempt <= limit &&
          isPassing(status, retryAfter) &&
          (taken === 'no' || /GET|PUT|DELETE/.test(method)) &&
          // Waiting in vain helps nobody: what cannot be tried again in time is told now.
          now() + delayMs < deadline)
      if (token) {
        debug?.({ type: 'failure', attempt, error, durationMs, retryInMs: again ? delayMs : undefined })
      }
      if (!again) throw error
      if (renew) {
        refusedToken = token
        refusal = error
        skewMs = ownSkewMs + aheadMs
      }
      // An abort meanwhile ends the next try before it begins.
      await bound(() => new Promise(() => {}), delayMs, signal)
    }
  }
}

function encodeSegment(segment: string): string {
  need({ path: /^(?!\.*$)[^\p{Cc}\p{Cs}]+$/u.test(segment) }, 'Not empty, dots or controls.')
  return encodeURIComponent(segment)
}
