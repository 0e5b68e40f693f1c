import type { Operation } from '../../load/operation.ts'
import type { Signing } from '../signing.ts'

/** The official SDK's signer as far as it is used here. Its package does not export it. */
interface SigningModule {
  readonly SasTokenCredential: new (rule: {
    sharedAccessKeyName: string
    sharedAccessKey: string
  }) => { getToken(scope: string): Promise<{ token: string }> }
}

const entry = import.meta.resolve('@azure/notification-hubs')
const { SasTokenCredential }: SigningModule = await import(
  new URL('./auth/sasTokenCredential.js', entry).href
)

/** A token by the signer that the official SDK asks before every request. */
export function createOperation({ resource, keyName, key }: Signing): Operation {
  const credential = new SasTokenCredential({ sharedAccessKeyName: keyName, sharedAccessKey: key })
  return () => credential.getToken(resource)
}
