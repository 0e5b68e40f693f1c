/**
 * Seconds that an answer asks to wait: from the finer headers of other Azure services, or from `Retry-After` in
 * seconds or as an HTTP date. Undefined when there is none, or it lies in the past.
 */
export function readRetryAfter(
  header: (name: string) => string | undefined,
  now: number,
): number | undefined {
  const fineMs = Number(header('retry-after-ms') ?? header('x-ms-retry-after-ms'))
  const value = header('Retry-After')
  const dateMs = Date.parse(`${value}`) - now
  return [fineMs / 1000, Number(value), dateMs / 1000].find((seconds) => seconds >= 0)
}
