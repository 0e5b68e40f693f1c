import { ConfigError, createApiKey, settingNames } from '@hubcast/edge-worker'
import { createLocalGateway } from '@hubcast/edge-worker/local'
import { emulatorConnectionString } from './src/hub.ts'

const defaultPort = 8787

/** What the environment says; what it leaves open is the emulator's, and a key of this run alone. */
async function settings(): Promise<Record<string, string>> {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = Deno.env.get(name)
      return value ? [[name, value]] : []
    }),
  )
  const { key, record } = await createApiKey('deno', ['send', 'read', 'replay'])
  if (!given.API_KEYS) console.log(`An API key for this run: ${key}`)
  return {
    HUB_CONNECTION_STRING: emulatorConnectionString,
    HUB_NAME: 'my-hub',
    API_KEYS: JSON.stringify([record]),
    ID_SECRET: crypto.randomUUID(),
    ...given,
  }
}

try {
  const { app } = createLocalGateway({
    environment: await settings(),
    addressOf: ({ env }) => env.remoteAddr.hostname,
  })
  Deno.serve(
    {
      hostname: '127.0.0.1',
      port: Number(Deno.env.get('PORT') ?? defaultPort),
      onListen: ({ port }) => console.log(`http://127.0.0.1:${port}/docs`),
    },
    (request, info) => app.fetch(request, info),
  )
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof Deno.errors.AddrInUse)) throw error
  console.error(
    error instanceof ConfigError
      ? `${error.problems.join('.\n')}.`
      : 'Another program listens on this port. Set PORT to a free one; 0 finds one.',
  )
  Deno.exit(1)
}
