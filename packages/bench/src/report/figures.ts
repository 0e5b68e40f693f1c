const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** A whole number with its thousands apart. */
export function asCount(value: number): string {
  return grouped.format(value)
}

/** Kilobytes of 1000 bytes, as the budgets count them. */
export function asKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

/** Mebibytes. */
export function asMebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}

/** Milliseconds. */
export function asMilliseconds(ms: number): string {
  return `${ms.toFixed(1)} ms`
}

/** Microseconds. */
export function asMicroseconds(micros: number): string {
  return `${micros.toFixed(1)} µs`
}

/** How many times as much as the peer. */
export function asRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`
}
