import pLimit from 'p-limit'
import { sha256 } from '../bytes.js'
import type { CanceledAtHub } from '../hub/cancel.js'
import type { Sql } from '../sql.js'
import type { Verdict } from './classify.js'
import { formatsWithout, isByTags, partsForHandles, partsForTags } from './cut.js'
import { type FanoutTimes, type HubCall, SendMachine } from './machine.js'
import type {
  CancelOutcome,
  CommitOutcome,
  Delivered,
  Handles,
  PageOutcome,
  PartReport,
  PartsQuery,
  Resolution,
  SendObject,
  SendReport,
  SendSpec,
} from './send.js'

/** What a queue carries: which part of which send. No handle and no payload ever stands in a queue. */
export interface PartMessage {
  readonly id: string
  readonly part: number
}

/** What the index of dead letters is told of one send. */
export interface DeadLetterEntry {
  readonly id: string
  /** JSON of the counts; `{}` when there is nothing left. */
  readonly counts: string
}

/** What a send works with. */
export interface NotificationDeps {
  readonly id: string
  readonly sql: Sql
  readonly times: FanoutTimes
  now(): number
  /** Makes one request to the hub and tells what came of it; it never throws. */
  callHub(call: HubCall, attempts: number): Promise<Verdict>
  /** Cancels what the hub keeps for later; it never throws. */
  cancelAtHub(notificationId: string): Promise<CanceledAtHub>
  enqueue(messages: readonly PartMessage[], delaySeconds: number): Promise<void>
  /** Asks to be ticked at a time; a later call replaces an earlier one. */
  setAlarm(atMs: number): Promise<void>
  index(entry: DeadLetterEntry): Promise<void>
  /** Counts the hub's answers, by what they meant. */
  count(state: Verdict['state']): void
}

/** The platform lets an object wait for so many answers at once. @see https://developers.cloudflare.com/workers/platform/limits/ */
const requestsAtOnce = 6
/** As many parts are sent within the request that made them; more go through the queue. */
const inlineParts = 6
/** The queue takes so many messages at once. */
const messagesAtOnce = 100
/** So many parts get messages in one tick, so that an object never works for long without a pause. */
const partsATick = 1_000
/** Within so long, sending within the request ends, or the queue takes over. */
const inlineMs = 60_000

/**
 * One send. It owns the states of its parts and makes the calls to the hub itself: a message that is delivered twice
 * finds the part under way, or done. There are no leases that could run out while a request is on its way.
 */
export class Notification implements SendObject {
  readonly #deps: NotificationDeps
  readonly #machine: SendMachine
  readonly #limit = pLimit(requestsAtOnce)
  readonly #underWay = new Map<number, Promise<Delivered>>()
  #alarmMs = Number.POSITIVE_INFINITY

  constructor(deps: NotificationDeps) {
    this.#deps = deps
    this.#machine = new SendMachine(deps.sql, deps.id, deps.times)
    this.#machine.recover(deps.now())
  }

