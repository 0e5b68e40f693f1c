import type { CanceledAtHub } from '../hub/cancel.js'
import type { SendMachine } from './machine.js'

/** Cancels at the hub what it keeps of a cancelled send, each part once at a time, whoever asks. */
export class Recalls {
  readonly #machine: SendMachine
  readonly #now: () => number
  readonly #cancelAtHub: (notificationId: string) => Promise<CanceledAtHub>
  readonly #underWay = new Map<number, Promise<CanceledAtHub>>()

  constructor(
    machine: SendMachine,
    now: () => number,
    cancelAtHub: (notificationId: string) => Promise<CanceledAtHub>,
  ) {
    this.#machine = machine
    this.#now = now
    this.#cancelAtHub = cancelAtHub
  }

  /** Cancels all that is left. Tells whether nothing failed. */
  async run(): Promise<boolean> {
    const recalls = this.#machine.toRecall(this.#now()).map(({ part, notificationId }) => {
      const recall = this.#underWay.get(part) ?? this.#recall(part, notificationId)
      this.#underWay.set(part, recall)
      return recall
    })
    return (await Promise.all(recalls)).every((outcome) => outcome !== 'failed')
  }

  /** Waits for what is under way. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underWay.values())
  }

  async #recall(part: number, notificationId: string): Promise<CanceledAtHub> {
    try {
      const outcome = await this.#cancelAtHub(notificationId)
      this.#machine.recalled(part, outcome, this.#now())
      return outcome
    } finally {
      this.#underWay.delete(part)
    }
  }
}
