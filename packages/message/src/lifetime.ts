import type { NotificationIssue } from '@hubcast/core'
import { info } from '@hubcast/payload'
import type { MessageExpiry, MessageFields } from './content.js'
import { unsupported } from './lacking.js'
import type { Platform, Use } from './platform.js'

/** When a message runs out on a platform, and what had to change for that. */
export interface Lifetime {
  readonly expiry: MessageExpiry | undefined
  readonly issues: readonly NotificationIssue[]
}

function clampTo(inSeconds: number, { keeps }: Platform, most: number): number {
  return Math.max(keeps?.least ?? 0, Math.min(inSeconds, keeps?.most ?? most, most))
}

/** An expiry in the platform's bounds. A template has no instant: it is registered now, and filled in at any time. */
export function fitLifetime(
  expiry: MessageExpiry | undefined,
  content: MessageFields,
  platform: Platform,
  use: Use,
): Lifetime {
  const field = content.expiresAt ? 'expiresAt' : 'timeToLive'
  if (!expiry || content[field] === undefined) return { expiry: undefined, issues: [] }
  const { atSeconds, inSeconds } = expiry
  const { keeps, until } = platform
  const isInstant = field === 'expiresAt' || (until !== undefined && inSeconds > 0)
  if (use === 'template' && isInstant) {
    const why = 'It would be one instant for all messages that the template is ever filled in with.'
    return { expiry: undefined, issues: [unsupported([field], why)] }
  }
  const most = until === undefined ? Number.MAX_SAFE_INTEGER : until - (atSeconds - inSeconds)
  const fitting = clampTo(inSeconds, platform, most)
  if (fitting === inSeconds) return { expiry, issues: [] }
  const bounds = keeps
    ? `The platform keeps a message for ${keeps.least} to ${keeps.most} seconds.`
    : `The platform takes an expiry up to ${until} seconds since 1970.`
  return {
    expiry: { atSeconds: atSeconds + fitting - inSeconds, inSeconds: fitting },
    issues: [info('I_MESSAGE_CLAMPED', `/${field}`, bounds)],
  }
}
