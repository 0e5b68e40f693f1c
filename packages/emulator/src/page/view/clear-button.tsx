import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { clearInboxes } from '../state/api.js'

/** Empties the inboxes of all devices. */
export function ClearButton({ disabled }: { readonly disabled: boolean }): JSX.Element {
  const [failed, setFailed] = useState(false)
  async function clear(): Promise<void> {
    setFailed(
      await clearInboxes().then(
        () => false,
        () => true,
      ),
    )
  }
  return (
    <>
      <button type="button" class="button" disabled={disabled} onClick={clear}>
        Clear inboxes
      </button>
      {failed && (
        <span class="warning" role="alert">
          The emulator did not clear them.
        </span>
      )}
    </>
  )
}
