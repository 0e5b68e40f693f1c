import type { NotificationFormat } from '@hubcast/core'
import type { Sql, SqlRow } from '../sql.js'
import type { Count, PartReport, PartsQuery, Pause, SendSpec } from './send.js'
import { type PartState, partStates, type SendStatus } from './states.js'

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
}

/** A part as it is kept. */
export interface PartRow {
  readonly notification: number
  readonly format: NotificationFormat
  readonly state: PartState
  readonly handles: string | null
  readonly count: number
  readonly attempts: number
  /** 1: an earlier request may have been taken. */
  readonly doubt: number
}

/** What changes in a part with its state. */
export interface PartChange {
  readonly state: PartState
  readonly attempts?: number
  readonly notificationId?: string | undefined
  readonly status?: number | undefined
  readonly reason?: string | undefined
  /** The request before this change may have been taken. */
  readonly doubtful?: boolean
}

/** What has come to a good end needs nobody's handles any more. */
function needsNoHandles(state: PartState): boolean {
  return state === 'done' || state === 'canceled' || state === 'expired'
}

const schema = [
  `CREATE TABLE IF NOT EXISTS sends (
    send TEXT PRIMARY KEY, spec TEXT NOT NULL, status TEXT NOT NULL, created INTEGER NOT NULL, since INTEGER NOT NULL,
    paused TEXT, brake INTEGER NOT NULL DEFAULT 0, invalid INTEGER NOT NULL DEFAULT 0, finished INTEGER,
    indexed TEXT NOT NULL DEFAULT ''
  )`,
  // due: when the part needs a message in the queue, unless its state has changed by then.
  // doubt: an earlier request may have been taken, whatever becomes of the next.
  `CREATE TABLE IF NOT EXISTS parts (
    send TEXT NOT NULL, part INTEGER NOT NULL, notification INTEGER NOT NULL, format TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending', count INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL, changed INTEGER NOT NULL, hub_id TEXT, status INTEGER, reason TEXT,
    dropped INTEGER NOT NULL DEFAULT 0, doubt INTEGER NOT NULL DEFAULT 0, handles TEXT, PRIMARY KEY (send, part)
  )`,
  'CREATE INDEX IF NOT EXISTS parts_by_state ON parts (send, state, dropped, due, part, count)',
  `CREATE TABLE IF NOT EXISTS pages (
    send TEXT NOT NULL, page INTEGER NOT NULL, digest TEXT NOT NULL, handles INTEGER NOT NULL,
    invalid INTEGER NOT NULL, PRIMARY KEY (send, page)
  )`,
]

function numberOf(row: SqlRow | undefined, name: string): number {
  return Number(row?.[name] ?? 0)
}

/**
 * Makes all waiting parts of all sends due, and gives the sends: for a program whose queue was lost with its memory.
 */
export function wakeAll(sql: Sql, nowMs: number): string[] {
  for (const statement of schema) sql.run(statement)
  sql.run(`UPDATE parts SET due = ? WHERE state = 'pending'`, nowMs)
  return sql.run(`SELECT send FROM sends WHERE status = 'sending'`).map((row) => String(row.send))
}

/** The records of one send. Statements alone: what may follow what is decided elsewhere. */
export class SendStore {
  readonly #sql: Sql
  readonly #id: string
  /** Never changes, and may be 64 KB of JSON that each step would read again. */
  #spec: SendSpec | undefined

  constructor(sql: Sql, id: string) {
    this.#sql = sql
    this.#id = id
  }

