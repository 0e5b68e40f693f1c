import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { ConfigError } from './config.js'
import { createLocalGateway } from './runtime/local.js'

const { PORT = '8787', HOST = '127.0.0.1', DATABASE = ':memory:' } = process.env

try {
  const gateway = createLocalGateway({
    environment: process.env,
    database: DATABASE,
    addressOf: (c) => getConnInfo(c).remote.address ?? 'none',
  })
  const server = serve({ fetch: gateway.app.fetch, port: Number(PORT), hostname: HOST }, ({ port }) => {
    console.log(JSON.stringify({ level: 'info', message: 'listening', url: `http://${HOST}:${port}` }))
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal ends it at once: what was under way is unknown to the next start.
    process.once(signal, async () => {
      server.close()
      await gateway.close()
      process.exit()
    })
  }
} catch (failure) {
  if (!(failure instanceof ConfigError)) throw failure
  for (const problem of failure.problems) console.error(`${problem}.`)
  process.exitCode = 1
}
