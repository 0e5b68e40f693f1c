import type { DeviceStore, StoredDevice } from './store.js'

interface HubDevices {
  readonly byId: Map<string, StoredDevice>
  /** The list of the last read; a write drops it. */
  list: readonly StoredDevice[] | undefined
}

/** Keeps devices in memory: all is gone when the emulator stops. */
export function createMemoryStore(): DeviceStore {
  const hubs = new Map<string, HubDevices>()
  const devicesOf = (hub: string): HubDevices => {
    const known = hubs.get(hub) ?? { byId: new Map(), list: undefined }
    hubs.set(hub, known)
    return known
  }
  return {
    put(stored) {
      const devices = devicesOf(stored.device.hub)
      devices.byId.set(stored.device.installationId, stored)
      devices.list = undefined
    },
    get: (hub, installationId) => devicesOf(hub).byId.get(installationId),
    delete(hub, installationId) {
      const devices = devicesOf(hub)
      devices.list = undefined
      return devices.byId.delete(installationId)
    },
    list(hub) {
      const devices = devicesOf(hub)
      devices.list ??= [...devices.byId.values()]
      return devices.list
    },
    clear: () => hubs.clear(),
  }
}
