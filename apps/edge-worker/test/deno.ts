// The gateway on Deno: run by the tests with the permissions for network and environment, and no other.
import { createLocalGateway } from '@hubcast/edge-worker/local'

declare const Deno: {
  env: { toObject(): Record<string, string> }
  serve(
    options: {
      port: number
      hostname: string
      onListen(address: { port: number }): void
    },
    handler: (request: Request, info: object) => Response | Promise<Response>,
  ): unknown
}

const { app } = createLocalGateway({
  environment: Deno.env.toObject(),
  addressOf: (c) => c.env.remoteAddr.hostname,
})

Deno.serve(
  {
    port: 0,
    hostname: '127.0.0.1',
    onListen: ({ port }) => console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` })),
  },
  (request, info) => app.fetch(request, info),
)
