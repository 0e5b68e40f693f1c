import { bound, longestTimerMs } from './bound.js'
import type { Credential } from './credentials.js'
import { HubError } from './errors.js'
import { redactCause } from './redact.js'

/**
 * Gives the Authorization value at a time: the kept one itself, without a promise, while it holds and is not the
 * refused one; otherwise the promise of a new one.
 */
export type TokenCache = (now: number, refused?: string) => string | Promise<string>

/**
 * The Authorization values of one hub: each kept until shortly before it runs out, refreshed once however many
 * calls wait.
 *
 * In Workers the request that began a refresh may be gone before it ends, and then its promise never settles in
 * another: so nobody waits for a foreign refresh beyond a bound of their own. Times are compared, never
 * counted, so that a token made while the clock stood at 0 (module scope of Workers) is simply an expired one.
 */
export function createTokenCache(credential: Credential, scope: string, limitMs: number): TokenCache {
  let kept: string | undefined
  let refreshAt = 0
  let expiresAt = 0
  let pending: Promise<string> | undefined
  let pendingSince = 0

  async function renew(now: number, refused: string | undefined): Promise<string> {
    let cause: unknown
    try {
      // Its own bound, not that of the call that began it, as others wait for it, too; and a little later, so that
      // the call ends with its own time-out.
      const abortSignal = AbortSignal.timeout(Math.min(limitMs + 100, longestTimerMs))
      const access = await credential.getToken(scope, { now, abortSignal })
      const left = Number(access?.expiresOnTimestamp) - now
      // One with a line break, such as a file's end, would fail as a header in ways that do not name it.
      if (access?.token && /^[ -~]+$/.test(access.token) && left > 0) {
        // Refreshes begin this long before expiry, or at a tenth of what is left of a short-lived token.
        const earlyMs = 300_000
        expiresAt = now + left
        refreshAt = expiresAt - Math.min(earlyMs, left / 10)
        kept = access.token.includes(' ') ? access.token : `Bearer ${access.token}`
        return kept
      }
    } catch (failure) {
      cause = redactCause(failure)
    }
    // What cannot be renewed serves as long as it holds.
    if (kept && kept !== refused && now < expiresAt) return kept
    throw new HubError('The credential gave no valid token.', { code: 'credential', cause })
  }

  async function refresh(now: number, refused: string | undefined): Promise<string> {
    // How long a call waits for a refresh that another one began before it makes its own.
    const patienceMs = 2_000
    const begun = pending
    if (begun && Math.abs(now - pendingSince) < patienceMs) {
      const [, stopped] = await bound(() => begun, patienceMs)
      if (!stopped) return begun
    }
    pendingSince = now
    const renewal = renew(now, refused)
    pending = renewal
    try {
      return await renewal
    } finally {
      if (pending === renewal) pending = undefined
    }
  }

  return (now, refused) => (kept && kept !== refused && now < refreshAt ? kept : refresh(now, refused))
}
