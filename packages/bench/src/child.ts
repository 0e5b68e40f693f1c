import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Longer than any single answer takes; a child that is silent for so long hangs. */
const patienceMs = 60_000

/**
 * A program of this package in a process of its own, which speaks in JSON messages. It is ended by this handle,
 * and ends by itself when this process is gone.
 */
export class Child {
  readonly #program: URL
  readonly #process: ChildProcess

  /**
   * @param argument - What the program finds, as JSON, in `process.argv[2]`.
   * @param execArgv - Flags of Node.
   */
  constructor(program: URL, argument: Serializable = {}, execArgv: string[] = []) {
    this.#program = program
    this.#process = fork(fileURLToPath(program), [JSON.stringify(argument)], { execArgv })
  }

  /**
   * The next message.
   * @throws when the child ends or is silent for a minute.
   */
  async next<Message>(): Promise<Message> {
    const over = new AbortController()
    const giveUp = (why: string) => over.abort(new Error(`${this.#program.pathname} ${why}.`))
    const onExit = (code: number | null) => giveUp(`ended with ${code}`)
    const timer = setTimeout(giveUp, patienceMs, 'is silent')
    this.#process.once('exit', onExit)
    try {
      const [message] = await once(this.#process, 'message', { signal: over.signal })
      return message
    } catch (failure) {
      throw over.signal.aborted ? over.signal.reason : failure
    } finally {
      clearTimeout(timer)
      this.#process.off('exit', onExit)
    }
  }

  /** Sends a message and waits for the one that answers it. */
  ask<Message>(question: Serializable): Promise<Message> {
    const answer = this.next<Message>()
    this.#process.send(question)
    return answer
  }

  /** Ends the child and waits until it is gone. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const gone = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await gone
  }
}
