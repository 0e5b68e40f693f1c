import { consume, type Delivery } from '../fanout/consume.js'
import type { PartMessage } from '../fanout/notification.js'
import type { SendObject } from '../fanout/send.js'

/** How often a message is handed over before it is given up, as in wrangler.jsonc. */
const deliveryLimit = 100
/** A delay is not kept longer than so by a timer; the sweep of a send finds what is later, in milliseconds. */
const longestMs = 86_400_000

/**
 * The queue of one program, with delays, retries and an end for what cannot be delivered. It lives in memory: what a
 * program takes with it when it dies, the sends find missing and enqueue again.
 */
export class LocalQueue {
  readonly #sendOf: (id: string) => SendObject
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(sendOf: (id: string) => SendObject) {
    this.#sendOf = sendOf
  }

  enqueue(messages: readonly PartMessage[], delaySeconds: number, attempts = 1): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer)
        this.#hand(messages, attempts)
      },
      Math.min(delaySeconds * 1000, longestMs),
    )
    this.#timers.add(timer)
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  #hand(messages: readonly PartMessage[], attempts: number): void {
    const deliveries = messages.map(
      (body): Delivery => ({
        body,
        attempts,
        ack() {},
        retry: ({ delaySeconds }) => this.enqueue([body], delaySeconds, attempts + 1),
      }),
    )
    // It settles whatever happens: a failure is a retry.
    consume(deliveries, this.#sendOf, attempts > deliveryLimit ? 'bury' : 'deliver')
  }
}
