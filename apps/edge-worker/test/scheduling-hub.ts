import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A hub that keeps what is scheduled. */
export interface SchedulingHub {
  readonly connectionString: string
  /** The ids of what it keeps. */
  readonly kept: ReadonlySet<string>
  /** How many schedules came as a whole. */
  readonly requests: () => number
  /** Answers the schedules that wait, and from now on at once. */
  release(): void
  close(): void
}

/** What becomes of the first schedule that comes. `lost`: it is kept, and the connection breaks before the answer. */
export type FirstAnswer = 'throttled' | 'lost'

/** @param isHeld - Later ones wait until they are released. */
export async function startSchedulingHub(first: FirstAnswer, isHeld: boolean): Promise<SchedulingHub> {
  const kept = new Set<string>()
  const waiting: (() => void)[] = []
  let isReleased = !isHeld
  let requests = 0
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const [, id = ''] = /schedulednotifications\/([^?]+)/.exec(request.url ?? '') ?? []
    if (request.method === 'DELETE') return void response.writeHead(kept.delete(id) ? 200 : 404).end()
    if (request.method === 'GET') return void response.writeHead(404).end()
    const made = `s${++requests}`
    if (requests === 1 && first === 'throttled')
      return void response.writeHead(429, { 'Retry-After': '1' }).end()
    kept.add(made)
    if (requests === 1) return void response.destroy()
    const Location = `http://localhost/my-hub/schedulednotifications/${made}?api-version=2020-06`
    const answer = () => response.writeHead(201, { Location }).end()
    if (isReleased) answer()
    else waiting.push(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    connectionString: `Endpoint=http://127.0.0.1:${port}/;SharedAccessKeyName=n;SharedAccessKey=none`,
    kept,
    requests: () => requests,
    release() {
      isReleased = true
      for (const answer of waiting.splice(0)) answer()
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
