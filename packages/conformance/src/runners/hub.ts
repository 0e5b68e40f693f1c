import { startEmulator } from '@hubcast/emulator/node'

/** The hub that the suite talks to. */
export interface Hub {
  readonly origin: string
  readonly connectionString: string
  readonly hubName: string
  /** The emulator's own API, without a slash at its end. */
  readonly controlUrl: string
  close(): Promise<void>
}

const hubName = 'my-hub'

export async function startHub(): Promise<Hub> {
  const server = await startEmulator({ port: 0, hubs: [hubName] })
  return {
    origin: server.url,
    connectionString: server.emulator.connectionString(hubName),
    hubName,
    controlUrl: `${server.url}/_emulator/api`,
    close: () => server.close(),
  }
}
