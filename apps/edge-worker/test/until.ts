/** How long a state may take to come, in milliseconds. */
const patienceMs = 30_000
const pauseMs = 25

/** Asks until the answer is the one that is waited for; fails with the last one otherwise. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isReached: (answer: Answer) => boolean,
  limitMs: number = patienceMs,
): Promise<Answer> {
  const deadline = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (isReached(answer)) return answer
    if (Date.now() > deadline) throw new Error(`It did not come: ${JSON.stringify(answer).slice(0, 2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
