/**
 * Within so long a request has its answer, whatever the hub takes, in milliseconds: the platform may end those that
 * take 30 seconds.
 */
export const answerMs = 20_000

/** What a promise gives, or undefined where it takes longer. It goes on all the same. */
export async function inTime<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
