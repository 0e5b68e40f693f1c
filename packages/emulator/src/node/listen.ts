import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export const loopback6 = '::1'

/** Lets a server listen, and tells on which port. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, ipv6Only: host === loopback6 }, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Ends a server with all its connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Event streams would stay open for ever.
    server.closeAllConnections()
  })
}
