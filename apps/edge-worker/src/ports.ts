import type { NotificationHub } from '@hubcast/core'
import type { Context } from 'hono'
import type { ReadJwt } from './auth/device-jwt.js'
import type { Config } from './config.js'
import type { DeadLetters } from './dead-letters.js'
import type { SendObject } from './fanout/send.js'
import type { IdempotencyKeys } from './idempotency.js'
import type { Metrics } from './metrics.js'

/** What is limited: API keys, devices, and addresses whose credentials were wrong. */
export type LimitedBy = 'key' | 'device' | 'address'

/** One line of the log. Never a payload, a handle, a credential or an address. */
export interface LogEvent {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly requestId?: string
  readonly [field: string]: string | number | boolean | undefined
}

/** What the app stands on: what differs between Cloudflare, Node and Deno. */
export interface Ports {
  readonly config: Config
  /** For devices and tokens; repeats what is safe to repeat. */
  readonly hub: NotificationHub
  /** Undefined where there are no devices. */
  readonly readJwt: ReadJwt | undefined
  sendOf(id: string): SendObject
  keysOf(name: string): IdempotencyKeys
  readonly deadLetters: DeadLetters
  readonly metrics: Metrics
  /** Whether one more request may pass. */
  take(by: LimitedBy, key: string): Promise<boolean>
  /** The address that a request came from, as the platform knows it, never as the request says it. */
  addressOf(context: Context): string
  /** Keeps the program from ending before a promise has settled. */
  keepAlive(context: Context, work: Promise<unknown>): void
  log(event: LogEvent): void
  now(): number
  /** The OpenAPI document. */
  readonly document: object
}
