import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { CarriedFault } from '../faults/fault-list.js'
import { listen } from './listen.js'

/** How often a place is tried that another program has taken meanwhile, in milliseconds. */
const retryMs = 100

/** Where a server listens. */
interface Place {
  readonly server: Server
  readonly host: string
  readonly port: number
}

/** Servers that do not listen for a while, and listen again where they did. */
export class Refusal {
  readonly #places: readonly Place[]
  #closed = false
  #current: CarriedFault | undefined

  constructor(servers: readonly Server[]) {
    this.#places = servers.map((server) => {
      const { address, port } = server.address() as AddressInfo
      return { server, host: address, port }
    })
  }

  /**
   * Refuses connections from now on. Requests that are being answered get their answer.
   * @param ms - For how long. One that is there already is not prolonged.
   */
  begin(ms: number): CarriedFault {
    this.#current ??= this.#refuse(ms)
    return this.#current
  }

  /** Listens no more. */
  async close(): Promise<void> {
    this.#closed = true
    this.#current?.end()
    await this.#current?.ended
  }

  #refuse(ms: number): CarriedFault {
    for (const { server } of this.#places) {
      server.close()
      server.closeIdleConnections()
    }
    const stopping = new AbortController()
    const over = wait(ms, undefined, { signal: stopping.signal }).catch(() => {})
    const ended = over
      .then(() => Promise.all(this.#places.map((place) => this.#listenAgain(place))))
      .then(() => {
        this.#current = undefined
      })
    return { ended, end: () => stopping.abort() }
  }

  async #listenAgain({ server, host, port }: Place): Promise<void> {
    while (!this.#closed) {
      try {
        await listen(server, host, port)
        return
      } catch {
        // Whoever has the place may leave it; until then it goes on refusing.
        await wait(retryMs)
      }
    }
  }
}
