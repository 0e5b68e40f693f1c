import { isSame, sha256 } from '../bytes.js'
import type { Config, Scope } from '../config.js'

/** Who sends. */
export interface Sender {
  readonly keyId: string
  readonly scopes: readonly Scope[]
}

const form = /^hck_([a-z0-9-]{1,40})_[\w-]{43}$/
/** What a key that is not known is compared with, so that it takes as long. */
const nobody = '0'.repeat(64)

/** Whether a credential has the form of an API key. */
export function isApiKey(credential: string): boolean {
  return credential.startsWith('hck_')
}

/** The sender that a key is of, or undefined: the reason is nobody's business. */
export async function findSender(
  credential: string,
  apiKeys: Config['apiKeys'],
  nowMs: number,
): Promise<Sender | undefined> {
  const [, id] = form.exec(credential) ?? []
  const known = apiKeys.find((key) => key.id === id)
  const isRight = isSame(await sha256(credential), known?.hash ?? nobody)
  if (!known || !isRight || (known.notAfter && known.notAfter.getTime() <= nowMs)) return undefined
  return { keyId: known.id, scopes: known.scopes }
}
