import type { PushNotification, SendOptions, SendReceipt } from '@hubcast/core'
import { type CompileOptions, compile } from './compile.js'
import type { Message, MessagePlatform } from './content.js'
import { checkMessageValue, checkOptions } from './options.js'

/** What sends: `NotificationHub`, or whatever has its `send`. */
export interface Sender {
  send(notification: PushNotification, options?: SendOptions): Promise<SendReceipt>
}

/** What became of one notification of a message. */
export type Sent<Name extends MessagePlatform = MessagePlatform> = {
  readonly platform: Name
  readonly notification: PushNotification
} & (
  | { readonly receipt: SendReceipt; readonly error?: never }
  /** A `HubError`, whose `taken` tells whether the hub may have it. */
  | { readonly error: unknown; readonly receipt?: never }
)

/** Options of {@link sendMessage}: those of {@link compile}, and those of the hub's `send`. */
export type SendMessageOptions<Name extends MessagePlatform = MessagePlatform> = CompileOptions<Name> &
  Pick<SendOptions, 'tags' | 'signal'>

/**
 * Sends a message to all of its platforms side by side, and tells what became of each: one that fails neither stops
 * nor hides the others. Nothing is sent when a platform would refuse its payload.
 *
 * @returns An entry for each notification, extras behind their own; none of them throws.
 * @throws {InvalidNotification} as {@link compile} does, before anything is sent.
 * @throws TypeError for what is no message or no hub, a platform or an option that there is not, before anything is sent.
 * @example
 * const sent = await sendMessage(hub, order, { platforms: ['apple', 'fcmv1', 'windows'], tags: 'news' })
 * for (const { platform, error } of sent) if (error) console.error(platform, error)
 */
export async function sendMessage<Name extends MessagePlatform>(
  sender: Sender,
  message: Message,
  given: SendMessageOptions<Name>,
): Promise<readonly Sent<Name>[]> {
  if (typeof Object(sender).send !== 'function') throw new TypeError('sender: it is a NotificationHub.')
  checkMessageValue(message)
  checkOptions(given, ['platforms', 'fit', 'tags', 'signal'])
  const { platforms, fit, ...options } = given
  const compiled = compile(message, { platforms, ...(fit && { fit }) })
  const notifications = compiled.flatMap(({ platform, notification, extra }) =>
    [notification, ...extra].map((one) => ({ platform, notification: one })),
  )
  return Promise.all(
    notifications.map(async (one) => {
      try {
        return { ...one, receipt: await sender.send(one.notification, options) }
      } catch (error) {
        return { ...one, error }
      }
    }),
  )
}
