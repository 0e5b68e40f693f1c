import { UsageError } from './usage-error.js'

/** Reads the value of `--installation-lag`. */
export function readLag(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError('--installation-lag is a whole number of milliseconds.')
  return Number(text)
}
