import type { JSX } from 'preact'
import type { EmulatorStatus } from '../../model.js'
import { clearFaults } from '../state/api.js'
import { ActionButton } from './action-button.js'

/** Says that things go wrong on purpose, and lets them go well again. */
export function FaultBanner({ faults }: Pick<EmulatorStatus, 'faults'>): JSX.Element | null {
  if (faults.length === 0) return null
  const told = faults.map(({ options: { kind, hub, operation, tag }, hits }) => {
    const which = [operation, tag, hub].filter(Boolean).join(', ')
    return `${kind}${which && ` (${which})`}, ${hits} so far`
  })
  return (
    <p class="banner" role="status">
      {`Goes wrong on purpose: ${told.join('; ')}. `}
      <ActionButton label="End it" action={clearFaults} failure="The emulator did not end it." />
    </p>
  )
}
