import type { Sql } from '../sql.js'

/** The tables of sends. */
export const schema = [
  // failures: how many ticks failed, one after the other.
  `CREATE TABLE IF NOT EXISTS sends (
    send TEXT PRIMARY KEY, spec TEXT NOT NULL, status TEXT NOT NULL, created INTEGER NOT NULL, since INTEGER NOT NULL,
    paused TEXT, brake INTEGER NOT NULL DEFAULT 0, invalid INTEGER NOT NULL DEFAULT 0, finished INTEGER,
    indexed TEXT NOT NULL DEFAULT '', failures INTEGER NOT NULL DEFAULT 0
  )`,
  // due: when the part needs a message in the queue, unless its state has changed by then.
  // doubt: how many of its requests may have been taken, whatever becomes of the next.
  // follows: what is still to be done with a part that has its answer.
  `CREATE TABLE IF NOT EXISTS parts (
    send TEXT NOT NULL, part INTEGER NOT NULL, notification INTEGER NOT NULL, format TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending', count INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL, changed INTEGER NOT NULL, hub_id TEXT, status INTEGER, reason TEXT,
    dropped INTEGER NOT NULL DEFAULT 0, doubt INTEGER NOT NULL DEFAULT 0, follows TEXT, handles TEXT,
    PRIMARY KEY (send, part)
  )`,
  'CREATE INDEX IF NOT EXISTS parts_by_state ON parts (send, state, dropped, due, part, count)',
  `CREATE TABLE IF NOT EXISTS pages (
    send TEXT NOT NULL, page INTEGER NOT NULL, digest TEXT NOT NULL, handles INTEGER NOT NULL,
    invalid INTEGER NOT NULL, PRIMARY KEY (send, page)
  )`,
]

/**
 * Makes all waiting parts of all sends due, and gives the sends: for a program whose queue was lost with its memory.
 */
export function wakeAll(sql: Sql, nowMs: number): string[] {
  for (const statement of schema) sql.run(statement)
  sql.run(`UPDATE parts SET due = ? WHERE state = 'pending'`, nowMs)
  return sql.run(`SELECT send FROM sends WHERE status = 'sending'`).map((row) => String(row.send))
}

/** The id of the one send that a database keeps; undefined when it is gone. */
export function keptId(sql: Sql): string | undefined {
  if (!sql.run("SELECT 1 FROM sqlite_master WHERE name = 'sends'").length) return undefined
  const [row] = sql.run('SELECT send FROM sends LIMIT 1')
  return row && String(row.send)
}
