import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as the server saw it. */
export interface Seen {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  /** Names in the letter case of the wire. */
  readonly names: readonly string[]
  readonly body: string
}

/** What the server does with one request. */
export type Answer = (response: ServerResponse, socket: Socket, seen: Seen) => void

/** An answer with a status, and with headers and a body where given. */
export function answer(status: number, headers: Record<string, string> = {}, body = ''): Answer {
  return (response) => response.writeHead(status, headers).end(body)
}

export const accepted: Answer = answer(201, { Location: 'https://ns/hub1/messages/id-1?api-version=2020-06' })

/** Ends the connection without a word, after the whole request has come. */
export const reset: Answer = (_, socket) => socket.resetAndDestroy()

/** Starts a server that gives the answers in turn, the last one again and again; it ends with the test. */
export async function serve(...answers: readonly [Answer, ...Answer[]]) {
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const next = answers[Math.min(seen.length, answers.length - 1)] ?? answers[0]
      const names = request.rawHeaders.filter((_, index) => index % 2 === 0)
      const one = {
        method: `${request.method}`,
        url: `${request.url}`,
        headers: request.headers,
        names,
        body,
      }
      seen.push(one)
      next(response, request.socket, one)
    })
  })
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return {
    seen,
    /** How many connections were opened. */
    connections: () => sockets.size,
    port,
    close,
    connectionString: `Endpoint=http://127.0.0.1:${port}/;SharedAccessKeyName=rule;SharedAccessKey=${testKey}`,
  }
}

/** A key that no scanner takes for one. */
export const testKey = 'the-key-of-these-tests'
