import type { Device } from '../model.js'

/** A device with what the hub computes from it once, when it is written. */
export interface StoredDevice {
  readonly device: Device
  /** Of its native registration. */
  readonly registrationId: string
  /** The installation as it was put, for a GET. */
  readonly installation: Readonly<Record<string, unknown>>
  /** The tags of its native registration, as the hub compares them. */
  readonly tagKeys: ReadonlySet<string>
  readonly templates: readonly StoredTemplate[]
  readonly expiresAtMs: number
}

/** A template, compiled. */
export interface StoredTemplate {
  readonly name: string
  readonly registrationId: string
  /** The device's tags with the template's own. */
  readonly tagKeys: ReadonlySet<string>
  render(properties: Readonly<Record<string, string>>): {
    readonly body: string
    readonly headers: Readonly<Record<string, string>>
    readonly expiry: string | undefined
  }
}

/** Where an emulator keeps its devices. */
export interface DeviceStore {
  put(stored: StoredDevice): void
  get(hub: string, installationId: string): StoredDevice | undefined
  /** Whether there was one. */
  delete(hub: string, installationId: string): boolean
  /** The devices of a hub as they are now: a later write does not change the list that was given. */
  list(hub: string): readonly StoredDevice[]
  clear(): void
}
