import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

interface ActionButtonProps {
  readonly label: string
  readonly disabled?: boolean
  readonly action: () => Promise<void>
  /** What is said when the action failed. */
  readonly failure: string
}

/** Asks the emulator for something, and says when it did not do it. */
export function ActionButton({ label, disabled = false, action, failure }: ActionButtonProps): JSX.Element {
  const [failed, setFailed] = useState(false)
  async function act(): Promise<void> {
    setFailed(
      await action().then(
        () => false,
        () => true,
      ),
    )
  }
  return (
    <>
      <button type="button" class="button" disabled={disabled} onClick={act}>
        {label}
      </button>
      {failed && (
        <span class="warning" role="alert">
          {failure}
        </span>
      )}
    </>
  )
}
