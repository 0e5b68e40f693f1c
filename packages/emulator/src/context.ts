import type { Gate } from './auth.js'
import type { FaultList } from './faults/fault-list.js'
import type { Hubs } from './hubs.js'
import type { IdSource } from './ids.js'
import type { Device } from './model.js'
import type { EmulatorSettings } from './options.js'
import type { Records } from './records.js'
import type { Schedules } from './schedules.js'
import type { DeviceJournal } from './store/journal.js'
import type { DeviceStore } from './store/store.js'
import type { Writes } from './store/writes.js'
import type { TagKey, TagReader } from './tags.js'

/** What the routes work with. */
export interface EmulatorContext extends IdSource {
  readonly settings: EmulatorSettings
  readonly hubs: Hubs
  readonly gate: Gate
  readonly store: DeviceStore
  readonly journal: DeviceJournal | undefined
  readonly writes: Writes
  readonly faults: FaultList
  readonly records: Records
  readonly schedules: Schedules
  readonly tagReader: TagReader
  readonly tagKey: TagKey
}

/** The devices of one hub, or of all. */
export function devicesOf({ hubs, store }: EmulatorContext, hub: string | undefined): Device[] {
  // Hubs are asked for in any letter case.
  const wanted = hubs.names.filter((name) => !hub || name.toLowerCase() === hub.toLowerCase())
  return wanted.flatMap((name) => store.list(name).map(({ device }) => device))
}
