import type { Notification } from '../fanout/notification.js'
import { wakeAll } from '../fanout/store.js'
import type { Sql } from '../sql.js'

/** So many sends are kept in memory; the rest is in the database. */
const keptLimit = 1_000
/** A timer takes no longer time, in milliseconds. */
const longestMs = 2_000_000_000

/**
 * The sends of one program, each once, and their alarms: what a platform with objects does for them. Alarms are kept
 * in the database, so that a program that starts again goes on where it was.
 */
export class LocalSends {
  readonly #sql: Sql
  readonly #now: () => number
  readonly #create: (id: string) => Notification
  readonly #failed: (failure: unknown) => void
  readonly #kept = new Map<string, Notification>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(
    sql: Sql,
    now: () => number,
    create: (id: string) => Notification,
    failed: (failure: unknown) => void,
  ) {
    this.#sql = sql
    this.#now = now
    this.#create = create
    this.#failed = failed
    sql.run('CREATE TABLE IF NOT EXISTS alarms (send TEXT PRIMARY KEY, at INTEGER NOT NULL)')
    for (const id of wakeAll(sql, now())) this.setAlarm(id, now())
    this.#wait()
  }

  get(id: string): Notification {
    const known = this.#kept.get(id)
    if (known) return known
    for (const [other, { isBusy }] of this.#kept) {
      if (this.#kept.size < keptLimit) break
      // Of a busy one there must not be two.
      if (!isBusy) this.#kept.delete(other)
    }
    const made = this.#create(id)
    this.#kept.set(id, made)
    return made
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
    await Promise.all([...this.#kept.values()].map((send) => send.idle()))
  }

  #wait(): void {
    clearTimeout(this.#timer)
    const [row] = this.#sql.run('SELECT min(at) AS at FROM alarms')
    if (this.#closed || row?.at == null) return
    const ms = Math.min(longestMs, Math.max(0, Number(row.at) - this.#now()))
    this.#timer = setTimeout(() => this.#ring(), ms)
  }

  async #ring(): Promise<void> {
    const due = this.#sql.run('SELECT send FROM alarms WHERE at <= ?', this.#now())
    for (const row of due) {
      const id = String(row.send)
      this.#sql.run('DELETE FROM alarms WHERE send = ?', id)
      try {
        if ((await this.get(id).tick()) === 'forgotten') this.#kept.delete(id)
      } catch (failure) {
        this.#failed(failure)
      }
      if (this.#closed) return
    }
    this.#wait()
  }
}
