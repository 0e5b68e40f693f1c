import type { NotificationIssue } from '@hubcast/core'
import { checkSchema, InvalidNotification, type PropertiesOf } from '@hubcast/payload'
import type { ExactContent, Message, MessageContent, MessageExpiry, MessageFields } from './content.js'
import { copyOf } from './copy.js'
import { checkOptions } from './options.js'
import { checkMessage } from './rules.js'
import { messageSchema } from './schema.js'

/** Options of {@link message}. */
export interface MessageOptions {
  /** The present, in milliseconds since 1970: `timeToLive` counts from it. @default Date.now() */
  readonly now?: number
}

function expiryOf({ timeToLive, expiresAt }: MessageFields, nowMs: number): MessageExpiry | undefined {
  const now = Math.floor(nowMs / 1000)
  if (expiresAt) {
    const atSeconds = Math.floor(expiresAt.getTime() / 1000)
    return { atSeconds, inSeconds: Math.max(0, atSeconds - now) }
  }
  return timeToLive === undefined ? undefined : { atSeconds: now + timeToLive, inSeconds: timeToLive }
}

/**
 * One message for every platform: {@link compile} makes notifications of it, {@link toTemplate} what an installation
 * registers. What is given is copied.
 *
 * @throws {InvalidNotification} with every problem that no platform would mend: see the codes in this package's
 * README. What single platforms refuse comes with {@link compile}.
 * @example
 * const order = message({ title: 'Order 41', body: 'On its way', link: 'https://shop.example.org/o/41' })
 */
export function message<const Content extends MessageContent>(
  content: Content & ExactContent<Content>,
  options: MessageOptions = {},
): Message<PropertiesOf<Content>> {
  checkOptions(options, ['now'])
  const given: Content = content
  const typeIssues = checkSchema(messageSchema, given, {
    unknownField: 'E_MESSAGE_UNKNOWN_FIELD',
    type: 'E_MESSAGE_TYPE',
  })
  // Rules between fields of wrong types would only repeat what is said already.
  // Rules between fields of wrong types would only repeat what is said already.
  if (typeIssues.length) throw new InvalidNotification(typeIssues)
  const copied = copyOf<MessageContent>(given)
  const issues: readonly NotificationIssue[] = [...checkMessage(given), ...copied.issues]
  if (issues.some(({ severity }) => severity === 'error')) throw new InvalidNotification(issues)
  return {
    content: copied.value,
    expiry: expiryOf(copied.value, options.now ?? Date.now()),
    warnings: issues,
  }
}
