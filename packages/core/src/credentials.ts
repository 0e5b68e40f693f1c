import { need } from './errors.js'
import { createSasToken, expiryOf } from './sas.js'

/** A token and the time until which it holds. The shape is that of `@azure/core-auth`. */
export interface AccessToken {
  /** A whole `Authorization` value (`SharedAccessSignature …`), or a bare token that is sent as `Bearer`. */
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number
}

function accessToken(token: string, expiresOnTimestamp?: number): AccessToken {
  return { token, expiresOnTimestamp: expiresOnTimestamp ?? expiryOf(token) }
}

/** What a credential may want to know beside the scope. */
export interface TokenContext {
  /** Milliseconds since 1970, corrected by what the hub's answers showed of its clock. */
  readonly now?: number
  /** Fires when nobody waits any longer. The name is that of `@azure/core-auth`. */
  readonly abortSignal?: AbortSignal
}

/**
 * What yields tokens: one of {@link sharedAccessKey}, {@link sharedAccessToken}, {@link tokenEndpoint}, or any
 * object with this method, such as a credential of `@azure/identity`.
 *
 * Whether the service takes Entra tokens on these routes is not documented; give the hub's `scope` option when
 * you try.
 */
export interface Credential {
  getToken(scope: string, context?: TokenContext): Promise<AccessToken | null> | AccessToken | null
}

/** Options of {@link sharedAccessKey}. */
export interface SharedAccessKeyOptions {
  /** Seconds that each token holds. @default 3600 */
  readonly lifetimeSeconds?: number
}

/**
 * A credential that signs tokens with the key of an authorization rule. For servers: who holds the key can do
 * all that the rule allows.
 */
export function sharedAccessKey(
  keyName: string,
  key: string,
  { lifetimeSeconds: expiresInSeconds = 3600 }: SharedAccessKeyOptions = {},
): Credential {
  need({ keyName, key })
  return {
    async getToken(resource, { now = Date.now() } = {}) {
      return accessToken(await createSasToken({ resource, keyName, key, now, expiresInSeconds }))
    },
  }
}

/** A credential from a token that somebody else signed. It cannot be renewed: once it ran out, sends fail. */
export function sharedAccessToken(token: string): Credential {
  const access = accessToken(`${token}`.trim())
  need({ SharedAccessSignature: access.expiresOnTimestamp })
  return { getToken: () => access }
}

/** Options of {@link tokenEndpoint}. */
export interface TokenEndpointOptions {
  /** Headers of the request, such as your user's own `Authorization`; a function is asked each time. */
  readonly headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>)
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch
}

/**
 * A credential that asks your server for short-lived, scoped tokens, so that the key never leaves it.
 *
 * Each refresh POSTs `{ "scope": "<hub URL>" }` and expects `{ "token": "SharedAccessSignature …" }`, with
 * `expiresOnTimestamp` (milliseconds since 1970) where the token does not tell its own expiry.
 */
export function tokenEndpoint(url: string | URL, options: TokenEndpointOptions = {}): Credential {
  return {
    async getToken(scope, { abortSignal } = {}) {
      const { headers, fetch = globalThis.fetch } = options
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...(typeof headers === 'function' ? await headers() : headers),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ scope }),
        signal: abortSignal ?? null,
      })
      if (!response.ok) throw new Error(`It answered ${response.status}.`)
      const { token, expiresOnTimestamp } = (await response.json()) as AccessToken
      return accessToken(token, expiresOnTimestamp)
    },
  }
}
