import type { Sql } from '../src/sql.js'

/** The lives of an object, of which the newest alone may do anything. */
export class Lives {
  #newest = 0

  /** Begins a life, and ends the one before. Gives what throws once this one is over. */
  begin(): () => void {
    const life = ++this.#newest
    return () => {
      if (life !== this.#newest) throw new Error('This object is dead.')
    }
  }
}

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
