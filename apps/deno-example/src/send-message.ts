import type { NotificationHub } from '@hubcast/core'
import { type MessagePlatform, message, sendMessage } from '@hubcast/message'
import { adviceOn } from './advice.ts'

/** Where the words go: what the demo's devices are, and most phones. */
export const platforms: readonly MessagePlatform[] = ['apple', 'fcmv1']

/** What a person says to devices. */
export interface Words {
  readonly title: string
  readonly body: string
  /** A tag expression; empty for every device. */
  readonly tags: string
}

/** What became of the words at the hub. */
export interface Outcome {
  readonly receipts: readonly { readonly platform: MessagePlatform; readonly notificationId: string }[]
  /** What went wrong, each with what to do about it. */
  readonly problems: readonly string[]
}

/** Sends the words to iPhones and Android phones alike. */
export async function sendWords(hub: NotificationHub, { title, body, tags }: Words): Promise<Outcome> {
  try {
    const sent = await sendMessage(hub, message({ title, body }), {
      platforms,
      ...(tags && { tags }),
    })
    const problems = sent.flatMap(({ error }) => (error ? [adviceOn(error)] : []))
    return {
      receipts: sent.flatMap(({ platform, receipt }) =>
        receipt ? [{ platform, notificationId: receipt.notificationId ?? 'without an id' }] : [],
      ),
      problems: [...new Set(problems)],
    }
  } catch (error) {
    return { receipts: [], problems: [adviceOn(error)] }
  }
}
