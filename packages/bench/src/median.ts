/**
 * The middle of the values; the mean of the two middle ones when their number is even.
 * @throws {RangeError} without a value.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of no values.')
  return (lower + upper) / 2
}

/**
 * The median of what two series yield round by round. Rounds are neighbours in time, so that a machine that
 * slows down for both halves of a run leaves it as it is, which a ratio of two medians would not be.
 */
export function medianOfRounds(
  first: readonly number[],
  second: readonly number[],
  compare: (first: number, second: number) => number,
): number {
  return median(
    first.flatMap((value, round) => {
      const other = second[round]
      return other === undefined ? [] : [compare(value, other)]
    }),
  )
}

/** The median of the rounds' ratios, first over second. */
export function medianRatio(first: readonly number[], second: readonly number[]): number {
  return medianOfRounds(first, second, (a, b) => a / b)
}
