import type { Count } from './send.js'
import { type PartState, partStates } from './states.js'

const none: Count = { parts: 0, handles: 0 }

function plus(one: Count, other: Count): Count {
  return { parts: one.parts + other.parts, handles: one.handles + other.handles }
}

/** How many parts are in each state, and how many of them a person has dropped. */
export class Tally {
  readonly #all = Object.fromEntries(partStates.map((state) => [state, none])) as Record<PartState, Count>
  readonly #dropped = { dead: none, unknown: none }

  /** @param by - Negative for what left the state. */
  add(state: PartState, isDropped: boolean, by: Count): void {
    this.#all[state] = plus(this.#all[state], by)
    if (isDropped && (state === 'dead' || state === 'unknown'))
      this.#dropped[state] = plus(this.#dropped[state], by)
  }

  counts(): { readonly all: Record<PartState, Count>; readonly dropped: Record<'dead' | 'unknown', Count> } {
    return { all: { ...this.#all }, dropped: { ...this.#dropped } }
  }
}
