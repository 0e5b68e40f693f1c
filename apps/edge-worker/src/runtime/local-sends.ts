import pLimit from 'p-limit'
import type { Notification } from '../fanout/notification.js'
import { wakeAll } from '../fanout/schema.js'
import type { SendObject } from '../fanout/send.js'
import type { Sql } from '../sql.js'

/** So many sends are kept in memory; the rest is in the database. */
const keptLimit = 1_000
/** A timer takes no longer time, in milliseconds. */
const longestMs = 2_000_000_000
/** Until a tick has set its send's next alarm, there is one after so long. */
const alarmRetryMs = 60_000
/** So many sends are ticked at once. */
const ticksAtOnce = 16

/** A send in memory, and how many calls on it have not ended. */
interface Kept {
  readonly send: Notification
  calls: number
}

/**
 * The sends of one program, each once, and their alarms: what a platform with objects does for them. Alarms are kept
 * in the database, so that a program that starts again goes on where it was.
 */
export class LocalSends {
  readonly #sql: Sql
  readonly #now: () => number
  readonly #create: (id: string) => Notification
  readonly #failed: (id: string, failure: unknown) => void
  readonly #kept = new Map<string, Kept>()
  readonly #limit = pLimit(ticksAtOnce)
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(
    sql: Sql,
    now: () => number,
    create: (id: string) => Notification,
    failed: (id: string, failure: unknown) => void,
  ) {
    this.#sql = sql
    this.#now = now
    this.#create = create
    this.#failed = failed
    sql.run('CREATE TABLE IF NOT EXISTS alarms (send TEXT PRIMARY KEY, at INTEGER NOT NULL)')
    for (const id of wakeAll(sql, now())) this.setAlarm(id, now())
    // A program that died between keeping a send and setting its alarm.
    sql.run('INSERT INTO alarms SELECT send, ? FROM sends WHERE send NOT IN (SELECT send FROM alarms)', now())
    this.#wait()
  }

  /** One send. Nobody holds it longer than a call lasts: there must never be two objects of one send. */
  get(id: string): SendObject {
    const on = <Result>(call: (send: Notification) => Promise<Result>) => this.#on(id, call)
    return {
      create: (spec, handles) => on((send) => send.create(spec, handles)),
      addPage: (page, handles) => on((send) => send.addPage(page, handles)),
      commit: (pages) => on((send) => send.commit(pages)),
      report: () => on((send) => send.report()),
      parts: (query) => on((send) => send.parts(query)),
      resolve: (resolution) => on((send) => send.resolve(resolution)),
      resume: () => on((send) => send.resume()),
      cancel: () => on((send) => send.cancel()),
      deliver: (part) => on((send) => send.deliver(part)),
      bury: (part) => on((send) => send.bury(part)),
    }
  }

  setAlarm(id: string, atMs: number): void {
    this.#sql.run(
      'INSERT INTO alarms (send, at) VALUES (?, ?) ON CONFLICT (send) DO UPDATE SET at = excluded.at',
      id,
      atMs,
    )
    this.#wait()
  }

  /** Begins nothing more by itself, and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await Promise.all([...this.#kept.values()].map(({ send }) => send.idle()))
  }

  async #on<Result>(id: string, call: (send: Notification) => Promise<Result>): Promise<Result> {
    const kept = this.#keep(id)
    kept.calls++
    try {
      return await call(kept.send)
    } finally {
      kept.calls--
    }
  }

  #keep(id: string): Kept {
    const known = this.#kept.get(id)
    if (known) return known
    for (const [other, { calls }] of this.#kept) {
      if (this.#kept.size < keptLimit) break
      // A second object would take what the first is doing for what was interrupted.
      if (calls === 0) this.#kept.delete(other)
    }
    const made = { send: this.#create(id), calls: 0 }
    this.#kept.set(id, made)
    return made
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const [row] = this.#sql.run('SELECT min(at) AS at FROM alarms')
    if (this.#closed || row?.at == null) return
    const ms = Math.min(longestMs, Math.max(0, Number(row.at) - this.#now()))
    this.#timer = setTimeout(() => this.#ring(), ms)
  }

  #ring(): void {
    const now = this.#now()
    const due = this.#sql.run('SELECT send FROM alarms WHERE at <= ?', now)
    // They stand until the ticks set others: a program that dies now rings again.
    this.#sql.run('UPDATE alarms SET at = ? WHERE at <= ?', now + alarmRetryMs, now)
    for (const row of due) this.#limit(() => this.#tick(String(row.send)))
    this.#wait()
  }

  async #tick(id: string): Promise<void> {
    if (this.#closed) return
    try {
      if ((await this.#on(id, (send) => send.tick())) === 'keep') return
      this.#sql.run('DELETE FROM alarms WHERE send = ?1 AND ?1 NOT IN (SELECT send FROM sends)', id)
    } catch (failure) {
      this.#failed(id, failure)
    }
  }
}
