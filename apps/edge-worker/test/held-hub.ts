import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A hub that answers when it is told to, and not before. */
export interface HeldHub {
  readonly connectionString: string
  /** How many requests came as a whole. */
  readonly requests: () => number
  /** Answers all that wait, and from now on at once. */
  release(): void
  /** Breaks the connections of all that wait. */
  breakOff(): void
  close(): void
}

export async function startHeldHub(): Promise<HeldHub> {
  const waiting: ServerResponse[] = []
  let requests = 0
  let isReleased = false
  const answer = (response: ServerResponse) => {
    response.writeHead(201, { Location: 'http://localhost/my-hub/messages/id-1?api-version=2020-06' }).end()
  }
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    requests++
    if (isReleased) answer(response)
    else waiting.push(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    connectionString: `Endpoint=http://127.0.0.1:${port}/;SharedAccessKeyName=n;SharedAccessKey=none`,
    requests: () => requests,
    release() {
      isReleased = true
      for (const response of waiting.splice(0)) answer(response)
    },
    breakOff() {
      for (const response of waiting.splice(0)) response.destroy()
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
