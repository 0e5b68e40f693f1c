import type { BrowserPushChannel } from '@hubcast/core'
import type { CanceledAtHub } from '../hub/cancel.js'
import { backOffSeconds } from './back-off.js'
import type { Verdict } from './classify.js'
import { finishIfThrough, hasHeldBack } from './finish.js'
import { isRepeated, judge } from './judge.js'
import type { PartStore } from './part-store.js'
import type { Delivered, KeptNotification, Resolution, SendReport, SendSpec } from './send.js'
import type { SendRow, SendStore } from './store.js'
import { endsAtMs, type FanoutTimes, forgetAtMs, isKeptAtHub, nextTickMs } from './timing.js'

/** One request to the hub. */
export interface HubCall {
  readonly notification: KeptNotification
  readonly audience: SendSpec['audience']
  readonly handles: readonly (string | BrowserPushChannel)[] | undefined
  /** When the hub shall send it; undefined for at once. */
  readonly atMs: number | undefined
}

/** Whether a part is to be sent now. */
export type Claim =
  | { readonly kind: 'go'; readonly call: HubCall; readonly attempts: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'nothing' }

/** What follows a verdict: a new message for the part, so many seconds later, or nothing. */
export type Settled = { readonly outcome: Delivered; readonly seconds: number }

const settled: Settled = { outcome: 'settled', seconds: 0 }
/** The hub's clock may differ by so much, in milliseconds. */
const leewayMs = 60_000

/**
 * Which state of a part may follow which, and nothing else: no network, no clock, no waiting. Every step is decided
 * and written at once, so that whatever dies in between, what is written is true.
 */
export class SendMachine {
  readonly #store: SendStore
  readonly #parts: PartStore
  readonly #id: string
  readonly #times: FanoutTimes

  constructor(store: SendStore, id: string, times: FanoutTimes) {
    this.#store = store
    this.#parts = store.parts
    this.#id = id
    this.#times = times
  }

  /** What was being sent when the program died may have been taken. Tells whether there was any. */
  recover(nowMs: number): boolean {
    const send = this.#store.read()
    if (!send || !this.#parts.hasAny('sending')) return false
    this.#store.transaction(() => {
      for (const { part, doubt } of this.#parts.interrupt(nowMs)) {
        const isCanceled = send.status !== 'sending'
        if (isRepeated(doubt, { onUnknown: send.spec.onUnknown, isCanceled }))
          this.#repeat(part, backOffSeconds(doubt), nowMs)
      }
      finishIfThrough(this.#store, nowMs)
    })
    return true
  }

  exists(): boolean {
    return this.#store.read() !== undefined
  }

