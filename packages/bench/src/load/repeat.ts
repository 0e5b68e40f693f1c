import type { Operation } from './operation.ts'

/** One round of a load. */
export interface Load {
  /** How many operations are under way at once. */
  readonly concurrency: number
  readonly ms: number
}

/** What one round came to. */
export interface LoadFigures {
  readonly perSecond: number
  /** CPU time of the whole process, user and system, per operation. */
  readonly cpuMicros: number
}

/** Repeats an operation for a while and measures its rate and what it costs this process. */
export async function repeat(operation: Operation, { concurrency, ms }: Load): Promise<LoadFigures> {
  const cpuAtStart = process.cpuUsage()
  const startedAt = performance.now()
  const endsAt = startedAt + ms
  let done = 0
  const repeatOne = async () => {
    while (performance.now() < endsAt) {
      await operation()
      done++
    }
  }
  await Promise.all(Array.from({ length: concurrency }, repeatOne))
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuAtStart)
  return { perSecond: done / seconds, cpuMicros: (user + system) / done }
}
