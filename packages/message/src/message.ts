import type { NotificationIssue } from '@hubcast/core'
import { checkSchema, InvalidNotification, type PropertiesOf } from '@hubcast/payload'
import type { Message, MessageContent, MessageExpiry } from './content.js'
import { checkMessage } from './rules.js'
import { messageSchema } from './schema.js'

/** Options of {@link message}. */
export interface MessageOptions {
  /** The present, in milliseconds since 1970: `timeToLive` counts from it. @default Date.now() */
  readonly now?: number
}

function expiryOf({ timeToLive, expiresAt }: MessageContent, nowMs: number): MessageExpiry | undefined {
  const now = Math.floor(nowMs / 1000)
  if (expiresAt) {
    const atSeconds = Math.floor(expiresAt.getTime() / 1000)
    return { atSeconds, inSeconds: Math.max(0, atSeconds - now) }
  }
  return timeToLive === undefined ? undefined : { atSeconds: now + timeToLive, inSeconds: timeToLive }
}

/**
 * One message for every platform: {@link compile} makes notifications of it, {@link toTemplate} what an installation
 * registers.
 *
 * @throws {InvalidNotification} with every problem that no platform would mend: see the codes in this package's
 * README. What single platforms refuse comes with {@link compile}.
 * @example
 * const order = message({ title: 'Order 41', body: 'On its way', link: 'https://shop.example.org/o/41' })
 */
export function message<const Content extends MessageContent>(
  content: Content,
  options: MessageOptions = {},
): Message<PropertiesOf<Content>> {
  const typeIssues = checkSchema(messageSchema, content, {
    unknownField: 'E_MESSAGE_UNKNOWN_FIELD',
    type: 'E_MESSAGE_TYPE',
  })
  // Rules between fields of wrong types would only repeat what is said already.
  const issues: readonly NotificationIssue[] = typeIssues.length ? typeIssues : checkMessage(content)
  if (issues.some(({ severity }) => severity === 'error')) throw new InvalidNotification(issues)
  return { content, expiry: expiryOf(content, options.now ?? Date.now()), warnings: issues }
}
