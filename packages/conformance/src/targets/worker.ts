import { runSuite } from '../suite/run-suite.ts'
import type { Config } from '../suite/suite.ts'
import { lib } from './lib.ts'

/** Filled in when the worker is bundled. */
declare const CONFIG: Config

const { NotificationHub, notification, sharedAccessKey, tokenEndpoint } = lib.core
const { connectionString, hubName, hubUrl, serverUrl } = CONFIG
const endpoint = new URL(hubUrl).origin
const hello = notification('gcm', '{"data":{}}')

// Module scope has no timer, no random value, no fetch, and a clock that stands at 0: to construct a hub there
// must need none of them, and what one request began must not hold up the next.
const shared = new NotificationHub(connectionString, hubName)
const late = (id: string) =>
  new NotificationHub({ endpoint, hubName, credential: tokenEndpoint(`${serverUrl}/token/late/${id}`) })
const left = late('left')
const cancelled = late('cancelled')

// A send that cannot leave from here, of a hub whose clock stands at 0 until the first request, as it does in
// Workers on the network.
let clockStandsStill = true
const partOf = (name: string) => new RegExp(`${name}=([^;]+)`).exec(connectionString)?.[1] ?? ''
const early = new NotificationHub({
  endpoint,
  hubName,
  credential: sharedAccessKey(partOf('SharedAccessKeyName'), partOf('SharedAccessKey')),
  now: () => (clockStandsStill ? 0 : Date.now()),
})
const earlySend = await early.send(hello).then(
  () => 'sent',
  () => 'failed',
)

async function suite(): Promise<Response> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const encoder = new TextEncoder()
  const written = runSuite(lib, CONFIG, (line) => {
    writer.write(encoder.encode(`${JSON.stringify(line)}\n`))
  })
  written.then(
    () => writer.close(),
    (failure) => writer.abort(failure),
  )
  return new Response(readable)
}

const routes: Readonly<Record<string, () => Promise<Response>>> = {
  '/suite': suite,
  '/start': async () => Response.json({ earlySend }),
  '/early': async () => {
    clockStandsStill = false
    return Response.json(await early.send(hello))
  },
  '/shared': async () => Response.json(await shared.send(hello)),
  '/left/begin': async () => {
    left.send(hello).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 200))
    return new Response()
  },
  '/left/send': async () => Response.json(await left.send(hello)),
  '/cancelled/begin': async () => Response.json(await cancelled.send(hello)),
  '/cancelled/send': async () => Response.json(await cancelled.send(hello)),
}

// biome-ignore lint/style/noDefaultExport: a module worker is its default export
export default {
  async fetch(request: Request): Promise<Response> {
    const route = routes[new URL(request.url).pathname]
    return route ? route() : new Response(null, { status: 404 })
  },
}
