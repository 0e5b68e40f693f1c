import type { Context, Hono } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import document from '../../dist/openapi.json'
import { createApp } from '../app.js'
import { createReadJwt } from '../auth/device-jwt.js'
import { readConfig } from '../config.js'
import { DeadLetterStore } from '../dead-letters.js'
import type { Environment } from '../environment.js'
import { Notification } from '../fanout/notification.js'
import { callHub } from '../hub/call.js'
import { cancelAtHub } from '../hub/cancel.js'
import { IdempotencyStore } from '../idempotency.js'
import { logLine } from '../log.js'
import { MetricBuffer, MetricStore } from '../metrics.js'
import type { LimitedBy, LogEvent } from '../ports.js'
import { failureLine } from './failures.js'
import { createHubs } from './hubs.js'
import { LocalQueue } from './local-queue.js'
import { LocalSends } from './local-sends.js'
import { openSql } from './local-sql.js'
import { fanoutTimes } from './times.js'

/** Options of {@link createLocalGateway}. */
export interface LocalGatewayOptions {
  /** The settings, as the README lists them. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The address that a request came from, as the server knows it. */
  readonly addressOf: (context: Context) => string
  /** A file in which sends are kept. @default ':memory:', and a restart forgets them */
  readonly database?: string
  /** @default a line of JSON on standard output */
  readonly log?: (event: LogEvent) => void
}

/** A gateway in this program. */
export interface LocalGateway {
  readonly app: Hono<Environment>
  /** Begins nothing more, waits for the requests to the hub that are under way, and closes the database. */
  close(): Promise<void>
}

/** As in wrangler.jsonc: how many requests in how many seconds. */
const limits: Readonly<Record<LimitedBy, { points: number; duration: number }>> = {
  key: { points: 6_000, duration: 60 },
  device: { points: 60, duration: 60 },
  address: { points: 20, duration: 10 },
}
/** How often idempotency keys that have run out are forgotten, in milliseconds. */
const forgetMs = 3_600_000

/**
 * The gateway on Node (22.13 or newer) or Deno: the same app and the same states, over SQLite, with a queue in the
 * program.
 * @throws {ConfigError} with every setting that is not usable.
 */
export function createLocalGateway({
  environment,
  addressOf,
  database = ':memory:',
  log = logLine,
}: LocalGatewayOptions): LocalGateway {
  const config = readConfig(environment)
  const sql = openSql(database)
  const now = Date.now
  const { once, patient } = createHubs(config, log, undefined)
  const metrics = new MetricStore(sql)
  const deadLetters = new DeadLetterStore(sql, now)
  const keys = new IdempotencyStore(sql, now)
  const buffer = new MetricBuffer(metrics)
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([by, options]) => [by, new RateLimiterMemory(options)]),
  )
  const queue = new LocalQueue((id) => sends.get(id))
  const sends: LocalSends = new LocalSends(sql, now, create, (id, failure) =>
    log(failureLine(id, 'records', failure)),
  )

  function create(id: string): Notification {
    return new Notification({
      id,
      sql,
      times: fanoutTimes(config),
      now,
      callHub: (call, attempts) => callHub(once, call, attempts),
      cancelAtHub: (notificationId) => cancelAtHub(patient, notificationId),
      enqueue: async (messages, delaySeconds) => queue.enqueue(messages, delaySeconds),
      setAlarm: async (atMs) => sends.setAlarm(id, atMs),
      index: (entry) => deadLetters.put(entry),
      count: (state) =>
        buffer.add([{ name: 'hubcast_hub_calls_total', labels: { state }, value: 1 }], () => {}),
      failed: (step, failure) => log(failureLine(id, step, failure)),
    })
  }

  const app = createApp({
    config,
    hub: patient,
    readJwt: config.jwt && createReadJwt(config.jwt, now),
    sendOf: (id) => sends.get(id),
    keysOf: () => keys,
    deadLetters,
    metrics,
    take: (by, key) =>
      limiters[by]?.consume(key).then(
        () => true,
        () => false,
      ) ?? Promise.resolve(true),
    addressOf,
    keepAlive() {},
    log,
    now,
    document,
  })
  const forgetting = setInterval(() => keys.forget(), forgetMs)
  return {
    app,
    async close() {
      clearInterval(forgetting)
      queue.close()
      await sends.close()
      sql.close()
    },
  }
}
