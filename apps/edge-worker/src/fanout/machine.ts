import type { BrowserPushChannel } from '@hubcast/core'
import type { Sql } from '../sql.js'
import type { Verdict } from './classify.js'
import { isByTags, type NewPart } from './cut.js'
import type {
  CommitOutcome,
  Delivered,
  KeptNotification,
  PageOutcome,
  Resolution,
  SendReport,
  SendSpec,
} from './send.js'
import type { ResolvableState } from './states.js'
import { type SendRow, SendStore } from './store.js'

/** How long things may take, in milliseconds. */
export interface FanoutTimes {
  /** A waiting part whose message may be lost gets another after so long. */
  readonly sweepMs: number
  /** What was surely not taken after so long is given up. */
  readonly giveUpMs: number
  /** A send that has come to its end, or was never committed, is forgotten after so long. */
  readonly retentionMs: number
}

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

/** What a part is that may have been taken earlier: of it nobody can say that it was surely not. */
function doubted(state: Verdict['state'] | 'canceled'): Verdict['state'] {
  return state === 'rejected' || state === 'canceled' ? 'unknown' : state
}

const settled: Settled = { outcome: 'settled', seconds: 0 }

/**
 * Which state of a part may follow which, and nothing else: no network, no clock, no waiting. Every step is decided
 * and written at once, so that whatever dies in between, what is written is true.
 */
export class SendMachine {
  readonly #store: SendStore
  readonly #id: string
  readonly #times: FanoutTimes

  constructor(sql: Sql, id: string, times: FanoutTimes) {
    this.#store = new SendStore(sql, id)
    this.#id = id
    this.#times = times
  }

