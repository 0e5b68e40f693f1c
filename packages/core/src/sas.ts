import { need } from './errors.js'

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

/** A text as UTF-8. */
export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

// Resolved keys, never promises: in Workers a promise made in one request hangs when another awaits it.
const importedKeys = new Map<string, CryptoKey>()

async function importKey(key: string): Promise<CryptoKey> {
  const limit = 16
  if (importedKeys.size > limit) importedKeys.clear()
  const imported =
    importedKeys.get(key) ??
    (await crypto.subtle.importKey('raw', encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
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
export async function createSasToken({
  resource,
  keyName,
  key,
  form = 'standard',
  expiresInSeconds = form === 'script' ? 300 : 3600,
  now = Date.now(),
}: SasTokenOptions): Promise<string> {
  const se = Math.round(now / 1000 + expiresInSeconds)
  need({ resource, keyName, key, expiresInSeconds: se > 0 })
  const uri = encodeURIComponent(resource.toLowerCase())
  const sr = form === 'script' ? uri.toLowerCase() : uri
  const digest = await crypto.subtle.sign('HMAC', await importKey(key), encode(`${sr}\n${se}`))
  const sig = encodeURIComponent(btoa(String.fromCharCode(...new Uint8Array(digest))))
  return `SharedAccessSignature ${
    form === 'script'
      ? // Python's quote() leaves the slashes of a signature as they are.
        `sig=${sig.replaceAll('%2F', '/')}&se=${se}&skn=${keyName}&sr=${sr}`
      : `sr=${sr}&sig=${sig}&se=${se}&skn=${encodeURIComponent(keyName)}`
  }`
}

/** Finds `sr`, `sig`, `se` and `skn` of a SAS in any order, each still encoded: the signature is over that text. */
const sasFields =
  /^\s*SharedAccessSignature\s+(?=\S*\bsr=([^&\s]+))(?=\S*\bsig=([^&\s]+))(?=\S*\bse=(\d+)\b)(?=\S*\bskn=([^&\s]+))\S+\s*$/i

/** Milliseconds since 1970 at which a SAS runs out; NaN when the text is none. */
export function expiryOf(token: string): number {
  return Number(sasFields.exec(token)?.[3]) * 1000
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
export async function verifySasToken(
  token: string,
  { key: keys, resource: wanted, now = Date.now() }: SasVerifyOptions,
): Promise<SasVerification> {
  try {
    const [, sr, sig, se, skn] = sasFields.exec(token) as unknown as [string, string, string, string, string]
    const signature = Uint8Array.from(atob(decodeURIComponent(sig)), (char) => char.charCodeAt(0))
    const signed = encode(`${sr}\n${se}`)
    const resource = decodeURIComponent(sr)
    const opened = audienceOf(wanted ?? resource).startsWith(audienceOf(resource))
    const expiresAt = new Date(Number(se) * 1000)
    let reason: 'signature' | 'expired' | 'audience' = 'signature'
    for (const key of [keys].flat()) {
      if (await crypto.subtle.verify('HMAC', await importKey(key), signature, signed)) {
        if (Number(se) * 1000 <= now) reason = 'expired'
        else if (!opened) reason = 'audience'
        else return { valid: true, keyName: decodeURIComponent(skn), resource, expiresAt }
      }
    }
    return { valid: false, reason }
  } catch {
    return { valid: false, reason: 'malformed' }
  }
}
