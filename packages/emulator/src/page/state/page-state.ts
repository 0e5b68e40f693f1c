import type { Device, EmulatorStatus, InspectedDelivery, Refusal, Send } from '../../model.js'

/** All that the page knows of the emulator. Never changed in place. */
export interface PageState {
  readonly loaded: boolean
  readonly status: EmulatorStatus
  /** By their id, in the order in which they were first seen. */
  readonly devices: ReadonlyMap<string, Device>
  /** Newest first, as the other lists. */
  readonly sends: readonly Send[]
  readonly deliveries: readonly InspectedDelivery[]
  readonly refusals: readonly Refusal[]
  /** When a delivery arrived while the page watched, by its id; only of the last moments. */
  readonly arrivals: ReadonlyMap<string, number>
  /** How often the inboxes were emptied: what was read before is then out of date. */
  readonly clears: number
}

/** What the emulator answers when the page begins, or comes back. */
export interface Snapshot {
  readonly status: EmulatorStatus
  readonly devices: readonly Device[]
  readonly sends: readonly Send[]
  readonly deliveries: readonly InspectedDelivery[]
  readonly refusals: readonly Refusal[]
}

/** How many of each list the page keeps. */
export const kept = { sends: 200, deliveries: 500, refusals: 100 } as const

/** The state before anything is known. */
export const emptyState: PageState = {
  loaded: false,
  status: {
    hubs: [],
    counts: { sends: 0, deliveries: 0, refusals: 0, droppedDeliveries: 0, droppedSends: 0 },
    faults: [],
  },
  devices: new Map(),
  sends: [],
  deliveries: [],
  refusals: [],
  arrivals: new Map(),
  clears: 0,
}

/** The state after a snapshot, which replaces all that was known. */
export function applySnapshot(state: PageState, snapshot: Snapshot): PageState {
  return {
    loaded: true,
    status: snapshot.status,
    devices: new Map(snapshot.devices.map((device) => [device.id, device])),
    sends: snapshot.sends.slice(0, kept.sends),
    deliveries: snapshot.deliveries.slice(0, kept.deliveries),
    refusals: snapshot.refusals.slice(0, kept.refusals),
    arrivals: new Map(),
    clears: state.clears + 1,
  }
}
