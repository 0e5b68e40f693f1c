import type { Report } from './suite.ts'

/** A case that takes longer has hung. */
const limitMs = 15_000

/** Runs one case, and tells how it went. */
export async function runCase(name: string, run: () => Promise<void> | void): Promise<Report> {
  const startedAt = performance.now()
  const took = () => Math.round(performance.now() - startedAt)
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No end after ${limitMs} ms.`)), limitMs)
    })
    await Promise.race([run(), limit])
    return { type: 'case', name, ms: took() }
  } catch (failure) {
    return { type: 'case', name, ms: took(), failure: String(Object(failure).message ?? failure) }
  } finally {
    clearTimeout(timer)
  }
}
