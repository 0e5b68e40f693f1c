import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { EmulatorStatus } from '../../model.js'
import { clearFaults } from '../state/api.js'

/** Says that things go wrong on purpose, and lets them go well again. */
export function FaultBanner({ faults }: Pick<EmulatorStatus, 'faults'>): JSX.Element | null {
  const [failed, setFailed] = useState(false)
  if (faults.length === 0) return null
  async function clear(): Promise<void> {
    setFailed(
      await clearFaults().then(
        () => false,
        () => true,
      ),
    )
  }
  return (
    <p class="banner" role="status">
      {'Goes wrong on purpose: '}
      {faults
        .map(({ options: { kind, hub, operation, tag }, hits }) => {
          const which = [operation, tag, hub].filter(Boolean).join(', ')
          return `${kind}${which && ` (${which})`}, ${hits} so far`
        })
        .join('; ')}
      {'. '}
      <button type="button" class="button" onClick={clear}>
        End it
      </button>
      {failed && ' The emulator did not end it.'}
    </p>
  )
}
