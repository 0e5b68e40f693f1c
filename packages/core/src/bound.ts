/** The longest time that a timer can hold, in milliseconds: 25 days. */
export const longestTimerMs: number = 2 ** 31 - 1

/** What ended a task from outside. */
export type Stop = 'timeout' | 'aborted'

/** How a bounded task failed, and what stopped it, if anything did. */
export type Bounded = readonly [failure?: unknown, stopped?: Stop | false]

/**
 * Runs a task until it ends, its time is up, or the caller aborts, whichever comes first. On the latter two the
 * task's signal fires, and the task has one turn of the loop to say what it knows of the failure.
 */
export function bound(
  task: (signal: AbortSignal) => Promise<unknown>,
  limitMs: number,
  signal?: AbortSignal,
): Promise<Bounded> {
  return new Promise((resolve) => {
    const controller = new AbortController()
    const end = (failure?: unknown) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      resolve([failure, controller.signal.aborted && (signal?.aborted ? 'aborted' : 'timeout')])
    }
    const stop = () => {
      controller.abort(signal?.aborted ? signal.reason : new Error('timeout'))
      setTimeout(end, 0, controller.signal.reason)
    }
    // Beyond that it would fire at once; so long a bound is none.
    const timer = limitMs <= longestTimerMs ? setTimeout(stop, limitMs) : undefined
    signal?.addEventListener('abort', stop)
    // A task that is aborted before it begins never begins.
    if (signal?.aborted) stop()
    else task(controller.signal).then(() => end(), end)
  })
}
