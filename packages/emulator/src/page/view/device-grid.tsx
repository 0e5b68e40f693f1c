import type { JSX } from 'preact'
import type { HubAddress, Verdict } from '../../model.js'
import { arrivalMs } from '../state/apply-events.js'
import type { DeviceEntry } from '../state/device-entries.js'
import { hrefOf, type Route } from '../state/route.js'
import { DeviceCard } from './device-card.js'
import { EmptyState } from './empty-state.js'
import { Program } from './program.js'
import { registerProgram } from './programs.js'
import { useMore } from './use-more.js'

const step = 60

/** The devices that pass the filter, as cards. */
export function DeviceGrid(props: {
  readonly entries: readonly DeviceEntry[]
  readonly total: number
  readonly route: Route
  readonly hub: HubAddress | undefined
  readonly showHub: boolean
  readonly arrivals: ReadonlyMap<string, number>
  readonly verdicts: ReadonlyMap<string, Verdict>
}): JSX.Element {
  const { entries, route, arrivals, verdicts } = props
  const { shown, more } = useMore(entries, step)
  const now = performance.now()
  if (props.total === 0) {
    return (
      <EmptyState title="No device is registered yet">
        <p>
          A device is known to a hub by its installation. Put one, and it appears here. The handle can be any
          text; for Apple it must be hexadecimal.
        </p>
        {props.hub && <Program title="Register a device" text={registerProgram(props.hub)} />}
      </EmptyState>
    )
  }
  if (entries.length === 0) {
    return (
      <EmptyState title="No device matches the filter">
        <p>It looks for each word in names, users, platforms, tags and template names.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <div class="grid">
        {shown.map((entry) => (
          <DeviceCard
            key={entry.id}
            entry={entry}
            href={hrefOf({ ...route, send: undefined, device: entry.id })}
            isOpen={route.device === entry.id}
            showHub={props.showHub}
            hasArrived={
              now - (arrivals.get(entry.inbox[0]?.id ?? '') ?? Number.NEGATIVE_INFINITY) < arrivalMs
            }
            verdict={verdicts.get(entry.id)}
          />
        ))}
      </div>
      {more}
    </>
  )
}
