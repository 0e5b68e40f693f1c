import type { AuthorizationRule, Right } from './options.js'
import { percentDecode } from './percent-decode.js'
import { type ServiceError, serviceErrors } from './service-errors.js'

/** A token whose signature was found genuine. */
interface GenuineToken {
  readonly rule: AuthorizationRule
  /** Host and path segments that it opens, in lower case. */
  readonly audience: readonly string[]
  readonly expiresAtMs: number
}

/** How many tokens are remembered, so that a client's cached token is verified once. */
const rememberedLimit = 1_000

/** What a request asks for. */
export interface Demand {
  readonly authorization: string | null
  readonly url: URL
  readonly right: Right
}

const encoder = new TextEncoder()

/** Host and path of a URI as segments: scheme, port, query, letter case and a last slash play no part. */
function segments(uri: string): string[] {
  const bare = uri
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[?#].*$/, '')
  const [host = '', ...path] = bare.split('/')
  return [host.replace(/:\d+$/, ''), ...path.filter(Boolean)]
}

function fieldsOf(authorization: string): Record<string, string> | undefined {
  const [, list] = /^SharedAccessSignature\s+(.+)$/i.exec(authorization.trim()) ?? []
  if (!list) return undefined
  const fields: Record<string, string> = {}
  for (const pair of list.split('&')) {
    const at = pair.indexOf('=')
    if (at > 0) fields[pair.slice(0, at).trim()] = pair.slice(at + 1).trim()
  }
  return fields.sr && fields.sig && fields.skn && /^\d+$/.test(fields.se ?? '') ? fields : undefined
}

/**
 * The hub's gate. It judges a token as the service does: the signature over `sr` exactly as it was sent, the
 * audience as a prefix of what is asked for, whatever scheme, port or letter case the client signed.
 */
export class Gate {
  readonly #rules: readonly AuthorizationRule[]
  readonly #now: () => number
  readonly #keys = new Map<string, CryptoKey>()
  readonly #genuine = new Map<string, GenuineToken>()

  constructor(rules: readonly AuthorizationRule[], now: () => number) {
    this.#rules = rules
    this.#now = now
  }

  /** The refusal, or undefined when the request may pass. */
  async refuse({ authorization, url, right }: Demand): Promise<ServiceError | undefined> {
    if (!authorization) return serviceErrors.missingToken
    const known = this.#genuine.get(authorization)
    const token = known ?? (await this.#verify(authorization))
    if ('status' in token) return token
    if (!known) this.#remember(authorization, token)
    if (token.expiresAtMs <= this.#now()) return serviceErrors.expiredToken
    const wanted = segments(url.href)
    if (!token.audience.every((segment, index) => segment === wanted[index]))
      return serviceErrors.invalidAudience
    if (token.rule.rights.includes(right)) return undefined
    return right === 'Manage' ? serviceErrors.manageRequired : serviceErrors.rightMissing
  }

  async #verify(authorization: string): Promise<GenuineToken | ServiceError> {
    const fields = fieldsOf(authorization)
    if (!fields) return serviceErrors.malformedToken
    const { sr = '', sig = '', se = '', skn = '' } = fields
    const audience = percentDecode(sr)
    const signature = percentDecode(sig)
    if (audience === undefined || signature === undefined) return serviceErrors.malformedToken
    const name = percentDecode(skn.replaceAll('+', ' '))
    const signed = encoder.encode(`${sr}\n${se}`)
    for (const rule of this.#rules.filter((candidate) => candidate.name === name)) {
      for (const key of rule.keys) {
        if (await crypto.subtle.verify('HMAC', await this.#keyOf(key), bytesOf(signature), signed)) {
          return { rule, audience: segments(audience), expiresAtMs: Number(se) * 1000 }
        }
      }
    }
    return serviceErrors.invalidSignature
  }

  async #keyOf(key: string): Promise<CryptoKey> {
    const known = this.#keys.get(key)
    if (known) return known
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const imported = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['verify'])
    this.#keys.set(key, imported)
    return imported
  }

  #remember(authorization: string, token: GenuineToken): void {
    if (this.#genuine.size >= rememberedLimit) this.#genuine.clear()
    this.#genuine.set(authorization, token)
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    // Not base64: no signature at all, which no key verifies.
    return new Uint8Array(0)
  }
}
