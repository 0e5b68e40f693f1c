import { type HubErrorCode, isHubError } from '@hubcast/core'
import { isInvalidNotification } from '@hubcast/payload'

/** What starts an emulator, in this repository. */
export const emulatorCommand = 'npx -y pnpm@12.21.0 hubcast emulator'

const remedies: Partial<Record<HubErrorCode, string>> = {
  connection:
    'Without HUBCAST_CONNECTION_STRING this is the emulator on this machine; ' +
    `start it in another terminal with: ${emulatorCommand}`,
  'invalid-connection-string':
    'It is read from HUBCAST_CONNECTION_STRING; without that the emulator on this machine is used.',
  'invalid-argument': 'HUBCAST_HUB names the hub.',
}

/**
 * What went wrong and what to do about it, for whoever runs these programs for the first time.
 *
 * @throws the error itself when it is neither the hub's nor the message's.
 */
export function adviceOn(error: unknown): string {
  if (isInvalidNotification(error)) return error.issues.map(({ message }) => message).join(' ')
  if (!isHubError(error)) throw error
  const { code, message, cause } = error
  if (cause instanceof Error && cause.name === 'NotCapable')
    return `Nothing was sent: the tasks in deno.json let no program reach this host. ${cause.message}.`
  return [message, remedies[code]].join(' ').trim()
}
