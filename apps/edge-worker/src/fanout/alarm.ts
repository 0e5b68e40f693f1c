import { backOffSeconds } from './back-off.js'
import type { SendStore } from './store.js'

/** The first wait after a tick that failed is that of a second failure, 2 seconds; the next ones are longer. */
const firstBackOff = 2

/**
 * When a send is ticked next. One alarm always stands, from before a tick begins: an alarm that rings and fails is
 * repeated a few times by the platform, and by Node not at all, and then nothing would ever ring again.
 */
export class Alarm {
  readonly #store: SendStore
  readonly #set: (atMs: number) => Promise<void>
  /** What stands. */
  #atMs = Number.POSITIVE_INFINITY
  /** After a failure, and during a tick, nothing rings earlier. */
  #notBeforeMs = 0

  /**
   * @param store - Keeps how often it failed: an object is taken out of memory between two ticks.
   * @param set - Asks for a tick at a time; a later call replaces an earlier one.
   */
  constructor(store: SendStore, set: (atMs: number) => Promise<void>) {
    this.#store = store
    this.#set = set
  }

  /** Lets it ring at a time, unless it rings earlier. */
  async ask(atMs: number, nowMs: number): Promise<void> {
    const wanted = Math.max(atMs, this.#notBeforeMs)
    // One whose time has passed rings at this moment, or was lost.
    const stands = this.#atMs > nowMs
    if (!stands || wanted < this.#atMs) await this.#put(wanted)
  }

  /** Before a tick: should it fail, or the object die of it, there is another. */
  async hold(nowMs: number): Promise<void> {
    this.#notBeforeMs = nowMs + backOffSeconds(firstBackOff + this.#failures()) * 1000
    await this.#put(this.#notBeforeMs)
  }

  /** After a tick that failed: the one that stands comes, and the one after it comes later. */
  putOff(): void {
    this.#store.setFailures(this.#failures() + 1)
  }

  /** After a tick that went well. @param nextMs - Undefined when none is needed. */
  async release(nextMs: number | undefined): Promise<void> {
    if (this.#failures()) this.#store.setFailures(0)
    this.#notBeforeMs = 0
    this.#atMs = Number.POSITIVE_INFINITY
    if (nextMs !== undefined) await this.#put(nextMs)
  }

  #failures(): number {
    return this.#store.read()?.failures ?? 0
  }

  async #put(atMs: number): Promise<void> {
    this.#atMs = atMs
    try {
      await this.#set(atMs)
    } catch (failure) {
      this.#atMs = Number.POSITIVE_INFINITY
      throw failure
    }
  }
}
