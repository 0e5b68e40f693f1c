import type { Device, EmulatorEvent, InspectedDelivery, Refusal, Send } from '../../model.js'
import { kept, type PageState } from './page-state.js'

/** How long a delivery counts as just arrived, in milliseconds. */
export const arrivalMs = 4000

// A batch is copied once and then written to, since thousands of events may come at a time.
interface Draft {
  devices: Map<string, Device>
  sends: Map<string, Send>
  deliveries: Map<string, InspectedDelivery>
  refusals: Map<string, Refusal>
  arrivals: Map<string, number>
  clears: number
}

function oldestFirst<T extends { readonly id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item): [string, T] => [item.id, item]).reverse())
}

function newestFirst<T>(items: ReadonlyMap<string, T>, limit: number): T[] {
  return [...items.values()].slice(-limit).reverse()
}

function draftOf(state: PageState, now: number): Draft {
  return {
    devices: new Map(state.devices),
    sends: oldestFirst(state.sends),
    deliveries: oldestFirst(state.deliveries),
    refusals: oldestFirst(state.refusals),
    arrivals: new Map([...state.arrivals].filter(([, at]) => now - at < arrivalMs)),
    clears: state.clears,
  }
}

function clearDeliveries(draft: Draft): void {
  draft.deliveries.clear()
  draft.arrivals.clear()
  draft.clears += 1
}

function applyEvent(draft: Draft, event: EmulatorEvent, now: number): void {
  switch (event.type) {
    case 'device':
      draft.devices.set(event.device.id, event.device)
      return
    case 'device-removed':
      draft.devices.delete(event.id)
      return
    case 'send':
      draft.sends.set(event.send.id, event.send)
      return
    case 'delivery':
      if (!draft.deliveries.has(event.delivery.id)) draft.arrivals.set(event.delivery.id, now)
      draft.deliveries.set(event.delivery.id, event.delivery)
      return
    case 'deliveries-cleared':
      clearDeliveries(draft)
      return
    case 'refusal':
      draft.refusals.set(event.refusal.id, event.refusal)
      return
    case 'reset':
      clearDeliveries(draft)
      for (const items of [draft.devices, draft.sends, draft.refusals]) items.clear()
      return
    case 'faults':
      // The status tells of them, and is read again after each batch.
      return
    default:
      // A newer emulator may tell more than this page knows of.
      return
  }
}

/**
 * The state after some events, in their order. An event that is told twice changes nothing more, so that events
 * which overlap with a snapshot can be applied on top of it.
 *
 * @param now milliseconds of any steady clock
 */
export function applyEvents(state: PageState, events: readonly EmulatorEvent[], now: number): PageState {
  const draft = draftOf(state, now)
  for (const event of events) applyEvent(draft, event, now)
  return {
    ...state,
    devices: draft.devices,
    sends: newestFirst(draft.sends, kept.sends),
    deliveries: newestFirst(draft.deliveries, kept.deliveries),
    refusals: newestFirst(draft.refusals, kept.refusals),
    arrivals: draft.arrivals,
    clears: draft.clears,
  }
}
