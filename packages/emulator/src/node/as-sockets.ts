import type { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Break } from '../faults/carry-out.js'

/** The connection of a request, as the server's library hands it over. */
export interface Connection {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

/** Longer than what is written of a body that breaks off. */
const announcedBytes = 1_000

/** Ends a connection by a reset; one with TLS has none of its own, and is dropped. */
function reset({ incoming: { socket } }: Connection): void {
  if (socket instanceof Socket && !(socket instanceof TLSSocket)) socket.resetAndDestroy()
  else socket.destroy()
}

/** Does to a connection what is left of it. */
export async function asSockets(broken: Break, connection: Connection): Promise<Response> {
  const { outgoing } = connection
  if (broken.broken === 'cut') {
    const { status, headers } = broken.answer
    outgoing.writeHead(status, { ...Object.fromEntries(headers), 'Content-Length': announcedBytes })
    await new Promise((resolve) => outgoing.write('<', resolve))
  }
  // Until the client gives up, or the server ends.
  if (broken.broken === 'hang') await new Promise((resolve) => outgoing.on('close', resolve))
  else reset(connection)
  return RESPONSE_ALREADY_SENT
}
