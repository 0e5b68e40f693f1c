import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { clearInboxes } from '../state/api.js'
import { type DeviceEntry, deviceEntries } from '../state/device-entries.js'
import { matchesFilter } from '../state/filter-devices.js'
import { reachWords } from '../state/order-verdicts.js'
import type { PageState } from '../state/page-state.js'
import type { Route } from '../state/route.js'
import { useEmulator } from '../state/use-emulator.js'
import { useRoute } from '../state/use-route.js'
import { type Reach, useVerdicts } from '../state/use-verdicts.js'
import { ActionButton } from './action-button.js'
import { DeviceGrid } from './device-grid.js'
import { DevicePanel } from './device-panel.js'
import { FaultBanner } from './fault-banner.js'
import { PageHeader } from './page-header.js'
import { RefusalList } from './refusal-list.js'
import { SendList } from './send-list.js'
import { SendPanel } from './send-panel.js'
import { ViewLinks } from './view-links.js'

interface Shown {
  readonly state: PageState
  readonly route: Route
  /** Those of the hub that is shown. */
  readonly entries: readonly DeviceEntry[]
  readonly reach: Reach | undefined
  readonly filter: string
}

function Side({ state, route, entries, reach, filter }: Shown): JSX.Element {
  const inHub = (hub: string) => route.hub === undefined || route.hub === hub
  const open = entries.find(({ id }) => id === route.device)
  if (open) return <DevicePanel key={open.id} entry={open} route={route} clears={state.clears} />
  if (reach) {
    const accepted = new Set(entries.filter((entry) => matchesFilter(entry, filter)).map(({ id }) => id))
    // A device may have gone since; without a filter it is explained all the same.
    return <SendPanel reach={reach} route={route} accepts={(id) => !filter.trim() || accepted.has(id)} />
  }
  if (route.view === 'refusals') {
    const refusals = state.refusals.filter(
      ({ path }) => route.hub === undefined || path.startsWith(`/${route.hub}/`),
    )
    return <RefusalList refusals={refusals} />
  }
  return (
    <SendList
      sends={state.sends.filter(({ hub }) => inHub(hub))}
      route={route}
      hub={state.status.hubs.find(({ name }) => inHub(name))}
      showHub={route.hub === undefined && state.status.hubs.length > 1}
    />
  )
}

/** Tells those who listen to the page, rather than look at it, of the newest send. */
function Announcement({ state }: { readonly state: PageState }): JSX.Element {
  const [newest] = state.sends
  return (
    <p class="unseen" role="status">
      {newest && `Newest send: ${reachWords(newest)}.`}
    </p>
  )
}

/** The whole page. */
export function App(): JSX.Element {
  const { state, connection } = useEmulator()
  const route = useRoute()
  const [filter, setFilter] = useState('')
  const reach = useVerdicts(route.send, state.sends)
  const all = useMemo(() => deviceEntries(state), [state.devices, state.deliveries])
  const entries = all.filter(({ hub }) => route.hub === undefined || route.hub === hub)
  const verdicts = reach?.kind === 'read' ? reach.verdicts : []
  const { hubs } = state.status
  const isPanelOpen = route.send !== undefined || entries.some(({ id }) => id === route.device)
  return (
    <div class="page" data-view={route.view} data-panel={isPanelOpen}>
      <PageHeader status={state.status} connection={connection} route={route} />
      <Announcement state={state} />
      {connection === 'lost' && (
        <p class="banner" role="alert">
          The emulator does not answer. The page goes on as soon as it does.
        </p>
      )}
      {state.loaded && <FaultBanner faults={state.status.faults} />}
      {state.loaded && (
        <main>
          <ViewLinks
            route={route}
            counts={{ devices: entries.length, sends: state.sends.length, refusals: state.refusals.length }}
          />
          <section class="devices" aria-label="Devices">
            <div class="tools">
              <input
                type="search"
                placeholder="Filter by name, platform or tag"
                aria-label="Filter devices by name, platform or tag"
                value={filter}
                onInput={(event) => setFilter(event.currentTarget.value)}
              />
              <ActionButton
                label="Clear inboxes"
                disabled={state.deliveries.length === 0}
                action={clearInboxes}
                failure="The emulator did not clear them."
              />
            </div>
            <DeviceGrid
              entries={entries.filter((entry) => matchesFilter(entry, filter))}
              total={entries.length}
              route={route}
              hub={hubs.find(({ name }) => name === route.hub) ?? hubs[0]}
              showHub={route.hub === undefined && hubs.length > 1}
              arrivals={state.arrivals}
              verdicts={new Map(verdicts.map((verdict) => [verdict.device, verdict]))}
            />
          </section>
          <section class="side" aria-label="Sends and refusals">
            <Side state={state} route={route} entries={entries} reach={reach} filter={filter} />
          </section>
        </main>
      )}
    </div>
  )
}
