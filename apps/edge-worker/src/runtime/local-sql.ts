import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Sql, SqlRow } from '../sql.js'

/** SQLite of Node and of Deno. */
export interface LocalSql extends Sql {
  close(): void
}

/** Opens a database. @param path - A file, or `:memory:`. */
export function openSql(path: string): LocalSql {
  const database = new DatabaseSync(path)
  if (path !== ':memory:') database.exec('PRAGMA journal_mode = WAL')
  const statements = new Map<string, StatementSync>()
  function prepared(text: string): StatementSync {
    const known = statements.get(text) ?? database.prepare(text)
    statements.set(text, known)
    return known
  }
  return {
    run: (text, ...values) => prepared(text).all(...values) as SqlRow[],
    transaction(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (failure) {
        database.exec('ROLLBACK')
        throw failure
      }
    },
    close: () => database.close(),
  }
}
