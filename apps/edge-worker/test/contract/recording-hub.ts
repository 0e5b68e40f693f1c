import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A hub that takes whatever comes, and tells what came. */
export interface RecordingHub {
  readonly connectionString: string
  /** What came since it was asked last: method, path and body of each request. */
  taken(): string[]
  close(): void
}

export async function startRecordingHub(): Promise<RecordingHub> {
  const requests: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    requests.push(`${request.method} ${request.url} ${body}`)
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    connectionString: `Endpoint=http://127.0.0.1:${port}/;SharedAccessKeyName=n;SharedAccessKey=none`,
    taken: () => requests.splice(0),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
