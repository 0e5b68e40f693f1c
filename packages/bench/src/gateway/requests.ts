import type { RunningWorker } from './worker.ts'

/** So many requests are under way at once. */
const concurrency = 8

/** What one kind of request took. */
export interface RequestFigures {
  /** Of the runtime, the object's part included, in milliseconds a request. */
  readonly cpuMs: number
  readonly perSecond: number
}

/** Makes a number of requests, and tells what each took of the processor. */
export async function measureRequests(
  worker: RunningWorker,
  count: number,
  request: () => Promise<Response>,
): Promise<RequestFigures> {
  const once = async () => {
    const response = await request()
    await response.text()
    if (!response.ok) throw new Error(`The gateway answered ${response.status}.`)
  }
  const many = async (total: number) => {
    let left = total
    const work = async () => {
      while (left-- > 0) await once()
    }
    await Promise.all(Array.from({ length: concurrency }, work))
  }
  // Before the code is compiled it takes many times as long, which is no figure of a Worker in use.
  await many(count / 2)
  const [cpuBefore, startedAt] = [await worker.cpuMs(), performance.now()]
  await many(count)
  const seconds = (performance.now() - startedAt) / 1000
  return { cpuMs: ((await worker.cpuMs()) - cpuBefore) / count, perSecond: count / seconds }
}
