import type { StoredDevice } from './store.js'

/** An installation that is put, or removed. */
export interface Write {
  readonly hub: string
  readonly installationId: string
  /** What is put, with the text that it came as; undefined for a removal. */
  readonly put: { readonly stored: StoredDevice; readonly text: string } | undefined
}

/**
 * Writes that show after a while, as the service applies them: it queues them, and a read right after may find the old
 * state. Without a lag they show at once.
 */
export class Writes {
  readonly #lagMs: number
  readonly #apply: (write: Write) => void
  /** In the order in which they came, which is that of their times. */
  #waiting: { readonly atMs: number; readonly write: Write }[] = []

  constructor(lagMs: number, apply: (write: Write) => void) {
    this.#lagMs = lagMs
    this.#apply = apply
  }

  add(write: Write, nowMs: number): void {
    if (this.#lagMs === 0) this.#apply(write)
    else this.#waiting.push({ atMs: nowMs + this.#lagMs, write })
  }

  /** The last write of an installation that does not show yet: what a change of it builds on. */
  latest(hub: string, installationId: string): Write | undefined {
    return this.#waiting.findLast(({ write }) => write.hub === hub && write.installationId === installationId)
      ?.write
  }

  /** Lets show what is due. */
  run(nowMs: number): void {
    if (this.#waiting.length === 0) return
    const due = this.#waiting.filter(({ atMs }) => atMs <= nowMs)
    this.#waiting = this.#waiting.slice(due.length)
    for (const { write } of due) this.#apply(write)
  }

  clear(): void {
    this.#waiting = []
  }
}
