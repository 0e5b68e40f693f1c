/** A notification that waits for its time. */
export interface Scheduled {
  readonly id: string
  readonly hub: string
  readonly atMs: number
  /** Sends it as of its time. */
  send(): void
}

/** What waits for its time, in memory. The clock is asked, never waited for, so that tests can turn it. */
export class Schedules {
  readonly #waiting = new Map<string, Scheduled>()
  /** Kept for whoever asks what became of them. */
  readonly #canceled = new Set<string>()

  /** @returns Whether there was room. */
  add(scheduled: Scheduled): boolean {
    if (this.#waiting.size >= limit) return false
    this.#waiting.set(scheduled.id, scheduled)
    return true
  }

  /** @returns Whether there was one that had not left. */
  cancel(hub: string, id: string): boolean {
    if (this.#waiting.get(id)?.hub !== hub) return false
    if (this.#canceled.size >= limit) this.#canceled.clear()
    this.#canceled.add(`${hub}/${id}`)
    return this.#waiting.delete(id)
  }

  /** The service's word for one that waits, or has been cancelled; undefined for one that has left. */
  stateOf(hub: string, id: string): 'Scheduled' | 'Cancelled' | undefined {
    if (this.#waiting.get(id)?.hub === hub) return 'Scheduled'
    return this.#canceled.has(`${hub}/${id}`) ? 'Cancelled' : undefined
  }

  /** Sends what is due, the earliest first. */
  run(nowMs: number): void {
    if (this.#waiting.size === 0) return
    const due = [...this.#waiting.values()].filter(({ atMs }) => atMs <= nowMs)
    for (const scheduled of due.sort((a, b) => a.atMs - b.atMs)) {
      this.#waiting.delete(scheduled.id)
      scheduled.send()
    }
  }

  clear(): void {
    this.#waiting.clear()
    this.#canceled.clear()
  }
}

/** The service has no limit; a program's memory has. */
const limit = 10_000