  /** What was being sent when the program died may have been taken. */
  recover(nowMs: number): void {
    const send = this.#store.read()
    if (!send) return
    this.#store.transaction(() => {
      const interrupted = this.#store.undropped('sending')
      if (interrupted.length === 0) return
      this.#store.changeAll('sending', 'unknown', 'unknown', 'interrupted', nowMs)
      if (send.spec.onUnknown === 'resend' && send.status === 'sending')
        this.#resend('unknown', interrupted, nowMs)
      this.#finishIfThrough(nowMs)
    })
  }

  exists(): boolean {
    return this.#store.read() !== undefined
  }

  /** Keeps a new send. @param dueMs - When its parts need a message, unless they are sent before. */
  create(spec: SendSpec, parts: readonly NewPart[], invalid: number, dueMs: number, nowMs: number): void {
    const waits = spec.atMs !== undefined && spec.atMs > nowMs && !isByTags(spec.audience)
    const status = spec.audience.kind === 'pages' ? 'open' : waits ? 'scheduled' : 'sending'
    this.#store.transaction(() => {
      this.#store.create(spec, status, nowMs)
      this.#add(parts, invalid, dueMs, nowMs)
      if (status === 'sending') this.#finishIfThrough(nowMs)
    })
  }

  /** Why a page cannot be added, or how it was when it came first. */
  refusePage(page: number, digest: string): PageOutcome | undefined {
    const send = this.#store.read()
    if (!send) return { kind: 'not-found' }
    const known = this.#store.readPage(page)
    if (known) {
      const { handles, invalid } = known
      return known.digest === digest ? { kind: 'repeated', handles, invalid } : { kind: 'page-differs' }
    }
    return send.status === 'open' ? undefined : { kind: 'already-committed' }
  }

  addPage(
    page: number,
    digest: string,
    { parts, valid, invalid }: { parts: readonly NewPart[]; valid: number; invalid: number },
    nowMs: number,
  ): PageOutcome {
    // Between the first look and this one another request may have brought the same page.
    const refusal = this.refusePage(page, digest)
    if (refusal) return refusal
    this.#store.transaction(() => {
      this.#store.addPage(page, digest, valid, invalid)
      this.#add(parts, invalid, nowMs, nowMs)
    })
    return { kind: 'added', handles: valid, invalid }
  }

  commit(pages: number, nowMs: number): CommitOutcome {
    const send = this.#store.read()
    if (!send) return { kind: 'not-found' }
    if (send.status !== 'open') return { kind: 'already-committed' }
    if (this.#store.pageCount() !== pages || this.#store.lastPage() !== pages)
      return { kind: 'pages-missing' }
    this.#store.transaction(() => {
      const { atMs } = send.spec
      if (atMs !== undefined && atMs > nowMs) this.#store.setStatus('scheduled')
      else this.#store.begin(nowMs)
      this.#finishIfThrough(nowMs)
    })
    return { kind: 'committed' }
  }

  /** Marks a part as being sent, when it is its turn. From here on it may have been taken. */
  claim(part: number, nowMs: number): Claim {
    return this.#store.transaction(() => {
      const send = this.#store.read()
      if (send?.status !== 'sending' || send.paused) return { kind: 'nothing' }
      const row = this.#store.readPart(part)
      if (row?.state !== 'pending') return { kind: 'nothing' }
      const { spec, brakeUntilMs } = send
      if (this.#runOut(send, nowMs)) return { kind: 'nothing' }
      if (brakeUntilMs > nowMs) return { kind: 'wait', seconds: Math.ceil((brakeUntilMs - nowMs) / 1000) }
      const notification = spec.notifications[row.notification]
      if (!notification) return { kind: 'nothing' }
      const attempts = row.attempts + 1
      this.#store.changePart(part, { state: 'sending', attempts }, nowMs)
      const isLater = isByTags(spec.audience) && spec.atMs !== undefined && spec.atMs > nowMs
      const call: HubCall = {
        notification,
        audience: spec.audience,
        handles: row.handles === null ? undefined : (JSON.parse(row.handles) as string[]),
        atMs: isLater ? spec.atMs : undefined,
      }
      return { kind: 'go', call, attempts }
    })
  }

  /** Writes what became of a part that was sent. */
  settle(part: number, verdict: Verdict, nowMs: number): Settled {
    return this.#store.transaction(() => {
      const send = this.#store.read()
      if (!send) return settled
      const row = this.#store.readPart(part)
      if (row?.state !== 'sending') return settled
      const { notificationId, status, reason } = verdict
      const isDoubtful = verdict.state === 'unknown' || row.doubt === 1
      // What was cancelled meanwhile must not wait for another try.
      const isOver = send.status === 'canceled'
      const isRepeated = verdict.state === 'unknown' && send.spec.onUnknown === 'resend' && !isOver
      const wanted = isRepeated
        ? 'pending'
        : isOver && verdict.state === 'pending'
          ? 'canceled'
          : verdict.state
      const state = isDoubtful ? doubted(wanted) : wanted
      this.#store.changePart(part, { state, notificationId, status, reason, doubtful: isDoubtful }, nowMs)
      if (verdict.pauses) this.#store.setPaused({ status: status ?? 0, reason: reason ?? '' })
      if (state !== 'pending') {
        this.#finishIfThrough(nowMs)
        return settled
      }
      const seconds = Math.max(1, Math.ceil(verdict.brakeSeconds ?? 1))
      this.#store.setBrake(nowMs + seconds * 1000)
      this.expectMessage([part], seconds, nowMs)
      return { outcome: 'later', seconds }
    })
  }

  /** The queue has given a part up; what has left is no concern of its. */
  bury(part: number, nowMs: number): void {
    this.#store.transaction(() => {
      if (this.#store.read()?.status !== 'sending') return
      const row = this.#store.readPart(part)
      if (row?.state !== 'pending') return
      const state = row.doubt === 1 ? 'unknown' : 'dead'
      this.#store.changePart(part, { state, reason: 'the queue gave it up' }, nowMs)
      this.#finishIfThrough(nowMs)
    })
  }

  /** Parts that need a message in the queue; they count as having one once `expectMessage` says so. */
  partsWithoutMessage(nowMs: number, limit: number): number[] {
    const send = this.#store.read()
    return send?.status === 'sending' && !send.paused ? this.#store.dueParts(nowMs, limit) : []
  }

  expectMessage(parts: readonly number[], delaySeconds: number, nowMs: number): void {
    this.#store.setDue(parts, nowMs + delaySeconds * 1000 + this.#times.sweepMs)
  }

  /** A part whose message could not be written. */
  needMessage(part: number, delaySeconds: number, nowMs: number): void {
    this.#store.setDue([part], nowMs + delaySeconds * 1000)
  }

  /** Begins what is scheduled, ends what ran out, and tells whether the send is to be forgotten. */
  tick(nowMs: number): 'forget' | 'keep' {
    const send = this.#store.read()
    if (!send) return 'keep'
    if (this.#forgetAtMs(send) <= nowMs) {
      this.#store.transaction(() => this.#store.delete())
      return 'forget'
    }
    if (send.status === 'scheduled' && (send.spec.atMs ?? 0) <= nowMs) {
      this.#store.transaction(() => {
        this.#store.begin(nowMs)
        this.#store.setAllDue(nowMs)
      })
    }
    this.#store.transaction(() => this.#runOut(send, nowMs))
    return 'keep'
  }

  /** When the next thing is to be done by itself. */
  nextTickMs(nowMs: number): number | undefined {
    const send = this.#store.read()
    if (!send) return undefined
    const times = [this.#forgetAtMs(send)]
    if (send.status === 'scheduled') times.push(send.spec.atMs ?? nowMs)
    if (send.status === 'sending') {
      const due = send.paused ? undefined : this.#store.firstDueMs()
      times.push(this.#endsAtMs(send), ...(due === undefined ? [] : [due]))
    }
    if (this.unindexed()) times.push(nowMs)
    const next = Math.min(...times)
    return Number.isFinite(next) ? next : undefined
  }

  resolve({ state, action, parts }: Resolution, nowMs: number): number | undefined {
    return this.#store.transaction(() => {
      if (!this.#store.read()) return undefined
      const waiting = this.#store.undropped(state)
      const wanted = parts ? waiting.filter((part) => parts.includes(part)) : waiting
      if (action === 'drop') for (const part of wanted) this.#store.drop(part)
      if (action === 'resend' && wanted.length) {
        this.#resend(state, wanted, nowMs)
        this.#store.begin(nowMs)
      }
      return wanted.length
    })
  }

  resume(nowMs: number): boolean | undefined {
    const send = this.#store.read()
    if (!send) return undefined
    if (!send.paused) return false
    this.#store.transaction(() => {
      this.#store.begin(nowMs)
      this.#store.setAllDue(nowMs)
    })
    return true
  }

  /** Cancels what waits. Gives what the hub keeps for later: those can be cancelled there alone. */
  cancel(nowMs: number): { readonly part: number; readonly notificationId: string }[] | undefined {
    return this.#store.transaction(() => {
      const send = this.#store.read()
      if (!send) return undefined
      this.#store.changeAll('pending', 'canceled', 'unknown', 'canceled', nowMs)
      if (send.status !== 'finished') this.#store.setStatus('canceled', nowMs)
      const isAtHub = isByTags(send.spec.audience) && (send.spec.atMs ?? 0) > nowMs
      if (!isAtHub) return []
      const done = this.#store.listParts({ state: 'done', limit: 100, withHandles: false })
      return done.flatMap(({ part, notificationId }) => (notificationId ? [{ part, notificationId }] : []))
    })
  }

  /** The hub has cancelled what it kept for later. */
  canceledAtHub(part: number, nowMs: number): void {
    this.#store.transaction(() => {
      this.#store.changePart(part, { state: 'canceled', reason: 'canceled' }, nowMs)
      this.#store.setStatus('canceled', nowMs)
    })
  }

  /** What the index of dead letters does not know yet. */
  unindexed(): string | undefined {
    const send = this.#store.read()
    if (!send || !this.#store.hasAny('dead', 'unknown')) return send?.indexed ? '{}' : undefined
    const { all, dropped } = this.#store.counts()
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
    const { all, dropped } = this.#store.counts()
    // The hub keeps it, and will send it.
    const isAtHub = status === 'finished' && (spec.atMs ?? 0) > nowMs && all.done.parts > 0
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

  parts: SendStore['listParts'] = (query) => this.#store.listParts(query)

  #add(parts: readonly NewPart[], invalid: number, dueMs: number, nowMs: number): void {
    const first = this.#store.nextPart()
    for (const [index, part] of parts.entries()) this.#store.addPart(first + index, part, dueMs, nowMs)
    if (invalid) this.#store.addInvalid(invalid)
  }

  /** Lets parts be sent again. Those that were unknown stay in doubt: they may have been taken the first time. */
  #resend(state: ResolvableState, parts: readonly number[], nowMs: number): void {
    const change = {
      state: 'pending',
      attempts: 0,
      reason: 'sent again',
      doubtful: state === 'unknown',
    } as const
    for (const part of parts) this.#store.changePart(part, change, nowMs)
    this.#store.setDue(parts, nowMs)
  }

  #finishIfThrough(nowMs: number): void {
    if (this.#store.read()?.status === 'sending' && !this.#store.hasAny('pending', 'sending'))
      this.#store.setStatus('finished', nowMs)
  }

  /** Ends what waited too long: it is expired by its own time, or dead by ours. */
  #runOut(send: SendRow, nowMs: number): boolean {
    if (send.status !== 'sending' || this.#endsAtMs(send) > nowMs) return false
    const isExpired = (send.spec.expiresAtMs ?? Number.POSITIVE_INFINITY) <= nowMs
    const [state, reason] = isExpired ? (['expired', 'expired'] as const) : (['dead', 'given up'] as const)
    this.#store.changeAll('pending', state, 'unknown', reason, nowMs)
    this.#finishIfThrough(nowMs)
    return true
  }

  #endsAtMs({ spec, sinceMs }: SendRow): number {
    return Math.min(sinceMs + this.#times.giveUpMs, spec.expiresAtMs ?? Number.POSITIVE_INFINITY)
  }

  #forgetAtMs({ finishedAtMs, createdAtMs, status, spec }: SendRow): number {
    const { retentionMs } = this.#times
    if (status === 'open') return createdAtMs + retentionMs
    return finishedAtMs === undefined
      ? Number.POSITIVE_INFINITY
      : Math.max(finishedAtMs, spec.atMs ?? 0) + retentionMs
  }
}
