import { invalid } from './errors.js'

/** What a shared access signature (SAS) is made from. */
export interface SasTokenOptions {
  /** The URI that the token opens, with everything below it: a namespace, a hub, or one installation. */
  readonly resource: string
  /** The name of the authorization rule, such as `DefaultFullSharedAccessSignature`. */
  readonly keyName: string
  /** The rule's key as text. It is used as it stands, never base64-decoded. */
  readonly key: string
  /**
   * Seconds until the token runs out.
   * @default 3600, or 300 with `form: 'script'`
   */
  readonly expiresInSeconds?: number
  /**
   * `'standard'`: `sr`, `sig`, `se`, `skn`, percent-encoded in capitals. `'script'`: what the Python script of
   * "Sending to Azure Notification Hubs with Python" sends: the URI encoded and then lower-cased, `sig` first.
   * @default 'standard'
   */
  readonly form?: 'standard' | 'script'
  /** Milliseconds since 1970. @default Date.now() */
  readonly now?: number
}

const encoder = new TextEncoder()

// Resolved keys, never promises: in Workers a promise made in one request hangs when another awaits it.
const importedKeys = new Map<string, CryptoKey>()
const importedKeysLimit = 16

async function importKey(key: string): Promise<CryptoKey> {
  if (importedKeys.size > importedKeysLimit) importedKeys.clear()
  const imported =
    importedKeys.get(key) ??
    (await crypto.subtle.importKey('raw', encoder.encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]))
  importedKeys.set(key, imported)
  return imported
}

/**
 * Signs a shared access signature with WebCrypto.
 *
 * @returns The whole value of an `Authorization` header.
 * @throws {HubError} `invalid-argument` when one is empty.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/common-concepts
 * @example
 * const token = await createSasToken({
 *   resource: 'https://contoso.servicebus.windows.net/my-hub',
 *   keyName: 'DefaultFullSharedAccessSignature',
 *   key: 'the key of that rule',
 * })
 */
export async function createSasToken(options: SasTokenOptions): Promise<string> {
  const { resource, keyName, key, form, now = Date.now() } = options
  const script = form === 'script'
  const se = Math.round(now / 1000 + (options.expiresInSeconds ?? (script ? 300 : 3600)))
  if (!resource || !keyName || !key || !(se > 0)) {
    throw invalid('argument', 'createSasToken: resource, keyName, key or expiry is missing.')
  }
  const encoded = encodeURIComponent(resource.toLowerCase())
  const sr = script ? encoded.toLowerCase() : encoded
  const digest = await crypto.subtle.sign('HMAC', await importKey(key), encoder.encode(`${sr}\n${se}`))
  const sig = encodeURIComponent(btoa(String.fromCharCode(...new Uint8Array(digest))))
  return `SharedAccessSignature ${
    script
      ? // Python's quote() leaves the slashes of a signature as they are.
        `sig=${sig.replaceAll('%2F', '/')}&se=${se}&skn=${keyName}&sr=${sr}`
      : `sr=${sr}&sig=${sig}&se=${se}&skn=${encodeURIComponent(keyName)}`
  }`
}

type SasFields = Readonly<Record<'sr' | 'sig' | 'se' | 'skn', string>>

/** Reads the fields of a SAS in any order, each still encoded; `undefined` when the text is none. */
export function parseSasToken(token: string): SasFields | undefined {
  const [, list = ''] = /^\s*SharedAccessSignature\s+(\S+)\s*$/i.exec(token) ?? []
  // Not URLSearchParams: it decodes, and the signature is over the encoded text.
  const { sr, sig, se, skn } = Object.fromEntries(list.split('&').map((pair) => pair.split(/=(.*)/s)))
  return sr && sig && skn && /^\d+$/.test(se) ? { sr, sig, se, skn } : undefined
}

/** Why a token does not open a resource, or who signed it and until when it holds. */
export type SasVerification =
  | { readonly valid: true; readonly keyName: string; readonly resource: string; readonly expiresAt: Date }
  | { readonly valid: false; readonly reason: 'malformed' | 'signature' | 'expired' | 'audience' }

/** What {@link verifySasToken} holds a token against. */
export interface SasVerifyOptions {
  /** The rule's key, or its primary and secondary key. */
  readonly key: string | readonly string[]
  /** The URI that the token has to open. Scheme, port, query and letter case play no part. */
  readonly resource?: string
  /** Milliseconds since 1970. @default Date.now() */
  readonly now?: number
}

/** Host and path, lower-cased and with a slash at the end: what an audience is compared by. */
function audienceOf(uri: string): string {
  const { hostname, pathname } = new URL(uri.replace(/^\w+:/, 'https:').toLowerCase())
  return `${hostname}${pathname}/`.replace(/\/+$/, '/')
}

/**
 * Checks a shared access signature as the service does: over the raw `sr`, whatever its encoding, comparing in
 * constant time.
 */
export async function verifySasToken(token: string, options: SasVerifyOptions): Promise<SasVerification> {
  try {
    const { sr, sig, se, skn } = parseSasToken(token) as SasFields
    const signature = Uint8Array.from(atob(decodeURIComponent(sig)), (char) => char.charCodeAt(0))
    const signed = encoder.encode(`${sr}\n${se}`)
    const resource = decodeURIComponent(sr)
    const opened = audienceOf(options.resource ?? resource).startsWith(audienceOf(resource))
    const expiresAt = new Date(Number(se) * 1000)
    let reason: 'signature' | 'expired' | 'audience' = 'signature'
    for (const key of [options.key].flat()) {
      if (await crypto.subtle.verify('HMAC', await importKey(key), signature, signed)) {
        if (Number(expiresAt) <= (options.now ?? Date.now())) reason = 'expired'
        else if (!opened) reason = 'audience'
        else return { valid: true, keyName: decodeURIComponent(skn), resource, expiresAt }
      }
    }
    return { valid: false, reason }
  } catch {
    return { valid: false, reason: 'malformed' }
  }
}
