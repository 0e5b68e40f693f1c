import type { Sql } from './sql.js'

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
  /** The first request has not ended yet. */
  | { readonly kind: 'in-progress' }

/** The first answer of each key. */
export interface IdempotencyKeys {
  begin(name: string, fingerprint: string): Promise<Begun>
  finish(name: string, answer: KeptAnswer): Promise<void>
  /** The request failed before it had an answer; the next one tries again. */
  abandon(name: string): Promise<void>
}

/** How long a key is remembered, in milliseconds. */
export const keptMs = 86_400_000
/** How long a repeated request waits for the first one's answer, in milliseconds. */
const joinMs = 20_000

const schema = `CREATE TABLE IF NOT EXISTS keys (
  name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, notification TEXT NOT NULL, answer TEXT, expires INTEGER NOT NULL
)`

/**
 * Remembers requests by their Idempotency-Key. Those that come while the first is under way wait for its answer; an
 * object that died meanwhile lets the next request do the same again, under the same id.
 */
export class IdempotencyStore implements IdempotencyKeys {
  readonly #sql: Sql
  readonly #now: () => number
  readonly #underWay = new Map<string, PromiseWithResolvers<KeptAnswer | undefined>>()

  constructor(sql: Sql, now: () => number) {
    this.#sql = sql
    this.#now = now
    sql.run(schema)
  }

  async begin(name: string, fingerprint: string): Promise<Begun> {
    const now = this.#now()
    this.#sql.run('DELETE FROM keys WHERE name = ? AND expires <= ?', name, now)
    const [row] = this.#sql.run('SELECT * FROM keys WHERE name = ?', name)
    if (row && row.fingerprint !== fingerprint) return { kind: 'differs' }
    if (row && row.answer !== null)
      return { kind: 'replay', answer: JSON.parse(String(row.answer)) as KeptAnswer }
    const first = this.#underWay.get(name)
    if (row && first) return this.#join(first)
    const notificationId = String(row?.notification ?? crypto.randomUUID())
    if (!row) {
      this.#sql.run(
        'INSERT INTO keys (name, fingerprint, notification, expires) VALUES (?, ?, ?, ?)',
        name,
        fingerprint,
        notificationId,
        now + keptMs,
      )
    }
    this.#underWay.set(name, Promise.withResolvers())
    return { kind: 'new', notificationId }
  }

  async finish(name: string, answer: KeptAnswer): Promise<void> {
    this.#sql.run('UPDATE keys SET answer = ? WHERE name = ?', JSON.stringify(answer), name)
    this.#end(name, answer)
  }

  async abandon(name: string): Promise<void> {
    this.#end(name, undefined)
  }

  /** Forgets what has run out. */
  forget(): void {
    this.#sql.run('DELETE FROM keys WHERE expires <= ?', this.#now())
  }

  async #join(first: PromiseWithResolvers<KeptAnswer | undefined>): Promise<Begun> {
    const late = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => late.resolve(undefined), joinMs)
    const answer = await Promise.race([first.promise, late.promise]).finally(() => clearTimeout(timer))
    return answer ? { kind: 'replay', answer } : { kind: 'in-progress' }
  }

  #end(name: string, answer: KeptAnswer | undefined): void {
    this.#underWay.get(name)?.resolve(answer)
    this.#underWay.delete(name)
  }
}
