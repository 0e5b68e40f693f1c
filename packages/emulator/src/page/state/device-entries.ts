import type { Device, InspectedDelivery, Platform } from '../../model.js'
import type { PageState } from './page-state.js'

/** A device as the page shows it: one that the hub knows, or a handle that was sent to directly. */
export interface DeviceEntry {
  /** The device's id, or one made of the handle. */
  readonly id: string
  readonly name: string
  readonly hub: string
  readonly platform: Platform
  readonly handle: string
  /** Undefined for a bare handle. */
  readonly device: Device | undefined
  /** What the page keeps of its inbox, newest first. */
  readonly inbox: readonly InspectedDelivery[]
}

function handleId(of: {
  readonly hub: string
  readonly platform: Platform
  readonly handle: string
}): string {
  return `${of.hub}/handles/${of.platform}/${of.handle}`
}

/** A handle for a heading: its end tells more than its start, which is often a common URL. */
export function shortHandle(handle: string): string {
  return handle.length > 28 ? `${handle.slice(0, 12)}…${handle.slice(-12)}` : handle
}

/** The part of a device's id that a person chose. */
export function nameOfDeviceId(id: string): string {
  return id.split('/').slice(2).join('/') || id
}

function groupDeliveries({ devices, deliveries }: PageState): Map<string, InspectedDelivery[]> {
  const byHandle = new Map([...devices.values()].map((device) => [handleId(device), device.id]))
  const groups = new Map<string, InspectedDelivery[]>()
  for (const delivery of deliveries) {
    const own = `${delivery.hub}/installations/${delivery.installationId}`
    const id = devices.has(own) ? own : (byHandle.get(handleId(delivery)) ?? handleId(delivery))
    const group = groups.get(id)
    if (group) group.push(delivery)
    else groups.set(id, [delivery])
  }
  return groups
}

/** Every device with its inbox, and after them the handles that were reached without being any device's. */
export function deviceEntries(state: PageState): DeviceEntry[] {
  const groups = groupDeliveries(state)
  const known = [...state.devices.values()].map((device): DeviceEntry => {
    const { id, hub, platform, handle, installationId } = device
    return { id, name: installationId, hub, platform, handle, device, inbox: groups.get(id) ?? [] }
  })
  const bare = [...groups].flatMap(([id, inbox]): DeviceEntry[] => {
    const [newest] = inbox
    if (!newest || state.devices.has(id)) return []
    const { hub, platform, handle } = newest
    return [{ id, name: shortHandle(handle), hub, platform, handle, device: undefined, inbox }]
  })
  return [...known, ...bare]
}
