/** A list that keeps the newest entries, by number and by size, and counts what it dropped. */
export class Ring<T> {
  readonly #limit: number
  readonly #sizeLimit: number
  readonly #sizeOf: (entry: T) => number
  #entries: (T | undefined)[] = []
  #start = 0
  #size = 0
  #dropped = 0

  constructor(
    limit: number,
    sizeLimit: number = Number.POSITIVE_INFINITY,
    sizeOf: (entry: T) => number = () => 0,
  ) {
    this.#limit = limit
    this.#sizeLimit = sizeLimit
    this.#sizeOf = sizeOf
  }

  get length(): number {
    return this.#entries.length - this.#start
  }

  /** How many entries had to make room. */
  get dropped(): number {
    return this.#dropped
  }

  push(entry: T): void {
    this.#entries.push(entry)
    this.#size += this.#sizeOf(entry)
    while (this.length > this.#limit || (this.#size > this.#sizeLimit && this.length > 1)) {
      this.#size -= this.#sizeOf(this.#entries[this.#start] as T)
      this.#entries[this.#start] = undefined
      this.#start++
      this.#dropped++
    }
    // The places of what was dropped are given back now and then, not at each step.
    if (this.#start > this.#limit) {
      this.#entries = this.#entries.slice(this.#start)
      this.#start = 0
    }
  }

  /** The entries, newest first. */
  *newestFirst(): Generator<T> {
    for (let index = this.#entries.length - 1; index >= this.#start; index--) yield this.#entries[index] as T
  }

  clear(): void {
    this.#entries = []
    this.#start = 0
    this.#size = 0
  }
}
