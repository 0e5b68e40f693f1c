import { createTransport } from '#transport'
import { bound } from './bound.js'
import type { Credential } from './credentials.js'
import { debugListener } from './debug.js'
import { HubError, need, type Taken } from './errors.js'
import { checkHeaders } from './notification.js'
import { checkOptions, type HubOptions } from './options.js'
import { redact, redactCause, redactHeaders } from './redact.js'
import { errorOf, isSkewed, readRefusal, type Try, wholeStatus } from './refusal.js'
import { backOffMs, isRepeatable } from './retry.js'
import { createTokenCache } from './token-cache.js'

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
  const retry = options.retry === false ? { limit: 0 } : options.retry
  const { tryMs = 30_000, totalMs = 60_000 } = options.timeout ?? {}
  checkOptions(retry ?? {}, 'limit, baseMs, maxMs')
  checkOptions(options.timeout ?? {}, 'tryMs, totalMs')
  need({ fetch: typeof (options.fetch ?? fetch) === 'function' })
  const transport = options.fetch ?? createTransport(agent)
  const debug = debugListener(options.debug)
  const tokens = createTokenCache(credential, scope, tryMs)
  /** How far the hub's clock is ahead of ours, in milliseconds, as far as an answer showed it. */
  let skewMs = 0

  /** One try: a token, the request, the answer with its body; what it gives is complete as far as it got. */
  async function tryOnce(
    { method, body, signal }: HubRequest,
    url: string,
    ownHeaders: Readonly<Record<string, string>>,
    attempt: number,
    limitMs: number,
    refusedToken: string | undefined,
  ): Promise<Try> {
    const startedAt = now()
    const tried: Try = {}
    const [failure, stopped] = await bound(
      async (signal) => {
        const held = tokens(startedAt + skewMs, refusedToken)
        const Authorization = typeof held === 'string' ? held : await held
        // The credential could not renew what the hub refused.
        if (Authorization === refusedToken) return
        const headers = { ...ownHeaders, Authorization }
        debug?.({ type: 'request', attempt, method, url, headers: redactHeaders(headers), body: shown(body) })
        signal.throwIfAborted()
        tried.token = Authorization
        const init = { method, headers, signal, redirect: 'manual' } as const
        tried.answer = await transport(url, body ? { ...init, body } : init)
        tried.text = await tried.answer.text()
      },
      limitMs,
      signal,
    )
    const { answer, text = '' } = tried
    if (answer && debug) {
      const known = ['Date', 'Location', 'Retry-After', 'TrackingId', 'x-ms-correlation-request-id']
      const headers = redactHeaders(Object.fromEntries(known.map((name) => [name, answer.headers.get(name)])))
      const durationMs = now() - startedAt
      debug({ type: 'response', attempt, status: answer.status, headers, body: redact(text), durationMs })
    }
    return { ...tried, failure, stopped }
  }

  return async (request) => {
    const { method, signal } = request
    const url = urlOf(hubUrl, apiVersion, request)
    // Pages without TLS, such as of a development server in the local network, have no randomUUID.
    const trackingId = crypto.randomUUID?.()
    const headers = { ...request.headers, ...(trackingId && { TrackingId: trackingId }) }
    checkHeaders(headers)
    const deadline = now() + totalMs
    // Of all tries together: what an earlier one may have done, a later refusal does not undo.
    let taken: Taken = 'no'
    let refused: (Required<Pick<Try, 'token'>> & { readonly error: HubError }) | undefined
    for (let attempt = 1; ; attempt++) {
      const startedAt = now()
      const signedWithSkewMs = skewMs
      const limitMs = Math.max(1, Math.min(tryMs, deadline - startedAt))
      const tried = await tryOnce(request, url, headers, attempt, limitMs, refused?.token)
      const { token, answer, text, failure, stopped } = tried
      const status = wholeStatus(tried, method)
      if (answer && status >= 200 && status < 300) {
        const header = (name: string) => answer.headers.get(name) ?? undefined
        return { status, header, body: text ?? '', attempts: attempt }
      }
      if (!token && stopped !== 'aborted') {
        const late = stopped && new HubError('The credential gave no token in time.', { code: 'credential' })
        const error = refused?.error ?? (late || failure)
        throw attempt > 1 ? Object.assign(error as HubError, { taken, attempts: attempt - 1 }) : error
      }
      const refusal = readRefusal(tried, status, now())
      if (!refusal.surelyNotTaken) taken = 'unknown'
      const skewed = isSkewed(refusal, signedWithSkewMs)
      const cause = stopped === 'aborted' ? signal?.reason : failure && redactCause(failure)
      const error = errorOf(refusal, taken, skewed, stopped, {
        attempts: token ? attempt : attempt - 1,
        trackingId: refusal.trackingId ?? trackingId,
        ...(cause !== undefined && { cause }),
      })
      const renew = token && skewed && !refused
      const delayMs = renew ? 0 : backOffMs(attempt, refusal.retryAfter, retry)
      const again =
        renew ||
        (stopped !== 'aborted' &&
          attempt <= (retry?.limit ?? 3) &&
          isRepeatable(refusal, taken, method) &&
          // Waiting in vain helps nobody: what cannot be tried again in time is told now.
          now() + delayMs < deadline)
      const durationMs = now() - startedAt
      // Of tries that were made: what ended before there was a token is told by the call alone.
      if (token) {
        debug?.({ type: 'failure', attempt, error, durationMs, retryInMs: again ? delayMs : undefined })
      }
      if (!again) throw error
      if (renew) {
        refused = { token, error }
        skewMs = refusal.aheadMs
      }
      // An abort meanwhile ends the next try before it begins.
      await bound(() => new Promise(() => {}), delayMs, signal)
    }
  }
}

/** A body as a person reads it. */
function shown(body: HubRequest['body']): string | undefined {
  return body && redact(typeof body === 'string' ? body : new TextDecoder().decode(body))
}

function urlOf(hubUrl: string, apiVersion: string, { path, query = {} }: HubRequest): string {
  let url = `${hubUrl}/${path.map(encodeSegment).join('/')}?api-version=${apiVersion}`
  for (const [name, value] of Object.entries(query)) {
    url += `&${encodeURIComponent(name)}${value === true ? '' : `=${encodeURIComponent(value)}`}`
  }
  return url
}

function encodeSegment(segment: string): string {
  need({
    'an id is no text, empty, dots, or has a control character':
      typeof segment === 'string' && /^(?!\.*$)[^\p{Cc}\p{Cs}]+$/u.test(segment),
  })
  return encodeURIComponent(segment)
}
