import { DurableObject } from 'cloudflare:workers'
import document from '../../dist/openapi.json'
import { createApp } from '../app.js'
import { createReadJwt } from '../auth/device-jwt.js'
import { ConfigError, readConfig } from '../config.js'
import { DeadLetterStore, type DeadLetters } from '../dead-letters.js'
import { consume } from '../fanout/consume.js'
import { type DeadLetterEntry, Notification, type PartMessage } from '../fanout/notification.js'
import { keptId } from '../fanout/schema.js'
import type { Handles, PartsQuery, Resolution, SendObject, SendSpec } from '../fanout/send.js'
import { callHub } from '../hub/call.js'
import { cancelAtHub } from '../hub/cancel.js'
import { IdempotencyStore, type KeptAnswer, keptMs } from '../idempotency.js'
import { logLine } from '../log.js'
import { MetricBuffer, MetricStore, type Metrics, type Sample } from '../metrics.js'
import type { LimitedBy, Ports } from '../ports.js'
import { Problem, problemResponse } from '../problem.js'
import type { Sql, SqlRow } from '../sql.js'
import { failureLine } from './failures.js'
import { heldBody } from './held-body.js'
import { createHubs } from './hubs.js'
import { fanoutTimes } from './times.js'

/** What wrangler.jsonc binds. */
interface Bindings {
  readonly NOTIFICATIONS: DurableObjectNamespace<NotificationObject>
  readonly IDEMPOTENCY: DurableObjectNamespace<IdempotencyObject>
  readonly DEAD_LETTERS: DurableObjectNamespace<DeadLetterObject>
  readonly METRICS: DurableObjectNamespace<MetricsObject>
  readonly FANOUT: Queue<PartMessage>
  readonly BY_KEY: RateLimit
  readonly BY_DEVICE: RateLimit
  readonly UNAUTH_BY_IP: RateLimit
  readonly [setting: string]: unknown
}

/** There is one list, and one page of numbers. */
const only = 'all'
/** The dead-letter queue's name ends so, in every environment. */
const deadSuffix = '-dead'
/** After a tick that could not even begin there is another after so long. */
const alarmRetryMs = 60_000

function sqlOf({ storage }: DurableObjectState): Sql {
  return {
    run: (statement, ...values) => storage.sql.exec(statement, ...values).toArray() as SqlRow[],
    transaction: (work) => storage.transactionSync(work),
  }
}

/** One send. @see Notification */
export class NotificationObject extends DurableObject<Bindings> {
  #notification: Notification | undefined

