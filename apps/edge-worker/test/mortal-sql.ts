import type { Sql } from '../src/sql.js'

/** A database as an object sees it that may die. @param checkAlive - Throws once it is dead, and then nothing is written. */
export function mortalSql(database: Sql, checkAlive: () => void): Sql {
  return {
    run: (...statement) => {
      checkAlive()
      return database.run(...statement)
    },
    transaction: (work) => {
      checkAlive()
      return database.transaction(work)
    },
  }
}
