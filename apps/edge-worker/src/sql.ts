/** A value that SQLite keeps. */
export type SqlValue = string | number | null

/** What a statement gave. */
export type SqlRow = Record<string, SqlValue>

/**
 * SQLite, as a Durable Object and `node:sqlite` have it: synchronous, so that a decision and its record are one
 * step that nothing can come between.
 */
export interface Sql {
  /** Runs one statement; values stand for its `?` in order. */
  run(statement: string, ...values: readonly SqlValue[]): SqlRow[]
  /** All that is written in `work`, or nothing. */
  transaction<Result>(work: () => Result): Result
}
