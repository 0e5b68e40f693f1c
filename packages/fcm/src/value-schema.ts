import type * as v from 'valibot'
import { isDuration } from './duration.js'
import { analyticsLabelLimit, countLimit, timeToLiveLimitSeconds } from './limits.js'
import { isWhole, judged, known } from './schema.js'

const notADuration = 'E_FCM_DURATION: A length of time is a text such as "3600s": durationFromMs() makes it.'

export const duration: v.GenericSchema = judged((value) => !isDuration(value) && notADuration)

export const ttl: v.GenericSchema = judged((value) => {
  if (!isDuration(value)) return notADuration
  return (
    Number.parseFloat(value) > timeToLiveLimitSeconds &&
    `E_FCM_TTL_RANGE: ttl is at most ${timeToLiveLimitSeconds}s, four weeks.`
  )
})

/** One of some names. FCM also takes the number of a name, by the rules of JSON for protocol buffers. */
export function oneOf(names: readonly string[], alsoTaken: readonly string[] = []): v.GenericSchema {
  const texts: readonly unknown[] = [...names, ...alsoTaken]
  return judged((value) => {
    if (texts.includes(value)) return false
    return isWhole(value, names.length - 1)
      ? 'W_FCM_LOOSE_VALUE: Write the name; FCM takes its number, too.'
      : `E_FCM_ENUM: The value is one of ${names.join(', ')}.`
  })
}

/** A whole number. FCM also takes it as text, by the same rules. */
export const count: v.GenericSchema = judged((value) => {
  if (isWhole(value, countLimit)) return false
  return typeof value === 'string' && /^\d+$/.test(value) && isWhole(Number(value), countLimit)
    ? 'W_FCM_LOOSE_VALUE: Write a number; FCM takes it as text, too.'
    : 'E_FCM_COUNT_INT: The count is a whole number from 0.'
})

export const time: v.GenericSchema = judged((value) => {
  const isTime =
    typeof value === 'string' &&
    /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.test(value) &&
    // Not every engine reads nine decimals.
    !Number.isNaN(Date.parse(`${value.slice(0, 19)}Z`))
  return !isTime && 'E_FCM_TIME: A time looks like 2026-12-01T10:00:00Z (RFC 3339).'
})

function protocolOf(url: unknown): string {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).protocol : ''
}

export const imageUrl: v.GenericSchema = judged((value) => {
  const protocol = protocolOf(value)
  if (protocol === 'http:') return 'W_FCM_HTTP: Devices may refuse http; use https.'
  return protocol !== 'https:' && 'E_FCM_URL: An image is an http or https URL.'
})

export const link: v.GenericSchema = judged(
  (value) => protocolOf(value) !== 'https:' && 'E_FCM_LINK_HTTPS: A link is an https URL.',
)

const label = judged((value) => {
  if (typeof value !== 'string') return 'E_FCM_TYPE: Wanted is a string.'
  const isLabel = value.length <= analyticsLabelLimit && /^[\w.~%-]+$/.test(value)
  return !isLabel && `W_FCM_ANALYTICS_LABEL: It is 1 to ${analyticsLabelLimit} letters, digits and - _ . ~ %.`
})

/** `fcm_options`, of which each system has its own. */
export function fcmOptions(entries: v.ObjectEntries = {}): v.GenericSchema {
  return known({ analytics_label: label, ...entries })
}
