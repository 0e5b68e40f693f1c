import type { Credential } from './credentials.js'
import type { Debug } from './debug.js'
import { isOneOf } from './errors.js'
import type { RetryOptions } from './retry.js'
import type { TagLimits } from './tags.js'
import type { Transport } from './transport.js'

/** Options of a hub, whatever its credential. */
export interface HubOptions {
  /**
   * How requests travel.
   * @default the global fetch; on Node `node:http(s)` with kept connections
   */
  readonly fetch?: Transport
  /** An `http.Agent` or `https.Agent` for Node's transport, such as one for a proxy or client certificates. */
  readonly agent?: object
  /** Prints each exchange, secrets blanked; a function gets the events instead. @default false */
  readonly debug?: Debug
  /** How refusals are repeated; `false` never. Sends are repeated only when surely not taken. */
  readonly retry?: RetryOptions | false
  /** Bounds in milliseconds. */
  readonly timeout?: {
    /** For each try, its answer's body included. @default 30000 */
    readonly tryMs?: number
    /** For all tries and the waits between them. @default 60000 */
    readonly totalMs?: number
  }
  /** What the credential is asked for. Entra credentials want `https://servicebus.azure.net/.default` or the like. @default the hub's URL */
  readonly scope?: string
  /** @default '2020-06' */
  readonly apiVersion?: string
  /** How many tags an expression may name. */
  readonly tagLimits?: TagLimits
  /** The clock: milliseconds since 1970. @default Date.now */
  readonly now?: () => number
}

/** The long form of a hub, without a connection string. */
export interface HubConfiguration extends HubOptions {
  /** The namespace, such as `https://contoso.servicebus.windows.net`. */
  readonly endpoint: string
  readonly hubName: string
  readonly credential: Credential
}

/** Throws for an option that is not among the known ones: a slip must not become another call. */
export function checkOptions(options: object, known: string): void {
  // What is no object, such as a number for a time-out, is named itself.
  for (const key of typeof options === 'object' ? Object.keys(options) : [String(options)]) {
    if (!isOneOf(known, key)) {
      throw new TypeError(`No option "${key}"; there are ${known}.`)
    }
  }
}
