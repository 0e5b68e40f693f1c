import { NotificationHub } from '@hubcast/core'

/** The emulator's, as it starts without options. Its key is public and opens nothing else. */
export const emulatorConnectionString =
  'Endpoint=sb://127.0.0.1:8686/;SharedAccessKeyName=DefaultFullSharedAccessSignature;' +
  'SharedAccessKey=full-key-of-the-emulator-and-no-secret;UseDevelopmentEmulator=true'

// Somebody waits before a terminal or a page: for a second try, but not for a minute of them.
const options = { retry: { limit: 1 }, timeout: { totalMs: 10_000 } }

/**
 * The hub that `HUBCAST_CONNECTION_STRING` and `HUBCAST_HUB` name; without the former the emulator's on this
 * machine.
 *
 * @throws {HubError} `invalid-connection-string`, or `invalid-argument` for a hub's name that is none.
 */
export function hubFromEnvironment(): NotificationHub {
  const connectionString = Deno.env.get('HUBCAST_CONNECTION_STRING')
  const hubName = Deno.env.get('HUBCAST_HUB') || undefined
  return connectionString
    ? new NotificationHub(connectionString, hubName, options)
    : new NotificationHub(emulatorConnectionString, hubName ?? 'my-hub', options)
}
