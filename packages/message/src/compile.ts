import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { InvalidNotification, isInvalidNotification, warning } from '@hubcast/payload'
import { adapt } from './adapt.js'
import type { Message, MessagePlatform } from './content.js'
import { checkLiteral } from './expressions.js'
import { buildFitting } from './fit.js'
import { checkMessageValue, checkOptions, compilerOf, platformsOf } from './options.js'
import { withStandIns } from './stand-in.js'

/** Options of {@link compile}. */
export interface CompileOptions<Name extends MessagePlatform = MessagePlatform> {
  /** Which platforms to compile to, each once however often it is named. */
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

function withWarnings(
  { warnings: _, ...notification }: PushNotification,
  warnings: readonly NotificationIssue[],
): PushNotification {
  return warnings.length ? { ...notification, warnings } : notification
}

function compileOne<Name extends MessagePlatform>(
  given: Message,
  platform: Name,
  fit: CompileOptions['fit'],
): Compiled<Name> {
  const compiler = compilerOf(platform)
  const { message, issues } = adapt(given, compiler, 'send')
  const { content } = message
  const build = (fields: typeof content) =>
    compiler.compile({ ...message, content: withStandIns(fields, compiler) })
  const { built, text } =
    fit === 'truncate-body' && typeof content.body === 'string'
      ? buildFitting(content.body, (body) => build({ ...content, body }))
      : { built: build(content), text: content.body }
  const [notification, ...extra] = built
  const cut = warning('W_MESSAGE_TRUNCATED', '/body', 'The body was cut to fit the platform.')
  const noticed = [
    ...given.warnings,
    ...issues,
    ...(text === content.body ? [] : [cut]),
    ...(notification.warnings ?? []).filter((issue) => !compiler.refutes?.(issue, content)),
  ]
  return { platform, notification: withWarnings(notification, noticed), extra }
}

/**
 * A message as notifications, one for each platform, and what goes with them.
 *
 * @throws {InvalidNotification} with the problems of all platforms, each message beginning with the platform's name,
 * when one platform would refuse its payload: nothing is half done.
 * @throws TypeError for what is no message, a platform or an option that there is not.
 * @example
 * for (const { notification } of compile(order, { platforms: ['apple', 'fcmv1'] })) await hub.send(notification)
 */
export function compile<Name extends MessagePlatform>(
  message: Message,
  options: CompileOptions<Name>,
): readonly Compiled<Name>[] {
  checkMessageValue(message)
  checkOptions(options, ['platforms', 'fit'])
  const { fit = 'error' } = options
  if (fit !== 'error' && fit !== 'truncate-body') throw new TypeError('fit is error or truncate-body.')
  checkLiteral(message.content)
  const problems: NotificationIssue[] = []
  const compiled = platformsOf(options.platforms).flatMap((platform) => {
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
