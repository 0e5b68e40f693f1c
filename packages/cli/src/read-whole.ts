import { UsageError } from './usage-error.js'

function readWhole(text: string, flag: string, what: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${flag} is a whole number${what}.`)
  return Number(text)
}

/** Reads the value of `--installation-lag`. */
export function readLag(text: string): number {
  return readWhole(text, '--installation-lag', ' of milliseconds')
}

/** Reads the value of `--mixed-tag-limit`. */
export function readTagLimit(text: string): number {
  return readWhole(text, '--mixed-tag-limit', '')
}
