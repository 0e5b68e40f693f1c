import * as v from 'valibot'

/**
 * What RFC 3339 writes. Of the other forms of ISO 8601, such as a zone without minutes, `Date` makes NaN or another
 * time, and no comparison with NaN is true.
 */
const form = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

function isInstant(text: string): boolean {
  const [, day = ''] = form.exec(text) ?? []
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || Number.isNaN(Date.parse(text))) return false
  // A day that its month does not have would be read as one of the next.
  return midnight.toISOString().startsWith(day)
}

/** An instant, as it is written. */
export const instant = v.config(
  v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check(isInstant, 'An instant is written as RFC 3339 has it, such as 2030-01-31T08:00:00Z.'),
    v.description('An instant with its zone, as RFC 3339 writes it, such as 2030-01-31T08:00:00Z.'),
  ),
  { abortPipeEarly: true },
)

/** An instant, as it is reckoned with: whoever compares times has read them here. */
export const moment = v.pipe(
  instant,
  v.transform((text) => new Date(text)),
)
