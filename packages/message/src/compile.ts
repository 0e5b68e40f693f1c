import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { InvalidNotification, isInvalidNotification, warning } from '@hubcast/payload'
import { adapt } from './adapt.js'
import type { Message, MessagePlatform } from './content.js'
import { checkLiteral } from './expressions.js'
import { buildFitting } from './fit.js'
import { platformCompilers } from './platforms/index.js'

/** Options of {@link compile}. */
export interface CompileOptions<Name extends MessagePlatform = MessagePlatform> {
  /** Which platforms to compile to. */
  readonly platforms: readonly Name[]
  /**
   * What to do where a platform's limit is exceeded: `error`, or clip the body at a whole character until it
   * fits, which a warning then tells.
   * @default 'error'
   */
  readonly fit?: 'error' | 'truncate-body'
}

/** What one platform gets of a message. */
export interface Compiled<Name extends MessagePlatform = MessagePlatform> {
  readonly platform: Name
  readonly notification: PushNotification
  /** Notifications that go with it: a badge for Windows, a tile for Windows Phone. */
  readonly extra: readonly PushNotification[]
}

function withWarnings(notification: PushNotification, more: readonly NotificationIssue[]): PushNotification {
  const warnings = [...more, ...(notification.warnings ?? [])]
  return warnings.length ? { ...notification, warnings } : notification
}

function compileOne<Name extends MessagePlatform>(
  given: Message,
  platform: Name,
  fit: CompileOptions['fit'],
): Compiled<Name> {
  const compiler = platformCompilers[platform]
  const { message, issues } = adapt(given, compiler)
  const { body } = message.content
  const buildWith = (text: string) =>
    compiler.compile({ ...message, content: { ...message.content, body: text } })
  const { built, text } =
    fit === 'truncate-body' && typeof body === 'string'
      ? buildFitting(body, buildWith)
      : { built: compiler.compile(message), text: body }
  const [notification, ...extra] = built
  const cut = warning('W_MESSAGE_TRUNCATED', '/body', 'The body was cut to fit the platform.')
  const noticed = [...given.warnings, ...issues, ...(text === body ? [] : [cut])]
  return { platform, notification: withWarnings(notification, noticed), extra }
}

/**
 * A message as notifications, one for each platform, and what goes with them.
 *
 * @throws {InvalidNotification} with the problems of all platforms, each message beginning with the platform's name,
 * when one platform would refuse its payload: nothing is half done.
 * @example
 * for (const { notification } of compile(order, { platforms: ['apple', 'fcmv1'] })) await hub.send(notification)
 */
export function compile<Name extends MessagePlatform>(
  message: Message,
  { platforms, fit = 'error' }: CompileOptions<Name>,
): readonly Compiled<Name>[] {
  checkLiteral(message.content)
  const problems: NotificationIssue[] = []
  const compiled = platforms.flatMap((platform) => {
    if (!Object.hasOwn(platformCompilers, platform))
      throw new TypeError(`platforms: there are ${Object.keys(platformCompilers).join(', ')}.`)
    try {
      return [compileOne(message, platform, fit)]
    } catch (failure) {
      if (!isInvalidNotification(failure)) throw failure
      problems.push(
        ...failure.issues.map((issue) => ({ ...issue, message: `${platform}: ${issue.message}` })),
      )
      return []
    }
  })
  if (problems.length) throw new InvalidNotification(problems)
  return compiled
}
