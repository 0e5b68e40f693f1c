/** No issuer's list of keys is longer. */
const limitBytes = 262_144
/** The list is asked for at most once in so long, whatever key ids tokens name; a failure is kept shorter. */
const cooldownMs = 30_000
const failureMs = 3_000
/** How long one reading may take before another request begins its own, in milliseconds. */
const patienceMs = 5_000
const pauseMs = 20

/** What a reading came to. */
type Reading = { readonly atMs: number } & ({ readonly text: string } | { readonly failure: Error })

/**
 * An issuer's list of keys, read by one request at a time. In Workers a request may not wait for another's promise, so
 * those that come meanwhile look again and again whether there is something: without that, every request of a busy
 * moment would ask the issuer.
 */
export class KeyList {
  readonly #fetch: typeof fetch
  readonly #now: () => number
  #last: Reading | undefined
  #readingSinceMs = Number.NEGATIVE_INFINITY

  constructor(fetch: typeof globalThis.fetch, now: () => number) {
    this.#fetch = fetch
    this.#now = now
  }

  /** What fetch would give, as long as it is fresh enough. A redirect, or a list without end, is a failure. */
  async read(url: string, options: RequestInit): Promise<Response> {
    const isBeingRead = () => this.#now() - this.#readingSinceMs < patienceMs
    while (isBeingRead()) await new Promise((resolve) => setTimeout(resolve, pauseMs))
    const last = this.#last
    if (last && this.#now() - last.atMs < ('text' in last ? cooldownMs : failureMs)) return answerOf(last)
    this.#readingSinceMs = this.#now()
    try {
      // Called by itself: a runtime's own fetch takes no other `this`.
      const fetch = this.#fetch
      const response = await fetch(url, { ...options, redirect: 'manual' })
      if (response.status !== 200) throw new Error(`The issuer answered ${response.status}.`)
      this.#last = { atMs: this.#now(), text: await readText(response) }
    } catch (cause) {
      const failure = new Error("The issuer's keys cannot be read.", { cause })
      this.#last = { atMs: this.#now(), failure }
    } finally {
      this.#readingSinceMs = Number.NEGATIVE_INFINITY
    }
    return answerOf(this.#last)
  }
}

function answerOf(reading: Reading): Response {
  if ('failure' in reading) throw reading.failure
  return new Response(reading.text, { headers: { 'Content-Type': 'application/json' } })
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > limitBytes) throw new Error('The list of keys is too long.')
  }
  return text + decoder.decode()
}
