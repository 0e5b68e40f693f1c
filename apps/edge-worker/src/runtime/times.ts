import type { Config } from '../config.js'
import type { FanoutTimes } from '../fanout/timing.js'

const minuteMs = 60_000
const dayMs = 86_400_000

/** How long parts of a send may take. */
export function fanoutTimes({ retentionDays }: Config): FanoutTimes {
  // A queue hands messages over within seconds, but for delays, which come on top.
  return { sweepMs: 10 * minuteMs, giveUpMs: dayMs, retentionMs: retentionDays * dayMs }
}
