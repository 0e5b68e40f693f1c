import {
  type Credential,
  type SharedAccessKeyOptions,
  sharedAccessKey,
  sharedAccessToken,
} from './credentials.js'
import { need } from './errors.js'

/** A connection string, taken apart. The key stays inside `credential`, which shows it to nobody. */
export interface ConnectionString {
  /** The namespace's base URL with its scheme and path, without a slash at the end, the host in lower case. */
  readonly endpoint: string
  /** From `EntityPath`; the service's own strings have none. */
  readonly hubName: string | undefined
  readonly credential: Credential
}

/** What to do about a connection string, or about a hub name that may be one. */
const remedy = 'The whole connection string comes first (quotes are for a shell alone), the hub name second.'

/**
 * The base URL of an endpoint in any of its spellings: `sb://`, `https://`, plain `http://` for an emulator.
 * @throws {HubError} `invalid-connection-string`
 */
export function resolveEndpoint(endpoint: string, developmentEmulator = false): string {
  const url = `${endpoint}`.replace(/^sb:/i, developmentEmulator ? 'http:' : 'https:')
  const isUrl = /^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(url) && URL.canParse(url)
  const { origin, pathname } = new URL(isUrl ? url : 'http:-')
  const isSafe = /^https|\/((.+\.)?localhost|127(\.\d+){3}|\[::1])(:|$)/.test(origin)
  need(
    { Endpoint: isUrl && (developmentEmulator || isSafe) },
    'It is like sb://<namespace>.servicebus.windows.net/; http:// is for this machine alone.',
    'connection-string',
  )
  return origin + pathname.replace(/\/+$/, '')
}

/**
 * Reads a connection string: its parts in any order and letter case, blanks and a trailing `;` allowed, values
 * with `=` kept whole.
 *
 * @param options - For the credential; a ready token keeps its own lifetime.
 * @throws {HubError} `invalid-connection-string`, naming the part; never with the key in it.
 */
export function parseConnectionString(
  text: string | undefined,
  options?: SharedAccessKeyOptions,
): ConnectionString {
  need({ 'it is empty or undefined': text }, 'Is the environment variable set?', 'connection-string')
  const parts = new Map<string, string>()
  for (const [part] of `${text}`.matchAll(/[^;\s][^;]*/g)) {
    const [, name = '', value = ''] = /^(\w+)\s*=\s*(.*\S)/s.exec(part) ?? []
    const key = name.toLowerCase()
    need(
      { [`part ${parts.size + 1} is not Name=value, or there twice`]: value && !parts.has(key) },
      remedy,
      'connection-string',
    )
    parts.set(key, value)
  }
  const find = (name: string) => parts.get(name.toLowerCase()) ?? ''
  const take = (name: string) => {
    const value = find(name)
    need({ [name]: value }, remedy, 'connection-string')
    return value
  }
  const token = find('SharedAccessSignature')
  return {
    endpoint: resolveEndpoint(take('Endpoint'), /^true$/i.test(find('UseDevelopmentEmulator'))),
    hubName: parts.get('entitypath'),
    credential: token
      ? sharedAccessToken(token)
      : sharedAccessKey(take('SharedAccessKeyName'), take('SharedAccessKey'), options),
  }
}

/**
 * Checks a hub's name: letters, digits and `. - _`, at most 260 characters.
 * @throws {HubError} `invalid-argument`; the value is not shown, as it may be a misplaced connection string.
 */
export function checkHubName(hubName = ''): string {
  need({ hubName: /^(?!\.+$)[\w.-]{1,260}$/.test(hubName) }, remedy)
  return hubName
}