  async create(spec: SendSpec, handles: Handles): Promise<SendReport> {
    if (!this.#machine.exists()) await this.#begin(spec, handles)
    return this.#machine.report(this.#deps.now()) as SendReport
  }

  async addPage(page: number, handles: Handles): Promise<PageOutcome> {
    const digest = await sha256(JSON.stringify(handles))
    const refusal = this.#machine.refusePage(page, digest)
    if (refusal) return refusal
    const notifications = this.#machine.spec()?.notifications ?? []
    if (formatsWithout(notifications, handles).length) return { kind: 'format-missing' }
    const cut = await partsForHandles(notifications, handles)
    return this.#machine.addPage(page, digest, cut, this.#deps.now())
  }

  async commit(pages: number): Promise<CommitOutcome> {
    const outcome = this.#machine.commit(pages, this.#deps.now())
    await this.#setAlarm()
    return outcome
  }

  async report(): Promise<SendReport | undefined> {
    return this.#machine.report(this.#deps.now())
  }

  async parts(query: PartsQuery): Promise<readonly PartReport[] | undefined> {
    return this.#machine.exists() ? this.#machine.parts(query) : undefined
  }

  async resolve(resolution: Resolution): Promise<number | undefined> {
    const count = this.#machine.resolve(resolution, this.#deps.now())
    await this.#setAlarm()
    return count
  }

  async resume(): Promise<boolean | undefined> {
    const wasPaused = this.#machine.resume(this.#deps.now())
    await this.#setAlarm()
    return wasPaused
  }

  async cancel(): Promise<CancelOutcome> {
    const { now, cancelAtHub } = this.#deps
    let hasFailed = false
    for (const { part, notificationId } of this.#machine.cancel(now()) ?? []) {
      const canceled = await cancelAtHub(notificationId)
      if (canceled === 'canceled') this.#machine.canceledAtHub(part, now())
      if (canceled === 'failed') hasFailed = true
    }
    await this.#setAlarm()
    const report = await this.report()
    if (!report) return { kind: 'not-found' }
    return hasFailed ? { kind: 'hub-failed' } : { kind: 'canceled', report }
  }

  deliver(part: number): Promise<Delivered> {
    const underWay = this.#underWay.get(part)
    if (underWay) return underWay
    const delivery = this.#limit(() => this.#send(part)).finally(() => this.#underWay.delete(part))
    this.#underWay.set(part, delivery)
    return delivery
  }

  async bury(part: number): Promise<void> {
    this.#machine.bury(part, this.#deps.now())
    await this.#setAlarm()
  }

  /** What is to be done by itself: begin, hand parts to the queue, give up, tell of dead letters, forget. */
  async tick(): Promise<'forgotten' | 'keep'> {
    this.#alarmMs = Number.POSITIVE_INFINITY
    const { now, enqueue, id, index } = this.#deps
    if (this.#machine.tick(now()) === 'forget') {
      await index({ id, counts: '{}' })
      return 'forgotten'
    }
    const parts = this.#machine
      .partsWithoutMessage(now(), partsATick)
      .filter((part) => !this.#underWay.has(part))
    for (let at = 0; at < parts.length; at += messagesAtOnce) {
      const some = parts.slice(at, at + messagesAtOnce)
      await enqueue(
        some.map((part) => ({ id, part })),
        0,
      )
      this.#machine.expectMessage(some, 0, now())
    }
    const counts = this.#machine.unindexed()
    if (counts) {
      await index({ id, counts })
      this.#machine.indexed(counts)
    }
    await this.#setAlarm()
    return 'keep'
  }

  /** Waits for the requests to the hub that are under way. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay.values())
  }

  /** Whether a request to the hub is under way: then this object must stay the only one of its send. */
  get isBusy(): boolean {
    return this.#underWay.size > 0
  }

  async #begin(spec: SendSpec, handles: Handles): Promise<void> {
    const cut = isByTags(spec.audience)
      ? { parts: partsForTags(spec.notifications), invalid: 0 }
      : await partsForHandles(spec.notifications, handles)
    // Cutting takes a while, in which a repeated request may have come as far as this one.
    if (this.#machine.exists()) return
    const now = this.#deps.now()
    const isInline = cut.parts.length <= inlineParts && spec.audience.kind !== 'pages'
    this.#machine.create(spec, cut.parts, cut.invalid, isInline ? now + inlineMs : now, now)
    await this.#setAlarm()
    if (isInline) await Promise.all(cut.parts.map((_, part) => this.deliver(part)))
  }

  async #send(part: number): Promise<Delivered> {
    const { now, callHub, count, enqueue, id } = this.#deps
    const claim = this.#machine.claim(part, now())
    if (claim.kind === 'nothing') return 'settled'
    let seconds = claim.kind === 'wait' ? claim.seconds : 0
    if (claim.kind === 'go') {
      // Between the claim and this call nothing may wait: what the claim wrote is what is about to happen.
      const verdict = await callHub(claim.call, claim.attempts)
      const settled = this.#machine.settle(part, verdict, now())
      count(verdict.state)
      await this.#setAlarm()
      if (settled.outcome === 'settled') return 'settled'
      seconds = settled.seconds
    }
    // A fresh message: what the hub holds back must not use up the queue's own retries.
    try {
      await enqueue([{ id, part }], spread(seconds))
      this.#machine.expectMessage([part], seconds, now())
    } catch {
      // The queue takes no more: the next tick tries again.
      this.#machine.needMessage(part, seconds, now())
      await this.#setAlarm()
    }
    return 'later'
  }

  async #setAlarm(): Promise<void> {
    const next = this.#machine.nextTickMs(this.#deps.now())
    if (next === undefined || next >= this.#alarmMs) return
    this.#alarmMs = next
    await this.#deps.setAlarm(next)
  }
}

/** Parts that wait for the same time do not all come back in the same second. */
function spread(seconds: number): number {
  return seconds + Math.floor(Math.random() * Math.min(seconds, 10))
}