  #of(id: string): Notification {
    this.#notification ??= this.#create(id)
    return this.#notification
  }

  #create(id: string): Notification {
    const { ctx, env } = this
    const config = readConfig(env)
    const { once, patient } = createHubs(config, logLine, heldBody(fetch))
    const buffer = new MetricBuffer(metricsOf(env))
    return new Notification({
      id,
      sql: sqlOf(ctx),
      times: fanoutTimes(config),
      now: Date.now,
      callHub: (call, attempts) => callHub(once, call, attempts),
      cancelAtHub: (notificationId) => cancelAtHub(patient, notificationId),
      enqueue: async (messages, delaySeconds) => {
        await env.FANOUT.sendBatch(
          messages.map((body) => ({ body })),
          { delaySeconds },
        )
      },
      setAlarm: (atMs) => ctx.storage.setAlarm(atMs),
      index: (entry) => deadLettersOf(env).put(entry),
      count: (state) =>
        buffer.add([{ name: 'hubcast_hub_calls_total', labels: { state }, value: 1 }], (work) =>
          ctx.waitUntil(work),
        ),
      failed: (step, failure) => logLine(failureLine(id, step, failure)),
    })
  }

  override async alarm(): Promise<void> {
    const { storage } = this.ctx
    const id = keptId(sqlOf(this.ctx))
    try {
      if (id !== undefined && (await this.#of(id).tick()) === 'keep') return
    } catch (failure) {
      // The platform repeats a failed alarm six times, and never again: a wrong setting lasts longer than that.
      logLine(failureLine(id ?? '', 'records', failure))
      await storage.setAlarm(Date.now() + alarmRetryMs)
      return
    }
    await storage.deleteAlarm()
    await storage.deleteAll()
  }

  create(id: string, spec: SendSpec, handles: Handles) {
    return this.#of(id).create(spec, handles)
  }
  addPage(id: string, page: number, handles: Handles) {
    return this.#of(id).addPage(page, handles)
  }
  commit(id: string, pages: number) {
    return this.#of(id).commit(pages)
  }
  report(id: string) {
    return this.#of(id).report()
  }
  parts(id: string, query: PartsQuery) {
    return this.#of(id).parts(query)
  }
  resolve(id: string, resolution: Resolution) {
    return this.#of(id).resolve(resolution)
  }
  resume(id: string) {
    return this.#of(id).resume()
  }
  cancel(id: string) {
    return this.#of(id).cancel()
  }
  deliver(id: string, part: number) {
    return this.#of(id).deliver(part)
  }
  bury(id: string, part: number) {
    return this.#of(id).bury(part)
  }
}

/** One Idempotency-Key. @see IdempotencyStore */
export class IdempotencyObject extends DurableObject<Bindings> {
  readonly #store = new IdempotencyStore(sqlOf(this.ctx), Date.now)

  async begin(name: string, fingerprint: string) {
    const begun = await this.#store.begin(name, fingerprint)
    if (begun.kind === 'new') await this.ctx.storage.setAlarm(Date.now() + keptMs)
    return begun
  }
  finish(name: string, answer: KeptAnswer) {
    return this.#store.finish(name, answer)
  }
  abandon(name: string) {
    return this.#store.abandon(name)
  }

  override async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}

/** The list of sends with dead or unknown parts. @see DeadLetterStore */
export class DeadLetterObject extends DurableObject<Bindings> {
  readonly #store = new DeadLetterStore(sqlOf(this.ctx), Date.now)

  put(entry: DeadLetterEntry) {
    return this.#store.put(entry)
  }
  list(after: string, limit: number) {
    return this.#store.list(after, limit)
  }
}

/** The counters. @see MetricStore */
export class MetricsObject extends DurableObject<Bindings> {
  readonly #store = new MetricStore(sqlOf(this.ctx))

  add(samples: readonly Sample[]) {
    return this.#store.add(samples)
  }
  read() {
    return this.#store.read()
  }
}

function sendOf({ NOTIFICATIONS }: Bindings, id: string): SendObject {
  const stub = NOTIFICATIONS.get(NOTIFICATIONS.idFromName(id))
  return {
    create: (spec, handles) => stub.create(id, spec, handles),
    addPage: (page, handles) => stub.addPage(id, page, handles),
    commit: (pages) => stub.commit(id, pages),
    report: () => stub.report(id),
    parts: (query) => stub.parts(id, query),
    resolve: (resolution) => stub.resolve(id, resolution),
    resume: () => stub.resume(id),
    cancel: () => stub.cancel(id),
    deliver: (part) => stub.deliver(id, part),
    bury: (part) => stub.bury(id, part),
  }
}

/** The list of dead letters. A stub belongs to the request that got it: each call gets its own. */
function deadLettersOf({ DEAD_LETTERS }: Bindings): DeadLetters {
  const stub = () => DEAD_LETTERS.get(DEAD_LETTERS.idFromName(only))
  return { put: (entry) => stub().put(entry), list: (after, limit) => stub().list(after, limit) }
}

function metricsOf({ METRICS }: Bindings): Metrics {
  const stub = () => METRICS.get(METRICS.idFromName(only))
  return { add: (samples) => stub().add(samples), read: () => stub().read() }
}

function portsOf(env: Bindings): Ports {
  const config = readConfig(env)
  const limits: Readonly<Record<LimitedBy, RateLimit>> = {
    key: env.BY_KEY,
    device: env.BY_DEVICE,
    address: env.UNAUTH_BY_IP,
  }
  return {
    config,
    hub: createHubs(config, logLine, undefined).patient,
    readJwt: config.jwt && createReadJwt(config.jwt, Date.now),
    sendOf: (id) => sendOf(env, id),
    keysOf: (name) => env.IDEMPOTENCY.get(env.IDEMPOTENCY.idFromName(name)),
    deadLetters: deadLettersOf(env),
    metrics: metricsOf(env),
    take: async (by, key) => (await limits[by].limit({ key })).success,
    // Set by Cloudflare; what a client writes there is replaced.
    addressOf: (c) => c.req.header('CF-Connecting-IP') ?? 'none',
    keepAlive: (c, work) => c.executionCtx.waitUntil(work),
    log: logLine,
    now: Date.now,
    document,
  }
}

/** Made with the first request: a Worker's clock and random numbers begin there. */
let app: ReturnType<typeof createApp> | undefined

function refuseAll(failure: ConfigError): Response {
  logLine({ level: 'error', message: 'misconfigured', problems: failure.message })
  return problemResponse(new Problem('misconfigured', { detail: failure.message }), crypto.randomUUID())
}

// biome-ignore lint/style/noDefaultExport: a module worker is its default export
export default {
  async fetch(request, env, context) {
    try {
      app ??= createApp(portsOf(env))
    } catch (failure) {
      if (failure instanceof ConfigError) return refuseAll(failure)
      throw failure
    }
    return app.fetch(request, env, context)
  },
  async queue(batch, env) {
    await consume(
      batch.messages,
      (id) => sendOf(env, id),
      batch.queue.endsWith(deadSuffix) ? 'bury' : 'deliver',
    )
  },
} satisfies ExportedHandler<Bindings, PartMessage>
