import { createSasToken } from '@hubcast/core'
import type { Operation } from '../../load/operation.ts'
import type { Signing } from '../signing.ts'

/** A token by Hubcast's signer, which keeps the imported key. */
export function createOperation(signing: Signing): Operation {
  return () => createSasToken(signing)
}
