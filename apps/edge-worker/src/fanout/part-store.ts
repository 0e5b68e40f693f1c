import type { NotificationFormat } from '@hubcast/core'
import type { Sql, SqlRow, SqlValue } from '../sql.js'
import type { PartReport, PartsQuery } from './send.js'
import type { PartState } from './states.js'
import { Tally } from './tally.js'

/**
 * What is still to be done with a part that has its answer. `resume`: it met the fault that stopped the send, and goes
 * when the send goes on. `recall`: the hub keeps it for later, and the send was cancelled.
 */
export type Follows = 'resume' | 'recall'

/** A part as it is kept. */
export interface PartRow {
  readonly notification: number
  readonly format: NotificationFormat
  readonly state: PartState
  readonly handles: string | null
  readonly count: number
  readonly attempts: number
  /** How many of its requests may have been taken. */
  readonly doubt: number
}

/** What changes in a part with its state. */
export interface PartChange {
  readonly state: PartState
  readonly attempts?: number
  readonly notificationId?: string | undefined
  readonly status?: number | undefined
  readonly reason?: string | undefined
  readonly doubt?: number
  readonly follows?: Follows | undefined
}

/** What has come to a good end needs nobody's handles any more. */
function needsNoHandles(state: PartState): boolean {
  return state === 'done' || state === 'canceled' || state === 'expired'
}

/** Parts that met the fault which stopped the send, and that no person has dropped. */
const heldBack = `state = 'rejected' AND dropped = 0 AND follows = 'resume'`

function partOf(row: SqlRow): number {
  return Number(row.part)
}

/** The records of a send's parts. Statements alone: what may follow what is decided elsewhere. */
export class PartStore {
  readonly #sql: Sql
  readonly #id: string
  /** Counted when first asked for, then kept up: counting at each step would cost more the more parts there are. */
  #tally: Tally | undefined

  constructor(sql: Sql, id: string) {
    this.#sql = sql
    this.#id = id
  }

  /** What was counted may not be true any more. */
  forgetCounts(): void {
    this.#tally = undefined
  }

  next(): number {
    return Number(this.#run('SELECT coalesce(max(part) + 1, 0) AS next FROM parts WHERE send = ?')[0]?.next)
  }

  add(
    part: number,
    { notification, format, handles, count }: Pick<PartRow, 'notification' | 'format' | 'handles' | 'count'>,
    dueMs: number,
    nowMs: number,
  ): void {
    this.forgetCounts()
    this.#run(
      'INSERT INTO parts (send, part, notification, format, count, due, changed, handles) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      part,
      notification,
      format,
      count,
      dueMs,
      nowMs,
      handles,
    )
  }

  read(part: number): PartRow | undefined {
    const columns = 'notification, format, state, handles, count, attempts, doubt'
    return this.#run(`SELECT ${columns} FROM parts WHERE send = ? AND part = ?`, part)[0] as
      | PartRow
      | undefined
  }