  /** Marks a part as being sent, when it is its turn. From here on it may have been taken. */
  claim(part: number, nowMs: number): Claim {
    return this.#store.transaction(() => {
      const send = this.#store.read()
      if (send?.status !== 'sending' || send.paused) return { kind: 'nothing' }
      const row = this.#parts.read(part)
      if (row?.state !== 'pending') return { kind: 'nothing' }
      const { spec, brakeUntilMs } = send
      if (this.#runOut(send, nowMs)) return { kind: 'nothing' }
      if (brakeUntilMs > nowMs) return { kind: 'wait', seconds: Math.ceil((brakeUntilMs - nowMs) / 1000) }
      const notification = spec.notifications[row.notification]
      if (!notification) return { kind: 'nothing' }
      const attempts = row.attempts + 1
      this.#parts.change(part, { state: 'sending', attempts }, nowMs)
      const call: HubCall = {
        notification,
        audience: spec.audience,
        handles: row.handles === null ? undefined : (JSON.parse(row.handles) as string[]),
        atMs: isKeptAtHub(send, nowMs) ? spec.atMs : undefined,
      }
      return { kind: 'go', call, attempts }
    })
  }

  /** Writes what became of a part that was sent. */
  settle(part: number, verdict: Verdict, nowMs: number): Settled {
    return this.#store.transaction(() => {
      const send = this.#store.read()
      if (!send) return settled
      const row = this.#parts.read(part)
      if (row?.state !== 'sending') return settled
      const { notificationId, status, reason } = verdict
      const { seconds, ...judged } = judge(verdict, {
        doubt: row.doubt,
        onUnknown: send.spec.onUnknown,
        isCanceled: send.status === 'canceled',
        isKeptAtHub: isKeptAtHub(send, nowMs),
      })
      this.#parts.change(part, { ...judged, notificationId, status, reason }, nowMs)
      if (verdict.pauses) this.#store.setPaused({ status: status ?? 0, reason: reason ?? '' })
      if (judged.state !== 'pending') {
        finishIfThrough(this.#store, nowMs)
        return settled
      }
      this.#store.setBrake(nowMs + seconds * 1000)
      this.expectMessage([part], seconds, nowMs)
      return { outcome: 'later', seconds }
    })
  }

  /** The queue has given a part up; what has left is no concern of its. */
  bury(part: number, nowMs: number): void {
    this.#store.transaction(() => {
      if (this.#store.read()?.status !== 'sending') return
      const row = this.#parts.read(part)
      if (row?.state !== 'pending') return
      const state = row.doubt > 0 ? 'unknown' : 'dead'
      this.#parts.change(part, { state, reason: 'the queue gave it up' }, nowMs)
      finishIfThrough(this.#store, nowMs)
    })
  }

  /** Parts that need a message in the queue; they count as having one once `expectMessage` says so. */
  partsWithoutMessage(nowMs: number, limit: number): number[] {
    const send = this.#store.read()
    return send?.status === 'sending' && !send.paused ? this.#parts.due(nowMs, limit) : []
  }

  expectMessage(parts: readonly number[], delaySeconds: number, nowMs: number): void {
    this.#parts.setDue(parts, nowMs + delaySeconds * 1000 + this.#times.sweepMs)
  }

  /** A part whose message could not be written. */
  needMessage(part: number, delaySeconds: number, nowMs: number): void {
    this.#parts.setDue([part], nowMs + delaySeconds * 1000)
  }

  /** Begins what is scheduled, and ends what ran out. */
  tick(nowMs: number): void {
    this.#store.transaction(() => {
      const send = this.#store.read()
      if (send?.status === 'scheduled' && (send.spec.atMs ?? 0) <= nowMs) this.#goOn(nowMs)
      const begun = this.#store.read()
      if (begun) this.#runOut(begun, nowMs)
      finishIfThrough(this.#store, nowMs)
    })
  }

  /** Whether a send has been kept as long as it is to be. */
  isOutlived(nowMs: number): boolean {
    const send = this.#store.read()
    return send !== undefined && forgetAtMs(send, this.#times) <= nowMs
  }

  forget(): void {
    this.#store.transaction(() => this.#store.delete())
  }

  /** When the next thing is to be done by itself; undefined when there is no send. */
  nextTickMs(nowMs: number): number | undefined {
    const send = this.#store.read()
    if (!send) return undefined
    const isGoing = send.status === 'sending' && !send.paused
    const waiting = {
      hasParts: this.#parts.hasAny('pending') || hasHeldBack(this.#store, send),
      dueMs: isGoing ? this.#parts.firstDueMs() : undefined,
      hasErrand: this.unindexed() !== undefined || this.toRecall(nowMs).length > 0,
    }
    return nextTickMs(send, waiting, this.#times, nowMs)
  }

  resolve({ state, action, parts }: Resolution, nowMs: number): number | undefined {
    return this.#store.transaction(() => {
      const send = this.#store.read()
      if (!send) return undefined
      const waiting = this.#parts.undropped(state)
      const chosen = parts && new Set(parts)
      const wanted = chosen ? waiting.filter((part) => chosen.has(part)) : waiting
      if (action === 'drop') {
        for (const part of wanted) this.#parts.drop(part)
        finishIfThrough(this.#store, nowMs)
      }
      if (action === 'resend' && wanted.length) {
        // Those that were unknown stay in doubt: they may have been taken the first time.
        const change = { state: 'pending', attempts: 0, reason: 'sent again' } as const
        const doubt = state === 'unknown' ? 1 : 0
        for (const part of wanted) this.#parts.change(part, { ...change, doubt }, nowMs)
        this.#parts.setDue(wanted, nowMs)
        if (send.paused) this.#goOn(nowMs)
        else this.#store.begin(nowMs)
      }
      return wanted.length
    })
  }

  /** Goes on after a fault, with the parts that met it. Tells whether it stood still; undefined: there is no send. */
  resume(nowMs: number): boolean | undefined {
    const send = this.#store.read()
    if (!send) return undefined
    if (send.status !== 'sending' || !send.paused) return false
    this.#store.transaction(() => this.#goOn(nowMs))
    return true
  }

  /** Cancels what waits. What the hub keeps for later is to be cancelled there: `toRecall` names it. */
  cancel(nowMs: number): void {
    this.#store.transaction(() => {
      const send = this.#store.read()
      if (!send) return
      this.#parts.endWaiting('canceled', 'canceled', nowMs)
      if (send.status !== 'finished') this.#store.setStatus('canceled', nowMs)
      if (isKeptAtHub(send, nowMs)) this.#parts.recall()
    })
  }

  /** What is still to be cancelled at the hub. */
  toRecall(nowMs: number): ReturnType<PartStore['toRecall']> {
    const send = this.#store.read()
    return send && isKeptAtHub(send, nowMs) ? this.#parts.toRecall() : []
  }

  /**
   * Writes what the hub said to the cancellation of what it kept for later. `gone` well before its time is a
   * cancellation whose answer was lost, or somebody else's.
   */
  recalled(part: number, outcome: CanceledAtHub, nowMs: number): void {
    this.#store.transaction(() => {
      const send = this.#store.read()
      const row = this.#parts.read(part)
      if (outcome === 'failed' || !send || row?.state !== 'done') return
      if (outcome === 'gone' && !isKeptAtHub(send, nowMs + leewayMs)) return this.#parts.endRecall(part)
      // An earlier request of the part may be kept there too, under an id that never came.
      const change =
        row.doubt > 0
          ? ({ state: 'unknown', reason: 'canceled, but for what came of an earlier request' } as const)
          : ({ state: 'canceled', reason: 'canceled' } as const)
      this.#parts.change(part, change, nowMs)
      if (send.status === 'finished') this.#store.setStatus('canceled', nowMs)
    })
  }

  /** What the index of dead letters does not know yet. */
  unindexed(): string | undefined {
    const send = this.#store.read()
    if (!send || !this.#parts.hasAny('dead', 'unknown')) return send?.indexed ? '{}' : undefined
    const { all, dropped } = this.#parts.counts()
    const { dead, unknown } = all
    const text = JSON.stringify({ dead, unknown, dropped })
    return text === send.indexed ? undefined : text
  }

  indexed(text: string): void {
    this.#store.setIndexed(text === '{}' ? '' : text)
  }

  report(nowMs: number): SendReport | undefined {
    const send = this.#store.read()
    if (!send) return undefined
    const { spec, status, paused } = send
    const { all, dropped } = this.#parts.counts()
    // The hub keeps it, and will send it.
    const isAtHub =
      isKeptAtHub(send, nowMs) &&
      (status === 'canceled'
        ? this.#parts.toRecall().length > 0
        : status === 'finished' && all.done.parts > 0)
    return {
      id: this.#id,
      status: isAtHub ? 'scheduled' : paused && status === 'sending' ? 'paused' : status,
      audience: spec.audience.kind,
      createdAtMs: send.createdAtMs,
      ...(spec.atMs !== undefined && { atMs: spec.atMs }),
      ...(spec.expiresAtMs !== undefined && { expiresAtMs: spec.expiresAtMs }),
      ...(paused && { paused }),
      pages: this.#store.pageCount(),
      counts: all,
      dropped,
      invalidHandles: send.invalidHandles,
    }
  }

  spec(): SendSpec | undefined {
    return this.#store.read()?.spec
  }

  parts: PartStore['list'] = (query) => this.#parts.list(query)

  /** Lets a part be sent again in so many seconds. */
  #repeat(part: number, seconds: number, nowMs: number): void {
    this.#parts.change(part, { state: 'pending', reason: 'sent again' }, nowMs)
    this.#parts.setDue([part], nowMs + seconds * 1000)
    this.#store.setBrake(nowMs + seconds * 1000)
  }

  /** Begins, or goes on: with all that waits, and what met the fault that stopped it. */
  #goOn(nowMs: number): void {
    this.#store.begin(nowMs)
    this.#parts.release(nowMs)
    this.#parts.setAllDue(nowMs)
  }

  /** Ends what waited too long: it is expired by its own time, or dead by ours. */
  #runOut(send: SendRow, nowMs: number): boolean {
    if (send.status !== 'sending' || endsAtMs(send, this.#times) > nowMs) return false
    const isExpired = (send.spec.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs
    if (isExpired) this.#parts.endWaiting('expired', 'expired', nowMs)
    else this.#parts.endWaiting('dead', 'given up', nowMs)
    finishIfThrough(this.#store, nowMs)
    return true
  }
}
