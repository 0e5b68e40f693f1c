import { checkFault, type Fault, type FaultOperation, type FaultOptions, type Faults } from './fault.js'

/** What a fault may look at. */
export interface FaultedRequest {
  readonly hub: string
  /** Undefined for a request that is none of the operations. */
  readonly operation: FaultOperation | undefined
  /** The tag expression; null without one. */
  readonly tags: string | null
}

/** Numbers from 0 to below 1 that follow from a seed: mulberry32. */
function drawsOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** A fault that a server carries out by itself. */
export interface CarriedFault {
  /** When all is well again. */
  readonly ended: Promise<void>
  /** Ends it before its time. */
  end(): void
}

/** One that is there, and what it still needs. */
class ActiveFault implements Fault {
  readonly id: string
  readonly options: FaultOptions
  readonly remove: () => void
  readonly #draw: () => number
  #hits = 0

  constructor(id: string, options: FaultOptions, remove: () => void) {
    this.id = id
    this.options = options
    this.remove = remove
    this.#draw = drawsOf(options.seed ?? 1)
  }

  get hits(): number {
    return this.#hits
  }

  /** Whether it hits a request that it fits. */
  hit({ hub, operation, tags }: FaultedRequest): boolean {
    const { options } = this
    const fits =
      (options.hub === undefined || options.hub.toLowerCase() === hub.toLowerCase()) &&
      (options.operation === undefined || options.operation === operation) &&
      (options.tag === undefined || tagsIn(tags).includes(options.tag.toLowerCase()))
    if (!fits || (options.share !== undefined && this.#draw() >= options.share)) return false
    this.#hits++
    if (this.#hits === options.count) this.remove()
    return true
  }

  /** How it is written where others read it. */
  toJSON(): object {
    return { id: this.id, options: this.options, hits: this.hits }
  }
}

/** The tags that an expression names, in lower case. */
function tagsIn(expression: string | null): string[] {
  return (expression ?? '').toLowerCase().match(/[^\s()!&|]+/g) ?? []
}

/** The faults that are there, and whom they hit. Nothing is carried out here. */
export class FaultList implements Faults {
  readonly #changed: () => void
  readonly #added: (options: FaultOptions) => CarriedFault | undefined
  #faults: readonly ActiveFault[] = []
  #count = 0

  /**
   * @param changed - Hears of every change and hit.
   * @param added - Sees the options first, and may throw; gives what a server carries out by itself.
   */
  constructor(changed: () => void, added: (options: FaultOptions) => CarriedFault | undefined) {
    this.#changed = changed
    this.#added = added
  }

  add(options: FaultOptions): Fault {
    checkFault(options)
    const carried = this.#added(options)
    const fault: ActiveFault = new ActiveFault(String(++this.#count), { ...options }, () => {
      this.#faults = this.#faults.filter((other) => other !== fault)
      carried?.end()
      this.#changed()
    })
    this.#faults = [...this.#faults, fault]
    this.#changed()
    carried?.ended.then(fault.remove)
    return fault
  }

  list(): readonly ActiveFault[] {
    return this.#faults
  }

  clear(): void {
    for (const fault of this.#faults) fault.remove()
  }

  /** The fault that hits a request. @param isAsked - Which faults are meant. */
  hit(request: FaultedRequest, isAsked: (options: FaultOptions) => boolean): FaultOptions | undefined {
    const fault = this.#faults.find((each) => isAsked(each.options) && each.hit(request))
    if (fault) this.#changed()
    return fault?.options
  }
}
