import { sha256 } from '../bytes.js'
import type { ApiKey, Scope } from '../config.js'

/** A new API key: the text that its user gets, and what the secret API_KEYS holds of it. */
export interface NewApiKey {
  readonly key: string
  readonly record: Pick<ApiKey, 'id' | 'hash' | 'scopes'>
}

/** Makes an API key of 32 random bytes. @param id - 1 to 40 of a-z, 0-9 and -. */
export async function createApiKey(id: string, scopes: readonly Scope[]): Promise<NewApiKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  const key = `hck_${id}_${secret}`
  return { key, record: { id, hash: await sha256(key), scopes } }
}
