import type { PartMessage } from './notification.js'
import type { SendObject } from './send.js'

/** A message as a queue hands it over. */
export interface Delivery {
  readonly body: PartMessage
  /** How often it was handed over, from 1. */
  readonly attempts: number
  ack(): void
  retry(options: { readonly delaySeconds: number }): void
}

/** The longest wait before the queue hands a message over again, in seconds. */
const longestWaitSeconds = 600

function isPartMessage(body: unknown): body is PartMessage {
  const { id, part } = Object(body) as Record<string, unknown>
  return typeof id === 'string' && Number.isInteger(part)
}

/** Hands messages to the sends that they are of. What cannot be handed over is tried again, later each time. */
export async function consume(
  deliveries: readonly Delivery[],
  sendOf: (id: string) => Pick<SendObject, 'deliver' | 'bury'>,
  kind: 'deliver' | 'bury',
): Promise<void> {
  await Promise.all(
    deliveries.map(async (delivery) => {
      // Nothing that is no part will ever be one.
      if (!isPartMessage(delivery.body)) return delivery.ack()
      const { id, part } = delivery.body
      try {
        await sendOf(id)[kind](part)
        delivery.ack()
      } catch {
        // The object was overloaded, or died. What it was about to send it has written down.
        delivery.retry({ delaySeconds: Math.min(longestWaitSeconds, 2 ** delivery.attempts) })
      }
    }),
  )
}
