/** Why a task was ended from outside. */
export type Stop = 'timeout' | 'aborted'

/** How a bounded task failed, if it did. */
export interface Bounded {
  readonly failure?: unknown
  readonly stopped?: Stop | undefined
}

/**
 * Runs a task until it ends, its time is up, or the caller aborts, whichever comes first. On the latter two the
 * task's signal fires, and the task has one turn of the loop to say what it knows of the failure.
 */
export async function bound(
  task: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal | undefined,
  limitMs: number,
): Promise<Bounded> {
  const controller = new AbortController()
  let stopped: Stop | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let onAbort = () => {}
  const ended = new Promise<void>((resolve, reject) => {
    const stop = (why: Stop, reason: unknown) => {
      stopped ??= why
      controller.abort(reason)
      setTimeout(reject, 0, reason)
    }
    onAbort = () => stop('aborted', signal?.reason)
    signal?.addEventListener('abort', onAbort)
    timer = setTimeout(stop, limitMs, 'timeout', new Error('timeout'))
    // A task that is aborted before it begins never begins.
    if (signal?.aborted) onAbort()
    else task(controller.signal).then(resolve, reject)
  })
  try {
    await ended
    return {}
  } catch (failure) {
    return { failure, stopped }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}
