import type { FaultOptions } from '@hubcast/emulator'
import { UsageError } from './usage-error.js'

const numeric = ['count', 'share', 'seed', 'retryAfterSeconds', 'durationMs']

/**
 * A fault as a flag writes it: its kind, then options with commas between them, such as `throttle,share=0.05,seed=7`.
 * Whether there is such a kind or option says the emulator.
 */
export function readFault(text: string): FaultOptions {
  const [kind = '', ...options] = text.split(',')
  const entries = options.map((option) => {
    const [, name, value] = /^(\w+)=(.+)$/.exec(option) ?? []
    if (name === undefined || value === undefined)
      throw new UsageError(`--fault ${text}: "${option}" is not like count=1.`)
    return [name, numeric.includes(name) ? Number(value) : value]
  })
  return { kind, ...Object.fromEntries(entries) }
}
