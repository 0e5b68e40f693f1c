/** A length of time as FCM writes it: seconds with up to nine decimals and an `s`, such as `3600s` or `0.250s`. */
export type FcmDuration = `${number}s`

/** Whether a value is a length of time in FCM's form, from 0. */
export function isDuration(value: unknown): value is FcmDuration {
  return typeof value === 'string' && /^\d+(\.\d{1,9})?s$/.test(value)
}

/**
 * A length of time for `ttl`, `vibrate_timings` and `light_settings`.
 *
 * @param ms - Milliseconds from 0.
 * @returns `0s`, `3600s`, or with nine decimals: `3.500000000s`.
 * @throws TypeError for what is no such number.
 * @example
 * import { durationFromMs } from '@hubcast/fcm'
 * console.log(durationFromMs(3500)) // 3.500000000s
 */
export function durationFromMs(ms: number): FcmDuration {
  const seconds = Math.floor(ms / 1000)
  const nanos = Math.floor((ms - seconds * 1000) * 1_000_000)
  const text = `${seconds}${nanos > 0 ? `.${String(nanos).padStart(9, '0')}` : ''}s`
  if (!isDuration(text)) throw new TypeError('ms is a number of milliseconds from 0.')
  return text
}
