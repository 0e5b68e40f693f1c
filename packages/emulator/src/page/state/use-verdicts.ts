import { useEffect, useState } from 'preact/hooks'
import type { Send, Verdict } from '../../model.js'
import { readVerdicts } from './api.js'

/** Who a send reached and why, once it is read. */
export type Reach =
  | { readonly kind: 'reading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'read'; readonly send: Send; readonly verdicts: readonly Verdict[] }

/** The verdicts of the send that is open; read again when the send itself changes. */
export function useVerdicts(sendId: string | undefined, sends: readonly Send[]): Reach | undefined {
  const [read, setRead] = useState<{ readonly id: string; readonly reach: Reach }>()
  const known = sends.find(({ id }) => id === sendId)
  // A change of `delivered` says that the send was not finished when it was read.
  useEffect(() => {
    if (!sendId) return
    let wanted = true
    readVerdicts(sendId)
      .then((answer): Reach => ({ kind: 'read', ...answer }))
      .catch((): Reach => ({ kind: 'gone' }))
      .then((reach) => wanted && setRead({ id: sendId, reach }))
    return () => {
      wanted = false
    }
  }, [sendId, known?.delivered])
  if (!sendId) return undefined
  return read?.id === sendId ? read.reach : { kind: 'reading' }
}