  change(part: number, change: PartChange, nowMs: number): void {
    const { state } = change
    this.#recount(part, state)
    this.#sql.run(
      `UPDATE parts SET state = ?, attempts = coalesce(?, attempts), hub_id = coalesce(?, hub_id), status = ?,
       reason = ?, changed = ?, dropped = 0, doubt = coalesce(?, doubt), follows = ?,
       handles = iif(?, NULL, handles)
       WHERE send = ? AND part = ?`,
      state,
      change.attempts ?? null,
      change.notificationId ?? null,
      change.status ?? null,
      change.reason ?? null,
      nowMs,
      change.doubt ?? null,
      change.follows ?? null,
      needsNoHandles(state) ? 1 : 0,
      this.#id,
      part,
    )
  }

  /** What is being sent may have been taken. Gives those parts, and how many of their requests may have been. */
  interrupt(nowMs: number): { readonly part: number; readonly doubt: number }[] {
    this.forgetCounts()
    return this.#sql
      .run(
        `UPDATE parts SET state = 'unknown', reason = 'interrupted', changed = ?, doubt = doubt + 1
         WHERE send = ? AND state = 'sending' RETURNING part, doubt`,
        nowMs,
        this.#id,
      )
      .map((row) => ({ part: partOf(row), doubt: Number(row.doubt) }))
  }

  /** Ends all that waits, also for the send to go on: it becomes `state`, and unknown where it is in doubt. */
  endWaiting(state: PartState, reason: string, nowMs: number): void {
    this.forgetCounts()
    this.#sql.run(
      `UPDATE parts SET state = iif(doubt > 0, 'unknown', ?), reason = ?, changed = ?, follows = NULL,
       handles = iif(doubt = 0 AND ?, NULL, handles)
       WHERE send = ? AND (state = 'pending' OR (${heldBack}))`,
      state,
      reason,
      nowMs,
      needsNoHandles(state) ? 1 : 0,
      this.#id,
    )
  }

  /** Lets parts that met the fault which stopped the send wait for their turn again. */
  release(nowMs: number): void {
    this.forgetCounts()
    this.#sql.run(
      `UPDATE parts SET state = 'pending', reason = 'sent again', status = NULL, attempts = 0, changed = ?, due = ?,
       follows = NULL
       WHERE send = ? AND ${heldBack}`,
      nowMs,
      nowMs,
      this.#id,
    )
  }

  hasHeldBack(): boolean {
    return this.#run(`SELECT 1 FROM parts WHERE send = ? AND ${heldBack} LIMIT 1`).length > 0
  }

  /** All that the hub took is to be cancelled there. */
  recall(): void {
    this.#run(`UPDATE parts SET follows = 'recall' WHERE send = ? AND state = 'done' AND hub_id IS NOT NULL`)
  }

  endRecall(part: number): void {
    this.#run('UPDATE parts SET follows = NULL WHERE send = ? AND part = ?', part)
  }

  /** What is to be cancelled at the hub, by the hub's id. */
  toRecall(): { readonly part: number; readonly notificationId: string }[] {
    return this.#run(
      `SELECT part, hub_id FROM parts WHERE send = ? AND state = 'done' AND follows = 'recall'`,
    ).map((row) => ({ part: partOf(row), notificationId: String(row.hub_id) }))
  }

  /** Parts that wait and have no message in the queue that is known of. */
  due(nowMs: number, limit: number): number[] {
    return this.#run(
      `SELECT part FROM parts WHERE send = ? AND state = 'pending' AND dropped = 0 AND due <= ?
       ORDER BY due, part LIMIT ?`,
      nowMs,
      limit,
    ).map(partOf)
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
    // None that waits is dropped: to say so lets the index answer with its first entry.
    const [row] = this.#run(
      `SELECT min(due) AS due FROM parts WHERE send = ? AND state = 'pending' AND dropped = 0`,
    )
    return row?.due == null ? undefined : Number(row.due)
  }

  hasAny(...states: readonly PartState[]): boolean {
    return states.some(
      (state) => this.#run('SELECT 1 FROM parts WHERE send = ? AND state = ? LIMIT 1', state).length > 0,
    )
  }

  counts(): ReturnType<Tally['counts']> {
    this.#tally ??= this.#count()
    return this.#tally.counts()
  }

  list({ state, after = -1, limit, withHandles }: PartsQuery): PartReport[] {
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
    return rows.map(reportOf)
  }

  /** Parts of a state that no person has dropped. */
  undropped(state: PartState): number[] {
    return this.#run(
      'SELECT part FROM parts WHERE send = ? AND state = ? AND dropped = 0 ORDER BY part',
      state,
    ).map(partOf)
  }

  drop(part: number): void {
    this.forgetCounts()
    this.#run('UPDATE parts SET dropped = 1 WHERE send = ? AND part = ?', part)
  }

  /** Runs a statement whose first value is the send's id. */
  #run(statement: string, ...values: readonly SqlValue[]): SqlRow[] {
    return this.#sql.run(statement, this.#id, ...values)
  }

  #count(): Tally {
    const tally = new Tally()
    const rows = this.#run(
      `SELECT state, dropped, count(*) AS parts, sum(count) AS handles FROM parts WHERE send = ?
       GROUP BY state, dropped`,
    )
    for (const { state, dropped, parts, handles } of rows)
      tally.add(state as PartState, dropped === 1, { parts: Number(parts), handles: Number(handles) })
    return tally
  }

  /** Keeps the counts up with a part that is about to change its state. */
  #recount(part: number, state: PartState): void {
    if (!this.#tally) return
    const [row] = this.#run('SELECT state, dropped, count FROM parts WHERE send = ? AND part = ?', part)
    if (!row) return
    const handles = Number(row.count)
    this.#tally.add(row.state as PartState, row.dropped === 1, { parts: -1, handles: -handles })
    this.#tally.add(state, false, { parts: 1, handles })
  }
}

function reportOf(row: SqlRow): PartReport {
  return {
    part: partOf(row),
    format: row.format as NotificationFormat,
    state: row.state as PartState,
    count: Number(row.count),
    attempts: Number(row.attempts),
    changedAtMs: Number(row.changed),
    ...(row.hub_id !== null && { notificationId: String(row.hub_id) }),
    ...(row.status !== null && { status: Number(row.status) }),
    ...(row.reason !== null && { reason: String(row.reason) }),
    dropped: row.dropped === 1,
    ...(row.handles !== null && { handles: JSON.parse(String(row.handles)) as string[] }),
  }
}
