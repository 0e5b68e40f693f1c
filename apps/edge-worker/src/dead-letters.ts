import type { DeadLetterEntry } from './fanout/notification.js'
import type { Count } from './fanout/send.js'
import type { Sql } from './sql.js'

/** A send with parts that wait for a person's decision. */
export interface DeadLetter {
  readonly id: string
  /** Surely not taken. */
  readonly dead: Count
  /** May have been taken. */
  readonly unknown: Count
  /** Milliseconds since 1970. */
  readonly changedAtMs: number
}

/** The list of sends with dead or unknown parts: objects cannot be listed, and neither can a queue. */
export interface DeadLetters {
  put(entry: DeadLetterEntry): Promise<void>
  /** By id, from the one after `after`. */
  list(after: string, limit: number): Promise<readonly DeadLetter[]>
}

interface Counts {
  readonly dead?: Count
  readonly unknown?: Count
  readonly dropped?: { readonly dead: Count; readonly unknown: Count }
}

const none: Count = { parts: 0, handles: 0 }

function minus(all: Count = none, dropped: Count = none): Count {
  return { parts: all.parts - dropped.parts, handles: all.handles - dropped.handles }
}

/** The list, in SQLite. */
export class DeadLetterStore implements DeadLetters {
  readonly #sql: Sql
  readonly #now: () => number

  constructor(sql: Sql, now: () => number) {
    this.#sql = sql
    this.#now = now
    sql.run(`CREATE TABLE IF NOT EXISTS dead_letters (
      id TEXT PRIMARY KEY, dead TEXT NOT NULL, unknown TEXT NOT NULL, changed INTEGER NOT NULL
    )`)
  }

  async put({ id, counts }: DeadLetterEntry): Promise<void> {
    const { dead, unknown, dropped } = JSON.parse(counts) as Counts
    const left = { dead: minus(dead, dropped?.dead), unknown: minus(unknown, dropped?.unknown) }
    if (left.dead.parts + left.unknown.parts === 0) {
      this.#sql.run('DELETE FROM dead_letters WHERE id = ?', id)
      return
    }
    this.#sql.run(
      `INSERT INTO dead_letters (id, dead, unknown, changed) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET dead = excluded.dead, unknown = excluded.unknown, changed = excluded.changed`,
      id,
      JSON.stringify(left.dead),
      JSON.stringify(left.unknown),
      this.#now(),
    )
  }

  async list(after: string, limit: number): Promise<readonly DeadLetter[]> {
    return this.#sql
      .run('SELECT * FROM dead_letters WHERE id > ? ORDER BY id LIMIT ?', after, limit)
      .map((row) => ({
        id: String(row.id),
        dead: JSON.parse(String(row.dead)) as Count,
        unknown: JSON.parse(String(row.unknown)) as Count,
        changedAtMs: Number(row.changed),
      }))
  }
}
