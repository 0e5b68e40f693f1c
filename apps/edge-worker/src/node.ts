import { Server } from 'node:http'
import { type ServerType, serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { ConfigError } from './config.js'
import { inTime } from './in-time.js'
import { createLocalGateway } from './runtime/local.js'

const { PORT = '8787', HOST = '127.0.0.1', DATABASE = ':memory:', TRUSTED_PROXY = 'false' } = process.env

/** A little longer than any request takes, in milliseconds. */
const graceMs = 25_000
/** How often connections that nobody uses any more are looked for, in milliseconds. */
const sweepMs = 50

/** The address at the other end, or the one that the proxy there has seen: the last of the list, which it wrote itself. */
function addressOf(c: Context): string {
  const told =
    TRUSTED_PROXY === 'true' ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined
  return told || (getConnInfo(c).remote.address ?? 'none')
}

/** Takes no more requests, and lets those that are under way have their answers. */
async function stop(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if (!(server instanceof Server)) return closed
  // A connection that is kept alive has no end of its own.
  const sweeping = setInterval(() => server.closeIdleConnections(), sweepMs)
  await inTime(closed, graceMs)
  clearInterval(sweeping)
  server.closeAllConnections()
}

try {
  // Whoever means to trust a proxy must not find out later that it was spelled otherwise.
  if (!/^(?:true|false)?$/.test(TRUSTED_PROXY)) throw new ConfigError(['TRUSTED_PROXY is true or false'])
  const gateway = createLocalGateway({ environment: process.env, database: DATABASE, addressOf })
  const server = serve({ fetch: gateway.app.fetch, port: Number(PORT), hostname: HOST }, ({ port }) => {
    console.log(JSON.stringify({ level: 'info', message: 'listening', url: `http://${HOST}:${port}` }))
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal ends it at once: what was under way is unknown to the next start.
    process.once(signal, async () => {
      await stop(server)
      await gateway.close()
      process.exit()
    })
  }
} catch (failure) {
  if (!(failure instanceof ConfigError)) throw failure
  for (const problem of failure.problems) console.error(`${problem}.`)
  process.exitCode = 1
}
