/** What goes wrong. */
export type FaultKind =
  /** No connection. A server that listens refuses them all, for a while. */
  | 'refuse'
  /** The connection is reset as soon as the headers are there; nothing was taken. */
  | 'reset-at-headers'
  /** The connection is reset when the whole request is there; nothing was taken. */
  | 'reset-before-acceptance'
  /** The request is carried out, and the connection is reset in place of the answer. */
  | 'reset-after-acceptance'
  /** The request is carried out, and the answer breaks off after its status line and headers. */
  | 'cut-after-status'
  /** The whole request is read, and nothing follows; nothing was taken. */
  | 'hang'
  /** 429 in the hub's words, with `Retry-After`. */
  | 'throttle'
  /** A 503 as a proxy gives it: without a TrackingId and without words of the hub. */
  | 'unavailable'
  /** Test sends tell that the hub's own credential for the push service is wrong; nobody gets them. */
  | 'platform-credential'

/** What a request does. */
export type FaultOperation = 'send' | 'direct' | 'batch' | 'schedule' | 'cancel' | 'installation'

/** What goes wrong, and with which requests. */
export interface FaultOptions {
  readonly kind: FaultKind
  /** Only requests below this hub. @default all hubs */
  readonly hub?: string
  /** Only this kind of request. @default every request below a hub */
  readonly operation?: FaultOperation
  /** Only sends whose tag expression names this tag. */
  readonly tag?: string
  /** Ends after so many hits. @default it stays until it is removed */
  readonly count?: number
  /** Which part of the requests it hits, above 0 and at most 1. @default 1 */
  readonly share?: number
  /** Draws the requests of a `share`: the same ones in each run. @default 1 */
  readonly seed?: number
  /** For `throttle`: what `Retry-After` says. @default 1 */
  readonly retryAfterSeconds?: number
  /** For `refuse` on a server: for how long nothing listens, in milliseconds. */
  readonly durationMs?: number
}

/** A fault that is there. */
export interface Fault {
  readonly id: string
  readonly options: FaultOptions
  /** How many requests it has hit. */
  readonly hits: number
  remove(): void
}

/** The faults of an emulator. */
export interface Faults {
  /**
   * Lets something go wrong from now on. Of several the first that fits a request hits it.
   * @throws {TypeError} for an option that does not exist or has no possible value.
   */
  add(options: FaultOptions): Fault
  list(): readonly Fault[]
  clear(): void
}

export const faultKinds: readonly FaultKind[] = [
  'refuse',
  'reset-at-headers',
  'reset-before-acceptance',
  'reset-after-acceptance',
  'cut-after-status',
  'hang',
  'throttle',
  'unavailable',
  'platform-credential',
]

const operations: readonly FaultOperation[] = [
  'send',
  'direct',
  'batch',
  'schedule',
  'cancel',
  'installation',
]

const isCount = (value: number) => Number.isInteger(value) && value > 0

/** What each option has to be, and the words for it. */
const rules: Readonly<Record<keyof FaultOptions, readonly [(value: never) => boolean, string]>> = {
  kind: [(value: FaultKind) => faultKinds.includes(value), `one of ${faultKinds.join(', ')}`],
  hub: [(value: string) => typeof value === 'string' && value !== '', "a hub's name"],
  operation: [(value: FaultOperation) => operations.includes(value), `one of ${operations.join(', ')}`],
  tag: [(value: string) => typeof value === 'string' && value !== '', 'a tag'],
  count: [isCount, 'a whole number above 0'],
  share: [(value: number) => value > 0 && value <= 1, 'a number above 0 and at most 1'],
  seed: [(value: number) => Number.isInteger(value), 'a whole number'],
  retryAfterSeconds: [(value: number) => Number.isInteger(value) && value >= 0, 'a whole number from 0'],
  durationMs: [isCount, 'a whole number above 0'],
}

/** Throws for an option that does not exist or has no possible value. */
export function checkFault(options: FaultOptions): void {
  const names = new Set(['kind', ...Object.keys(options)])
  const given: Readonly<Record<string, unknown>> = { ...options }
  for (const name of names) {
    const value = given[name]
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof FaultOptions] : undefined
    if (!rule)
      throw new TypeError(`A fault has no option "${name}"; there are ${Object.keys(rules).join(', ')}.`)
    const [isPossible, words] = rule
    if ((value !== undefined || name === 'kind') && !isPossible(value as never))
      throw new TypeError(`The fault's ${name} must be ${words}.`)
  }
}
