/**
 * What each code of a {@link HubError} means. Renaming one is a major change.
 *
 * A code says what to do; `status` and `detail` say what the hub said.
 */
export interface HubErrorCodes {
  /** The connection string lacks a part or has one that cannot be read. Nothing was sent. */
  'invalid-connection-string': true
  /** A hub name, id, header, option value, notification or installation is not usable. Nothing was sent. */
  'invalid-argument': true
  /** A tag or tag expression breaks the service's grammar or limits. Nothing was sent. */
  'invalid-tags': true
  /** The credential gave no usable token: it failed, timed out, or its token has run out. Nothing was sent. */
  credential: true
  /** 401: the hub refused the token, or the key lacks the Manage right. */
  unauthorized: true
  /** 403 without `Retry-After`: the key lacks a right, the tier lacks the feature, or a quota is used up. */
  forbidden: true
  /** 404: no such hub, installation or notification. */
  'not-found': true
  /** Another 4xx: the hub refused the request as it stands. */
  rejected: true
  /** The body is above 64 KB: found here before sending, or 413 from the hub. */
  'too-large': true
  /** 429, or 403 with `Retry-After`: too many requests, still so after the last try. */
  throttled: true
  /** 408 or 5xx: the hub, or a proxy before it, failed. */
  unavailable: true
  /** An answer that this API does not give: a redirect, or a body that cannot be read. */
  'unexpected-response': true
  /** No connection, or it broke. `taken` says whether the hub may have the request all the same. */
  connection: true
  /** A try, or all tries together, took longer than `timeout` allows. */
  timeout: true
  /** The caller's `AbortSignal` fired; its reason is the `cause`. */
  aborted: true
}

/** The stable codes of {@link HubError}. */
export type HubErrorCode = keyof HubErrorCodes

/** May the hub have accepted the request? `'no'`: surely not; repeating is safe. `'unknown'`: it may have. */
export type Taken = 'no' | 'unknown'

/** What a {@link HubError} carries besides its message. */
export interface HubErrorDetails {
  /** What went wrong, as a stable word. */
  readonly code: HubErrorCode
  /** The HTTP status, where the hub answered. */
  readonly status?: number | undefined
  /** The hub's own words, from `<Detail>` of its error body or, without one, from the status line. */
  readonly detail?: string | undefined
  /** The id under which the service's support finds the request. */
  readonly trackingId?: string | undefined
  /** Seconds after which the hub asks to try again. */
  readonly retryAfter?: number | undefined
  /** May the hub have accepted the request? @default 'no' */
  readonly taken?: Taken
  /** How many times the request was tried; 0 when it failed before the first. @default 0 */
  readonly attempts?: number
  /** What to do about it; the message ends with it. */
  readonly hint?: string | undefined
  /** What lies behind it, reduced to what holds no secret; the caller's own reason for `aborted`. */
  readonly cause?: unknown
}

// Survives realms and duplicate copies of this package, where instanceof does not.
const brand = Symbol.for('hubcast.HubError')

/**
 * Every failure of this package, save for misuse that the types already forbid (a `TypeError`).
 *
 * Neither its text nor its fields nor its causes ever hold a key, a token, a signature or a payload.
 */
export class HubError extends Error {
  override readonly name = 'HubError'

  declare readonly code: HubErrorCode
  declare readonly status?: number
  declare readonly detail?: string
  declare readonly trackingId?: string
  declare readonly retryAfter?: number
  declare readonly taken: Taken
  declare readonly attempts: number
  declare readonly hint?: string

  constructor(message: string, details: HubErrorDetails) {
    super(details.hint ? `${message} ${details.hint}` : message, details)
    Object.defineProperty(this, brand, { value: true })
    Object.assign(this, { taken: 'no', attempts: 0 }, details)
  }
}

/** Whether a value is a {@link HubError}, also one from another realm or another copy of this package. */
export function isHubError(value: unknown): value is HubError {
  return brand in Object(value)
}

/** Whether a word is one of a list with commas between them, as a hint shows it. */
export function isOneOf(list: string, word: string): boolean {
  return list.split(', ').includes(word)
}

/**
 * Refuses what the caller gave, before anything is sent: throws for the first part whose value, or check, is
 * falsy. The part is named, its value never shown.
 *
 * @param parts - By name, or by what is wrong in a few words.
 * @param hint - What to do about it.
 */
export function need(
  parts: Readonly<Record<string, unknown>>,
  hint?: string,
  what: 'connection-string' | 'argument' | 'tags' = 'argument',
): void {
  for (const part in parts) {
    if (parts[part]) continue
    const problem = part.includes(' ') ? part : `${part} is missing or wrong`
    throw new HubError(`Invalid ${what.replace('-', ' ')}: ${problem}.`, { code: `invalid-${what}`, hint })
  }
}
