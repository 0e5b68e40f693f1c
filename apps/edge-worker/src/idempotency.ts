import { answerMs, inTime } from './in-time.js'
import type { Sql, SqlRow } from './sql.js'

/** An answer that is given again. */
export interface KeptAnswer {
  readonly status: number
  readonly body: string
  readonly contentType: string
  readonly location?: string
}

/** What a request with a key is to do. */
export type Begun =
  /** Send, under this id. Sending under an id that is known changes nothing, so a second try is safe. */
  | { readonly kind: 'new'; readonly notificationId: string }
  | { readonly kind: 'replay'; readonly answer: KeptAnswer }
  /** The key was used for another request. */
  | { readonly kind: 'differs' }

/** The first answer of each key. */
export interface IdempotencyKeys {
  begin(name: string, fingerprint: string): Promise<Begun>
  finish(name: string, answer: KeptAnswer): Promise<void>
  /** The request failed before it had an answer; the next one tries again. */
  abandon(name: string): Promise<void>
}

/** How long a key is remembered, in milliseconds. */
export const keptMs = 86_400_000
/**
 * How long a repeated request waits for the first one's answer, in milliseconds: longer than any request takes that
 * still has somebody to end it.
 */
const joinMs = answerMs + 2_000

const schema = `CREATE TABLE IF NOT EXISTS keys (
  name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, notification TEXT NOT NULL, answer TEXT, expires INTEGER NOT NULL
)`

/**
 * Remembers requests by their Idempotency-Key. Those that come while the first is under way wait for its answer. Of one
 * that died, or whose object did, no answer comes: the next does the same again, under the same id.
 */
export class IdempotencyStore implements IdempotencyKeys {
  readonly #sql: Sql
  readonly #now: () => number
  readonly #underWay = new Map<string, PromiseWithResolvers<void>>()

  constructor(sql: Sql, now: () => number) {
    this.#sql = sql
    this.#now = now
    sql.run(schema)
  }

  async begin(name: string, fingerprint: string): Promise<Begun> {
    const lateMs = this.#now() + joinMs
    for (;;) {
      const now = this.#now()
      this.#sql.run('DELETE FROM keys WHERE name = ? AND expires <= ?', name, now)
      const [row] = this.#sql.run('SELECT * FROM keys WHERE name = ?', name)
      if (row && row.fingerprint !== fingerprint) return { kind: 'differs' }
      if (row && row.answer !== null)
        return { kind: 'replay', answer: JSON.parse(String(row.answer)) as KeptAnswer }
      const first = this.#underWay.get(name)
      if (!row || !first || now >= lateMs)
        return { kind: 'new', notificationId: this.#enter(name, fingerprint, row) }
      await inTime(first.promise, lateMs - now)
    }
  }

  async finish(name: string, answer: KeptAnswer): Promise<void> {
    // The first answer stays, also where a later request had given up waiting for it.
    this.#sql.run(
      'UPDATE keys SET answer = ? WHERE name = ? AND answer IS NULL',
      JSON.stringify(answer),
      name,
    )
    this.#end(name)
  }

  async abandon(name: string): Promise<void> {
    this.#end(name)
  }

  /** Forgets what has run out. */
  forget(): void {
    this.#sql.run('DELETE FROM keys WHERE expires <= ?', this.#now())
  }

  #enter(name: string, fingerprint: string, row: SqlRow | undefined): string {
    if (!this.#underWay.has(name)) this.#underWay.set(name, Promise.withResolvers())
    if (row) return String(row.notification)
    const notificationId = crypto.randomUUID()
    this.#sql.run(
      'INSERT INTO keys (name, fingerprint, notification, expires) VALUES (?, ?, ?, ?)',
      name,
      fingerprint,
      notificationId,
      this.#now() + keptMs,
    )
    return notificationId
  }

  #end(name: string): void {
    this.#underWay.get(name)?.resolve()
    this.#underWay.delete(name)
  }
}
