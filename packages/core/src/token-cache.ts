import { bound } from './bound.js'
import type { AccessToken, Credential } from './credentials.js'
import { HubError } from './errors.js'
import { redactCause } from './redact.js'

/** How long a call waits for a refresh that another one began before it makes its own. */
const patienceMs = 2_000

/** Refreshes begin this long before expiry, or at a tenth of what is left when a token is short-lived. */
const earlyMs = 300_000

/**
 * The Authorization value of one hub: kept until shortly before it runs out, refreshed once however many calls
 * wait.
 *
 * In Workers the request that began a refresh may be gone before it ends, and then its promise never settles in
 * another: so nobody waits for a foreign refresh beyond a bound of their own. Times are compared, never
 * counted, so that a token made while the clock stood at 0 (module scope of Workers) is simply an expired one.
 */
export class TokenCache {
  readonly #credential: Credential
  readonly #scope: string
  readonly #limitMs: number
  #header: string | undefined
  #refreshAt = 0
  #pending: Promise<void> | undefined
  #pendingSince = 0

  constructor(credential: Credential, scope: string, limitMs: number) {
    this.#credential = credential
    this.#scope = scope
    this.#limitMs = limitMs
  }

  /** The kept value while it holds, without a promise. */
  peek(now: number): string | undefined {
    return now < this.#refreshAt ? this.#header : undefined
  }

  /** Forgets a value that the hub refused, unless a newer one is there already. */
  drop(header: string): void {
    if (this.#header === header) this.#header = undefined
  }

  async get(now: number): Promise<string> {
    const pending = this.#pending
    if (pending && Math.abs(now - this.#pendingSince) < patienceMs) {
      const { stopped, failure } = await bound(() => pending, undefined, patienceMs)
      if (!stopped) {
        if (failure) throw failure
        return this.#header as string
      }
    }
    this.#pendingSince = now
    const renewal = this.#renew(now)
    this.#pending = renewal
    try {
      await renewal
    } finally {
      if (this.#pending === renewal) this.#pending = undefined
    }
    return this.#header as string
  }

  async #renew(now: number): Promise<void> {
    let access: AccessToken | null | undefined
    let cause: unknown
    try {
      // Its own bound, not that of the call that began it: others wait for it, too.
      const abortSignal = AbortSignal.timeout(this.#limitMs)
      access = await this.#credential.getToken(this.#scope, { now, abortSignal })
    } catch (failure) {
      cause = redactCause(failure)
    }
    const left = Number(access?.expiresOnTimestamp) - now
    if (!access?.token || !(left > 0)) {
      throw new HubError(
        access ? 'The token has run out; check the clock.' : 'The credential gave no token.',
        {
          code: 'credential',
          cause,
        },
      )
    }
    this.#refreshAt = now + left - Math.min(earlyMs, left / 10)
    this.#header = access.token.includes(' ') ? access.token : `Bearer ${access.token}`
  }
}
