import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listen } from './listen.js'

/** Servers that do not listen for a while, and listen again where they did. */
export class Refusal {
  readonly #places: readonly { readonly server: Server; readonly host: string; readonly port: number }[]
  #back: Promise<void> | undefined
  #stop: (() => void) | undefined

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
  begin(ms: number): Promise<void> {
    this.#back ??= this.#refuse(ms)
    return this.#back
  }

  /** Listens again at once. */
  async end(): Promise<void> {
    this.#stop?.()
    await this.#back
  }

  async #refuse(ms: number): Promise<void> {
    for (const { server } of this.#places) {
      server.close()
      server.closeIdleConnections()
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#stop = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    await Promise.all(this.#places.map(({ server, host, port }) => listen(server, host, port)))
    this.#back = undefined
  }
}
