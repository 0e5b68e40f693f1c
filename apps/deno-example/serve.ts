import { adviceOn } from './src/advice.ts'
import { registerDemoDevices } from './src/demo-devices.ts'
import { createHandler } from './src/handler.ts'
import { hubFromEnvironment } from './src/hub.ts'

const defaultPort = 8000

async function serve(): Promise<string | undefined> {
  try {
    const hub = hubFromEnvironment()
    // Only a development emulator is spoken to over plain HTTP.
    if (!hub.url.startsWith('http:'))
      return 'This page shows what the emulator’s devices get. Unset HUBCAST_CONNECTION_STRING, or use: deno task send'
    await registerDemoDevices(hub)
    const port = Number(Deno.env.get('PORT') ?? defaultPort)
    Deno.serve(
      {
        hostname: '127.0.0.1',
        port,
        onListen: (address) => console.log(`http://127.0.0.1:${address.port}/`),
      },
      createHandler(hub),
    )
    return undefined
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse)
      return 'Another program listens on this port. Set PORT to a free one; 0 finds one.'
    return adviceOn(error)
  }
}

const problem = await serve()
if (problem) {
  console.error(problem)
  Deno.exit(1)
}
