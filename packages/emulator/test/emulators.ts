import { createHmac } from 'node:crypto'
import { createEmulator, type Emulator, type EmulatorOptions } from '@hubcast/emulator'
import { startEmulator } from '@hubcast/emulator/node'
import { onTestFinished } from 'vitest'

/** An emulator as a client reaches it. */
export interface Reached {
  readonly emulator: Emulator
  readonly origin: string
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** The same cases on the fetch handler, and through a real server. */
export const ways: readonly (readonly [string, (options?: EmulatorOptions) => Promise<Reached>])[] = [
  [
    'the fetch handler',
    async (options) => {
      const emulator = createEmulator(options)
      const origin = 'http://localhost'
      return { emulator, origin, fetch: (path, init) => emulator.fetch(new Request(origin + path, init)) }
    },
  ],
  [
    'a server',
    async (options) => {
      const server = await startEmulator({ ...options, port: 0 })
      onTestFinished(() => server.close())
      const { emulator, url: origin } = server
      return {
        emulator,
        origin,
        fetch: (path, init) => fetch(origin + path, { redirect: 'manual', ...init }),
      }
    },
  ],
]

export const fullRule = 'DefaultFullSharedAccessSignature'
export const listenRule = 'DefaultListenSharedAccessSignature'

/** The key of a rule, from the connection string that the emulator hands out. */
export function keyOf(emulator: Emulator, rights: 'full' | 'listen' = 'full'): string {
  return /SharedAccessKey=([^;]+)/.exec(emulator.connectionString('my-hub', rights))?.[1] ?? ''
}

/** How a client signs: what the reference's table of clients says, not our own signer. */
export interface Recipe {
  /** The resource, already encoded, as it stands in the token. */
  readonly sr: string
  readonly keyName?: string
  readonly key: string
  readonly expiry?: number | string
  readonly fields?: readonly ('sr' | 'sig' | 'se' | 'skn')[]
  readonly sig?: string
}

export function sign({
  sr,
  key,
  keyName = fullRule,
  expiry,
  fields = ['sr', 'sig', 'se', 'skn'],
  sig,
}: Recipe): string {
  const se = String(expiry ?? Math.floor(Date.now() / 1000) + 600)
  const signature =
    sig ?? encodeURIComponent(createHmac('sha256', key).update(`${sr}\n${se}`).digest('base64'))
  const values = { sr, sig: signature, se, skn: encodeURIComponent(keyName) }
  return `SharedAccessSignature ${fields.map((field) => `${field}=${values[field]}`).join('&')}`
}

/** An Authorization header that opens everything. */
export function authorized({ emulator, origin }: Reached): Record<string, string> {
  return { Authorization: sign({ sr: encodeURIComponent(`${origin}/`), key: keyOf(emulator) }) }
}

/** A device with as little as it takes. */
export async function register(
  reached: Reached,
  installation: Record<string, unknown>,
  hub = 'my-hub',
): Promise<Response> {
  const complete = {
    platform: 'gcm',
    pushChannel: `handle-of-${installation.installationId}`,
    ...installation,
  }
  return reached.fetch(`/${hub}/installations/${installation.installationId}?api-version=2020-06`, {
    method: 'PUT',
    headers: authorized(reached),
    body: JSON.stringify(complete),
  })
}

/** A send as curl would make it. */
export async function send(
  reached: Reached,
  headers: Record<string, string> = {},
  body: BodyInit = '{"data":{"msg":"x"}}',
  path = '/my-hub/messages?api-version=2020-06',
): Promise<Response> {
  const format = { 'ServiceBusNotification-Format': 'gcm' }
  return reached.fetch(path, {
    method: 'POST',
    headers: { ...authorized(reached), ...format, ...headers },
    body,
  })
}

/** The words of a refusal. */
export async function detailOf(response: Response): Promise<string> {
  const text = await response.text()
  return /<Detail>([\s\S]*)\.TrackingId:/.exec(text)?.[1] ?? text
}
