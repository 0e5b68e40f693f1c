import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { isInvalidNotification } from '@hubcast/payload'
import { ellipsis, graphemesOf } from './graphemes.js'

/** What is built of a message: the notification with its body, and what goes with it. */
export type Built = readonly [PushNotification, ...PushNotification[]]

/** What was built of how much of a text. */
export interface Fitting {
  readonly built: Built
  readonly text: string
}

/** A limit that no page confirms is a warning, and still what has to hold. */
function isSizeWarning({ code }: NotificationIssue): boolean {
  return /^W_\w+_(SIZE|TOO_LARGE)$/.test(code)
}

/** Whether nothing but a length stands between a payload and its platform. */
function isTooLong(failure: unknown): boolean {
  if (!isInvalidNotification(failure)) return false
  const errors = failure.issues.filter(({ severity }) => severity === 'error')
  return errors.length > 0 && errors.every(({ code }) => /_(TOO_LARGE|LEN)$/.test(code))
}

/**
 * What is built of as much of a text as fits, whole characters from its beginning and an ellipsis.
 *
 * @param build - Throws, or warns, while the text is too long.
 * @returns What was built; the error of `build` when no text at all would fit either.
 */
export function buildFitting(text: string, build: (text: string) => Built): Fitting {
  const attempt = (candidate: string): Fitting | undefined => {
    try {
      const built = build(candidate)
      return built[0].warnings?.some(isSizeWarning) ? undefined : { built, text: candidate }
    } catch (failure) {
      if (isTooLong(failure)) return undefined
      throw failure
    }
  }
  const whole = attempt(text)
  if (whole) return whole
  const characters = graphemesOf(text)
  let best: Fitting | undefined
  let low = 0
  let high = characters.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const fitting = attempt(characters.slice(0, middle).join('').trimEnd() + ellipsis)
    if (fitting) {
      best = fitting
      low = middle + 1
    } else high = middle - 1
  }
  return best ?? { built: build(text), text }
}