  /** Whether there are tables; reading alone makes none, so that an id that nobody gave leaves no trace. */
  #isThere(): boolean {
    return this.#sql.run("SELECT 1 FROM sqlite_master WHERE name = 'sends'").length > 0
  }

  transaction<Result>(work: () => Result): Result {
    return this.#sql.transaction(work)
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
    const columns = 'status, created, since, paused, brake, invalid, finished, indexed'
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

  addInvalid(handles: number): void {
    this.#sql.run('UPDATE sends SET invalid = invalid + ? WHERE send = ?', handles, this.#id)
  }

  nextPart(): number {
    const [row] = this.#sql.run(
      'SELECT coalesce(max(part) + 1, 0) AS next FROM parts WHERE send = ?',
      this.#id,
    )
    return numberOf(row, 'next')
  }

  addPart(
    part: number,
    { notification, format, handles, count }: Pick<PartRow, 'notification' | 'format' | 'handles' | 'count'>,
    dueMs: number,
    nowMs: number,
  ): void {
    this.#sql.run(
      'INSERT INTO parts (send, part, notification, format, count, due, changed, handles) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      this.#id,
      part,
      notification,
      format,
      count,
      dueMs,
      nowMs,
      handles,
    )
  }

  readPart(part: number): PartRow | undefined {
    const [row] = this.#sql.run(
      'SELECT notification, format, state, handles, count, attempts, doubt FROM parts WHERE send = ? AND part = ?',
      this.#id,
      part,
    )
    return row as PartRow | undefined
  }

  changePart(part: number, change: PartChange, nowMs: number): void {
    const { state, doubtful } = change
    this.#sql.run(
      `UPDATE parts SET state = ?, attempts = coalesce(?, attempts), hub_id = coalesce(?, hub_id), status = ?,
       reason = ?, changed = ?, dropped = 0, doubt = max(doubt, ?), handles = iif(?, NULL, handles)
       WHERE send = ? AND part = ?`,
      state,
      change.attempts ?? null,
      change.notificationId ?? null,
      change.status ?? null,
      change.reason ?? null,
      nowMs,
      doubtful ? 1 : 0,
      needsNoHandles(state) ? 1 : 0,
      this.#id,
      part,
    )
  }

  /** Moves all parts of one state to another, those that are in doubt to `ifDoubtful`, and tells how many. */
  changeAll(from: PartState, to: PartState, ifDoubtful: PartState, reason: string, nowMs: number): number {
    return [to, ifDoubtful]
      .map((state, doubt) => {
        const changed = this.#sql.run(
          `UPDATE parts SET state = ?, reason = ?, changed = ?, handles = iif(?, NULL, handles)
           WHERE send = ? AND state = ? AND doubt = ? RETURNING part`,
          state,
          reason,
          nowMs,
          needsNoHandles(state) ? 1 : 0,
          this.#id,
          from,
          doubt,
        )
        return changed.length
      })
      .reduce((sum, count) => sum + count, 0)
  }

  /** Parts that wait and have no message in the queue that is known of. */
  dueParts(nowMs: number, limit: number): number[] {
    return this.#sql
      .run(
        `SELECT part FROM parts WHERE send = ? AND state = 'pending' AND due <= ? ORDER BY part LIMIT ?`,
        this.#id,
        nowMs,
        limit,
      )
      .map((row) => numberOf(row, 'part'))
  }

  setDue(parts: readonly number[], dueMs: number): void {
    for (const part of parts)
      this.#sql.run('UPDATE parts SET due = ? WHERE send = ? AND part = ?', dueMs, this.#id, part)
  }

  /** Makes all waiting parts due. */
  setAllDue(dueMs: number): void {
    this.#sql.run(`UPDATE parts SET due = ? WHERE send = ? AND state = 'pending'`, dueMs, this.#id)
  }

  /** When the first waiting part is due. */
  firstDueMs(): number | undefined {
    const [row] = this.#sql.run(
      `SELECT min(due) AS due FROM parts WHERE send = ? AND state = 'pending'`,
      this.#id,
    )
    return row?.due == null ? undefined : Number(row.due)
  }

  hasAny(...states: readonly PartState[]): boolean {
    return states.some(
      (state) =>
        this.#sql.run('SELECT 1 FROM parts WHERE send = ? AND state = ? LIMIT 1', this.#id, state).length > 0,
    )
  }

  counts(): { readonly all: Record<PartState, Count>; readonly dropped: Record<'dead' | 'unknown', Count> } {
    const none = { parts: 0, handles: 0 }
    const all = Object.fromEntries(partStates.map((state) => [state, none])) as Record<PartState, Count>
    const dropped = { dead: none, unknown: none }
    const rows = this.#sql.run(
      `SELECT state, dropped, count(*) AS parts, sum(count) AS handles FROM parts WHERE send = ?
       GROUP BY state, dropped`,
      this.#id,
    )
    for (const row of rows) {
      const state = row.state as PartState
      const count = { parts: numberOf(row, 'parts'), handles: numberOf(row, 'handles') }
      all[state] = { parts: all[state].parts + count.parts, handles: all[state].handles + count.handles }
      if (row.dropped && (state === 'dead' || state === 'unknown')) dropped[state] = count
    }
    return { all, dropped }
  }

  listParts({ state, after = -1, limit, withHandles }: PartsQuery): PartReport[] {
    const rows = this.#sql.run(
      `SELECT part, format, state, count, attempts, changed, hub_id, status, reason, dropped,
       iif(?, handles, NULL) AS handles FROM parts
       WHERE send = ? AND part > ? AND state = coalesce(?, state) ORDER BY part LIMIT ?`,
      withHandles ? 1 : 0,
      this.#id,
      after,
      state ?? null,
      limit,
    )
    return rows.map((row) => ({
      part: numberOf(row, 'part'),
      format: row.format as NotificationFormat,
      state: row.state as PartState,
      count: numberOf(row, 'count'),
      attempts: numberOf(row, 'attempts'),
      changedAtMs: numberOf(row, 'changed'),
      ...(row.hub_id !== null && { notificationId: String(row.hub_id) }),
      ...(row.status !== null && { status: numberOf(row, 'status') }),
      ...(row.reason !== null && { reason: String(row.reason) }),
      dropped: row.dropped === 1,
      ...(row.handles !== null && { handles: JSON.parse(String(row.handles)) as string[] }),
    }))
  }

  /** Parts of a state that no person has dropped. */
  undropped(state: PartState): number[] {
    return this.#sql
      .run(
        'SELECT part FROM parts WHERE send = ? AND state = ? AND dropped = 0 ORDER BY part',
        this.#id,
        state,
      )
      .map((row) => numberOf(row, 'part'))
  }

  drop(part: number): void {
    this.#sql.run('UPDATE parts SET dropped = 1 WHERE send = ? AND part = ?', this.#id, part)
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
  }
}
