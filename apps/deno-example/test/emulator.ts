import { createEmulator, type Emulator } from '@hubcast/emulator'

/** An emulator on a free port of this machine, and the environment that leads a program to it. */
export interface TestEmulator extends AsyncDisposable {
  readonly emulator: Emulator
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

export function startEmulator(): TestEmulator {
  const emulator = createEmulator({ hubs: ['my-hub'] })
  const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) =>
    emulator.fetch(request),
  )
  const { port } = server.addr
  emulator.setOrigin(`http://127.0.0.1:${port}`)
  const stop = () => server.shutdown()
  return {
    emulator,
    port,
    env: { HUBCAST_CONNECTION_STRING: emulator.connectionString('my-hub'), HUBCAST_HUB: 'my-hub' },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

/** The environment of an emulator that was there a moment ago. */
export async function goneEmulator(): Promise<TestEmulator['env']> {
  await using started = startEmulator()
  return started.env
}
