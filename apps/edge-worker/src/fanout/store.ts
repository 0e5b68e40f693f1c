import type { Sql, SqlRow } from '../sql.js'
import { PartStore } from './part-store.js'
import { schema } from './schema.js'
import type { Pause, SendSpec } from './send.js'
import type { SendStatus } from './states.js'

/** A send as it is kept. */
export interface SendRow {
  readonly spec: SendSpec
  readonly status: Exclude<SendStatus, 'paused'>
  readonly createdAtMs: number
  /** When it began, or began again. */
  readonly sinceMs: number
  readonly paused: Pause | undefined
  /** Until when nothing is sent, since the hub asked for it; 0 for no such time. */
  readonly brakeUntilMs: number
  readonly invalidHandles: number
  /** When it came to its end. */
  readonly finishedAtMs: number | undefined
  /** What the index of dead letters was told last. */
  readonly indexed: string
  /** How many ticks failed, one after the other. */
  readonly failures: number
}

function numberOf(row: SqlRow | undefined, name: string): number {
  return Number(row?.[name] ?? 0)
}

/** The records of one send. Statements alone: what may follow what is decided elsewhere. */
export class SendStore {
  readonly parts: PartStore
  readonly #sql: Sql
  readonly #id: string
  /** Never changes, and may be 64 KB of JSON that each step would read again. */
  #spec: SendSpec | undefined

  constructor(sql: Sql, id: string) {
    this.parts = new PartStore(sql, id)
    this.#sql = sql
    this.#id = id
  }

  /** Whether there are tables; reading alone makes none, so that an id that nobody gave leaves no trace. */
  #isThere(): boolean {
    return this.#sql.run("SELECT 1 FROM sqlite_master WHERE name = 'sends'").length > 0
  }

  transaction<Result>(work: () => Result): Result {
    try {
      return this.#sql.transaction(work)
    } catch (failure) {
      // What it changed is as it was before.
      this.parts.forgetCounts()
      throw failure
    }
  }

  create(spec: SendSpec, status: SendRow['status'], nowMs: number): void {
    for (const statement of schema) this.#sql.run(statement)
    this.#sql.run(
      'INSERT INTO sends (send, spec, status, created, since) VALUES (?, ?, ?, ?, ?)',
      this.#id,
      JSON.stringify(spec),
      status,
      nowMs,
      nowMs,
    )
  }

  read(): SendRow | undefined {
    if (!this.#isThere()) return undefined
    const columns = 'status, created, since, paused, brake, invalid, finished, indexed, failures'
    const [row] = this.#sql.run(`SELECT ${columns} FROM sends WHERE send = ?`, this.#id)
    if (!row) return undefined
    this.#spec ??= this.#readSpec()
    return {
      spec: this.#spec,
      status: row.status as SendRow['status'],
      createdAtMs: numberOf(row, 'created'),
      sinceMs: numberOf(row, 'since'),
      paused: row.paused === null ? undefined : (JSON.parse(String(row.paused)) as Pause),
      brakeUntilMs: numberOf(row, 'brake'),
      invalidHandles: numberOf(row, 'invalid'),
      finishedAtMs: row.finished === null ? undefined : numberOf(row, 'finished'),
      indexed: String(row.indexed),
      failures: numberOf(row, 'failures'),
    }
  }

  #readSpec(): SendSpec {
    const [row] = this.#sql.run('SELECT spec FROM sends WHERE send = ?', this.#id)
    return JSON.parse(String(row?.spec)) as SendSpec
  }

  setStatus(status: SendRow['status'], finishedAtMs?: number): void {
    this.#sql.run(
      'UPDATE sends SET status = ?, finished = ? WHERE send = ?',
      status,
      finishedAtMs ?? null,
      this.#id,
    )
  }

  /** Lets it begin, or go on. */
  begin(nowMs: number): void {
    this.#sql.run(
      "UPDATE sends SET status = 'sending', since = ?, finished = NULL, paused = NULL WHERE send = ?",
      nowMs,
      this.#id,
    )
  }

  setPaused(pause: Pause): void {
    this.#sql.run('UPDATE sends SET paused = ? WHERE send = ?', JSON.stringify(pause), this.#id)
  }

  setBrake(untilMs: number): void {
    this.#sql.run('UPDATE sends SET brake = max(brake, ?) WHERE send = ?', untilMs, this.#id)
  }

  setIndexed(indexed: string): void {
    this.#sql.run('UPDATE sends SET indexed = ? WHERE send = ?', indexed, this.#id)
  }

  setFailures(failures: number): void {
    this.#sql.run('UPDATE sends SET failures = ? WHERE send = ?', failures, this.#id)
  }

  addInvalid(handles: number): void {
    this.#sql.run('UPDATE sends SET invalid = invalid + ? WHERE send = ?', handles, this.#id)
  }

  readPage(page: number): { digest: string; handles: number; invalid: number } | undefined {
    const [row] = this.#sql.run('SELECT * FROM pages WHERE send = ? AND page = ?', this.#id, page)
    return (
      row && {
        digest: String(row.digest),
        handles: numberOf(row, 'handles'),
        invalid: numberOf(row, 'invalid'),
      }
    )
  }

  addPage(page: number, digest: string, handles: number, invalid: number): void {
    this.#sql.run(
      'INSERT INTO pages (send, page, digest, handles, invalid) VALUES (?, ?, ?, ?, ?)',
      this.#id,
      page,
      digest,
      handles,
      invalid,
    )
  }

  pageCount(): number {
    return numberOf(this.#sql.run('SELECT count(*) AS pages FROM pages WHERE send = ?', this.#id)[0], 'pages')
  }

  lastPage(): number {
    return numberOf(
      this.#sql.run('SELECT coalesce(max(page), 0) AS last FROM pages WHERE send = ?', this.#id)[0],
      'last',
    )
  }

  delete(): void {
    if (!this.#isThere()) return
    for (const table of ['parts', 'pages', 'sends'])
      this.#sql.run(`DELETE FROM ${table} WHERE send = ?`, this.#id)
    this.#spec = undefined
    this.parts.forgetCounts()
  }
}
