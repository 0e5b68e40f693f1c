import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Runs in a child: takes every send, as the hub would, and does nothing with it. */
let count = 0
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    count++
    response.writeHead(201, { Location: `http://${request.headers.host}/my-hub/messages/${count}` }).end()
  })
})
// A variant that waits for its turn must not find its connections closed.
server.keepAliveTimeout = 0
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${port}`)
})
