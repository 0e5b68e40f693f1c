import { useEffect, useState } from 'preact/hooks'
import { applyEvents } from './apply-events.js'
import { type Connection, followEmulator } from './follow-emulator.js'
import { applySnapshot, emptyState, type PageState } from './page-state.js'

/** What is known of the emulator, kept up to date while the page is open. */
export function useEmulator(): { readonly state: PageState; readonly connection: Connection } {
  const [state, setState] = useState(emptyState)
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(
    () =>
      followEmulator({
        connection: setConnection,
        snapshot: (snapshot) => setState((before) => applySnapshot(before, snapshot)),
        events: (events) => setState((before) => applyEvents(before, events, performance.now())),
        status: (status) => setState((before) => ({ ...before, status })),
      }),
    [],
  )
  return { state, connection }
}
