import type { NotificationIssue } from '@hubcast/core'
import { info, pointer, warning } from '@hubcast/payload'
import { fitKey } from './collapse.js'
import type { Message, MessageContent } from './content.js'
import { isShown, type Platform } from './platform.js'

/** A message as its platform can take it, and what had to change for that. */
export interface Adapted {
  readonly message: Message
  readonly issues: readonly NotificationIssue[]
}

function lackedBy({ lacks }: Platform, content: MessageContent): NotificationIssue[] {
  const given = new Set(
    Object.entries(content).flatMap(([field, value]) => (value === undefined ? [] : [field])),
  )
  return Object.entries(lacks)
    .filter(([field]) => given.has(field))
    .map(([field, why]) => warning('W_MESSAGE_UNSUPPORTED', pointer([field]), why))
}

/** Brings keys, times and missing texts into the platform's bounds, and names every field that it lacks. */
export function adapt(message: Message, platform: Platform): Adapted {
  const { keys, keeps, needs = [], lacks } = platform
  const issues = lackedBy(platform, message.content)
  let content = message.content
  let expiry = message.expiry
  for (const field of ['collapseKey', 'tag'] as const) {
    const key = content[field]
    if (key === undefined || !keys || field in lacks) continue
    const fitting = fitKey(key, keys)
    if (fitting === key) continue
    content = { ...content, [field]: fitting }
    issues.push(
      info(
        'I_MESSAGE_HASHED',
        pointer([field]),
        'The platform does not take this key, so its SHA-256 stands in.',
      ),
    )
  }
  if (expiry && keeps && !('timeToLive' in lacks)) {
    const inSeconds = Math.min(Math.max(expiry.inSeconds, keeps.least), keeps.most)
    if (inSeconds !== expiry.inSeconds) {
      expiry = { atSeconds: expiry.atSeconds + inSeconds - expiry.inSeconds, inSeconds }
      const path = content.expiresAt ? '/expiresAt' : '/timeToLive'
      const bounds = `${keeps.least} to ${keeps.most} seconds`
      issues.push(info('I_MESSAGE_CLAMPED', path, `The platform keeps a message for ${bounds}.`))
    }
  }
  for (const field of needs) {
    const standIn = field === 'title' ? content.body : content.title
    const keyed = content.localization?.[`${field}Key`] !== undefined
    if (!isShown(content) || content[field] !== undefined || keyed || standIn === undefined) continue
    content = { ...content, [field]: standIn }
    issues.push(info('I_MESSAGE_FILLED', '', `The platform wants a ${field}, so the other text stands in.`))
  }
  return { message: { ...message, content, expiry }, issues }
}
