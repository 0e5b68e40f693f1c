import type { NotificationIssue } from '@hubcast/core'
import { info, pointer } from '@hubcast/payload'
import { fitKey } from './collapse.js'
import type { Message, MessageFields } from './content.js'
import { withoutLacking } from './lacking.js'
import { fitLifetime } from './lifetime.js'
import type { AdaptedMessage, Platform, Use } from './platform.js'
import { missingTexts } from './stand-in.js'

/** A message as its platform can take it, and what had to change for that. */
export interface Adapted {
  readonly message: AdaptedMessage
  readonly issues: readonly NotificationIssue[]
}

const hashed = 'The platform does not take this key, so its SHA-256 stands in.'

/** The keys of a message as the platform takes them. */
function withKeys(content: MessageFields, { keys = {} }: Platform): MessageFields {
  const { collapseKey, tag } = content
  return {
    ...content,
    ...(collapseKey !== undefined &&
      keys.collapseKey && { collapseKey: fitKey(collapseKey, keys.collapseKey) }),
    ...(tag !== undefined && keys.tag && { tag: fitKey(tag, keys.tag) }),
  }
}

/** Brings keys and times into the platform's bounds, and names every field that it lacks. */
export function adapt(given: Message, platform: Platform, use: Use): Adapted {
  const remaining = withoutLacking(given.content, platform)
  const lifetime = fitLifetime(given.expiry, remaining.content, platform, use)
  const content = withKeys(remaining.content, platform)
  const changed = (['collapseKey', 'tag'] as const).filter((key) => content[key] !== remaining.content[key])
  return {
    message: { content, expiry: lifetime.expiry },
    issues: [
      ...remaining.issues,
      ...(platform.notes?.(remaining.content, use) ?? []),
      ...changed.map((field) => info('I_MESSAGE_HASHED', pointer([field]), hashed)),
      ...lifetime.issues,
      ...missingTexts(content, platform).map((field) =>
        info(
          'I_MESSAGE_FILLED',
          '',
          `The platform wants a ${field}, so the other text's beginning stands in.`,
        ),
      ),
    ],
  }
}
