import { type Credential, sharedAccessKey, sharedAccessToken } from './credentials.js'
import { invalid } from './errors.js'

/** A connection string, taken apart. The key stays inside `credential`, which shows it to nobody. */
export interface ConnectionString {
  /** The namespace's base URL with its scheme and path, without a slash at the end, the host in lower case. */
  readonly endpoint: string
  /** From `EntityPath`; the service's own strings have none. */
  readonly hubName: string | undefined
  readonly credential: Credential
}

const loopback = /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The base URL of an endpoint in any of its spellings: `sb://`, `https://`, plain `http://` for an emulator.
 * @throws {HubError} `invalid-connection-string`
 */
export function resolveEndpoint(endpoint: string, developmentEmulator = false): string {
  const [, scheme = '', authority = '', path = ''] =
    /^(sb|https?):\/\/([^/?#@]+)(\/[^?#]*)?$/i.exec(endpoint) ?? []
  // URL reads the host: it checks and lower-cases it. It would drop a port that is the default of https.
  const { hostname } = URL.canParse(`https://${authority}`)
    ? new URL(`https://${authority}`)
    : { hostname: '' }
  if (!hostname) throw invalid('connection-string', 'Endpoint is missing or not sb://<namespace host>/.')
  const plain = !/^https/i.test(scheme) && (developmentEmulator || /^http/i.test(scheme))
  if (plain && !developmentEmulator && !loopback.test(hostname)) {
    throw invalid('connection-string', 'Endpoint is http on another machine.', 'Use sb:// or https://.')
  }
  const port = /:\d+$/.exec(authority)?.[0] ?? ''
  return `http${plain ? '' : 's'}://${hostname}${port}${path.replace(/\/+$/, '')}`
}

/**
 * Reads a connection string: its parts in any order and letter case, blanks and a trailing `;` allowed, values
 * with `=` kept whole.
 *
 * @throws {HubError} `invalid-connection-string`, naming the part; never with the key in it.
 */
export function parseConnectionString(text: string): ConnectionString {
  const parts = new Map<string, string>()
  for (const part of String(text)
    .split(';')
    .filter((part) => part.trim())) {
    const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(.*\S)/s.exec(part) ?? []
    const key = name.toLowerCase()
    if (!value || parts.has(key)) {
      throw invalid(
        'connection-string',
        `Part ${parts.size + 1} of the connection string is ${value ? 'there twice' : 'not Name=value'}.`,
        'Remove quotes; the connection string comes first, the hub name second.',
      )
    }
    parts.set(key, value)
  }
  const take = (name: string): string => {
    const value = parts.get(name.toLowerCase())
    if (value) return value
    throw invalid(
      'connection-string',
      `The connection string lacks ${name}.`,
      'In a shell, quote it: ";" cuts it.',
    )
  }
  const emulator = /^true$/i.test(parts.get('usedevelopmentemulator') ?? '')
  const endpoint = resolveEndpoint(take('Endpoint'), emulator)
  const hubName = parts.get('entitypath')
  const token = parts.get('sharedaccesssignature')
  const credential = token
    ? sharedAccessToken(token)
    : sharedAccessKey(take('SharedAccessKeyName'), take('SharedAccessKey'))
  return { endpoint, hubName, credential }
}

/**
 * Checks a hub's name: letters, digits and `. - _`, at most 260 characters.
 * @throws {HubError} `invalid-argument`; the value is not shown, as it may be a misplaced connection string.
 */
export function checkHubName(hubName = ''): string {
  if (/^(?!\.+$)[\w.-]{1,260}$/.test(hubName)) return hubName
  throw invalid(
    'argument',
    'hubName is missing or none.',
    'The connection string comes first, the hub name second.',
  )
}
