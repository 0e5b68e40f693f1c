import pLimit from 'p-limit'
import { sha256 } from '../bytes.js'
import type { CanceledAtHub } from '../hub/cancel.js'
import type { Sql } from '../sql.js'
import { Alarm } from './alarm.js'
import type { Verdict } from './classify.js'
import { formatsWithout, isByTags, partsForHandles, partsForTags } from './cut.js'
import { Intake } from './intake.js'
import { type HubCall, SendMachine } from './machine.js'
import { Recalls } from './recalls.js'
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
import { SendStore } from './store.js'
import type { FanoutTimes } from './timing.js'

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

/** What a send does by itself: keeps its records, fills the queue, cancels at the hub, tells of dead letters. */
export type Step = 'records' | 'queue' | 'hub' | 'dead-letters'

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
  /** Is told what failed and will be tried again. */
  failed(step: Step, failure: unknown): void
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
  readonly #intake: Intake
  readonly #machine: SendMachine
  readonly #limit = pLimit(requestsAtOnce)
  readonly #underWay = new Map<number, Promise<Delivered>>()
  readonly #recalls: Recalls
  readonly #alarm: Alarm
  #ticking: Promise<'forgotten' | 'keep'> | undefined

  constructor(deps: NotificationDeps) {
    this.#deps = deps
    const store = new SendStore(deps.sql, deps.id)
    this.#intake = new Intake(store)
    this.#machine = new SendMachine(store, deps.id, deps.times)
    this.#recalls = new Recalls(this.#machine, deps.now, (notificationId) => deps.cancelAtHub(notificationId))
    this.#alarm = new Alarm(store, (atMs) => deps.setAlarm(atMs))
    // What died with an earlier object is to be told of, and that object's alarm may come late.
    if (this.#machine.recover(deps.now()))
      this.#setAlarm().catch((failure) => deps.failed('records', failure))
  }

  async create(spec: SendSpec, handles: Handles): Promise<SendReport> {
    if (!this.#machine.exists()) await this.#begin(spec, handles)
    return this.#machine.report(this.#deps.now()) as SendReport
  }

  async addPage(page: number, handles: Handles): Promise<PageOutcome> {
    const digest = await sha256(JSON.stringify(handles))
    const refusal = this.#intake.refusePage(page, digest)
    if (refusal) return refusal
    const notifications = this.#machine.spec()?.notifications ?? []
    if (formatsWithout(notifications, handles).length) return { kind: 'format-missing' }
    const cut = await partsForHandles(notifications, handles)
    return this.#intake.addPage(page, digest, cut, this.#deps.now())
  }

  async commit(pages: number): Promise<CommitOutcome> {
    const outcome = this.#intake.commit(pages, this.#deps.now())
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
    this.#machine.cancel(this.#deps.now())
    // Set first: should the hub not answer, a tick cancels what it keeps.
    await this.#setAlarm()
    const isRecalled = await this.#recalls.run()
    await this.#setAlarm()
    const report = await this.report()
    if (!report) return { kind: 'not-found' }
    return isRecalled ? { kind: 'canceled', report } : { kind: 'hub-failed' }
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
  tick(): Promise<'forgotten' | 'keep'> {
    this.#ticking ??= this.#tick().finally(() => {
      this.#ticking = undefined
    })
    return this.#ticking
  }

  /** Waits for what is under way: requests to the hub, and a tick. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.#underWay.values(), this.#recalls.idle(), this.#ticking])
  }

  async #tick(): Promise<'forgotten' | 'keep'> {
    const { now } = this.#deps
    if (!this.#machine.exists()) return 'forgotten'
    await this.#alarm.hold(now())
    const isOutlived = this.#machine.isOutlived(now())
    const steps = isOutlived ? this.#lastSteps : this.#steps
    let haveFailed = false
    for (const [step, work] of steps) {
      try {
        await work()
      } catch (failure) {
        haveFailed = true
        this.#deps.failed(step, failure)
      }
    }
    if (haveFailed) {
      this.#alarm.putOff()
      return 'keep'
    }
    await this.#alarm.release(this.#machine.nextTickMs(now()))
    return isOutlived ? 'forgotten' : 'keep'
  }

  /** Each is tried, whatever became of the others: a queue that takes nothing keeps no dead letter from the list. */
  readonly #steps: readonly (readonly [Step, () => Promise<void>])[] = [
    ['records', async () => this.#machine.tick(this.#deps.now())],
    ['queue', () => this.#fillQueue()],
    ['hub', () => this.#recall()],
    ['dead-letters', () => this.#tellIndex()],
  ]

  readonly #lastSteps: readonly (readonly [Step, () => Promise<void>])[] = [
    ['dead-letters', () => this.#forget()],
  ]

  async #fillQueue(): Promise<void> {
    const { now, enqueue, id } = this.#deps
    const due = this.#machine.partsWithoutMessage(now(), partsATick)
    // Those in this object's own line need no message; should it die with them, the next sweep finds them.
    this.#machine.expectMessage(
      due.filter((part) => this.#underWay.has(part)),
      0,
      now(),
    )
    const parts = due.filter((part) => !this.#underWay.has(part))
    for (let at = 0; at < parts.length; at += messagesAtOnce) {
      const some = parts.slice(at, at + messagesAtOnce)
      await enqueue(
        some.map((part) => ({ id, part })),
        0,
      )
      this.#machine.expectMessage(some, 0, now())
    }
  }

  async #tellIndex(): Promise<void> {
    const counts = this.#machine.unindexed()
    if (counts === undefined) return
    await this.#deps.index({ id: this.#deps.id, counts })
    this.#machine.indexed(counts)
  }

  async #recall(): Promise<void> {
    if (!(await this.#recalls.run())) throw new Error('The hub did not cancel what it keeps for later.')
  }

  /** First the index, then the records: what fails in between finds the records, and does it again. */
  async #forget(): Promise<void> {
    await this.#deps.index({ id: this.#deps.id, counts: '{}' })
    this.#machine.forget()
  }

  async #begin(spec: SendSpec, handles: Handles): Promise<void> {
    const cut = isByTags(spec.audience)
      ? { parts: partsForTags(spec.notifications), invalid: 0 }
      : await partsForHandles(spec.notifications, handles)
    // Cutting takes a while, in which a repeated request may have come as far as this one.
    if (this.#machine.exists()) return
    const now = this.#deps.now()
    const isInline = cut.parts.length <= inlineParts && spec.audience.kind !== 'pages'
    this.#intake.create(spec, cut.parts, cut.invalid, isInline ? now + inlineMs : now, now)
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
    } catch (failure) {
      // The queue takes no more: the next tick tries again.
      this.#deps.failed('queue', failure)
      this.#machine.needMessage(part, seconds, now())
      await this.#setAlarm()
    }
    return 'later'
  }

  async #setAlarm(): Promise<void> {
    const now = this.#deps.now()
    const next = this.#machine.nextTickMs(now)
    if (next !== undefined) await this.#alarm.ask(next, now)
  }
}

/** Parts that wait for the same time do not all come back in the same second. */
function spread(seconds: number): number {
  return seconds + Math.floor(Math.random() * Math.min(seconds, 10))
}
