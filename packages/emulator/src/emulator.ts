import { Hono } from 'hono'
import { Gate } from './auth.js'
import { devicesOf, type EmulatorContext } from './context.js'
import { createControlApp } from './control/app.js'
import { Hubs } from './hubs.js'
import { uuidFrom } from './ids.js'
import { readInstallation } from './installation.js'
import type { Device, EmulatorEvent, HubAddress, InspectedDelivery } from './model.js'
import { type EmulatorOptions, resolveOptions } from './options.js'
import { type DeliveryFilter, Records } from './records.js'
import { handleHubRequest } from './routes/hub.js'
import { Schedules } from './schedules.js'
import type { DeviceJournal, JournalEntry } from './store/journal.js'
import { createMemoryStore } from './store/memory.js'
import { TagReader, tagKey } from './tags.js'

/** A notification hub in this program. */
export interface Emulator {
  /** Answers a request as the hub would: give it to a client as its `fetch`, or serve it. */
  readonly fetch: (request: Request | string | URL, init?: RequestInit) => Promise<Response>
  /** What Hubcast's client is given, with a key for everything, or one that may only register devices. */
  connectionString(hub: string, rights?: 'full' | 'listen'): string
  /** All ways to reach a hub. */
  address(hub: string): HubAddress
  readonly hubs: readonly string[]
  /** What the push services would have been handed. */
  readonly inbox: {
    /** Newest first. */
    deliveries(filter?: DeliveryFilter): readonly InspectedDelivery[]
    clear(): void
  }
  /** The devices that are registered. */
  devices(hub?: string): readonly Device[]
  /** The emulator's clock, for tests that cannot wait; to turn it sends what is due by then. */
  readonly clock: {
    now(): Date
    advance(ms: number): void
  }
  /** Where it is reached; a server sets it once it knows its port. */
  setOrigin(origin: string): void
  /** Hears of every device, send, delivery and refusal, until the returned function is called. */
  listen(listener: (event: EmulatorEvent) => void): () => void
  /** Forgets devices, sends and inboxes. */
  reset(): void
}

/**
 * Starts a notification hub in this program, without a socket.
 *
 * @throws {TypeError} for an option that does not exist or has no possible value.
 * @example
 * const emulator = createEmulator()
 * const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
 */
export function createEmulator(options?: EmulatorOptions): Emulator {
  return assembleEmulator(options, undefined)
}

/** An emulator whose devices are kept in a journal, where there is one. */
export function assembleEmulator(
  options: EmulatorOptions | undefined,
  journal: DeviceJournal | undefined,
): Emulator {
  const settings = resolveOptions(options)
  let advancedMs = 0
  const now = () => settings.now() + advancedMs
  const key = tagKey(settings.caseSensitiveTags)
  const context: EmulatorContext = {
    now,
    random: settings.random,
    // Given randomness makes every id repeatable; without it the platform's own UUIDs cost less.
    uuid: options?.random ? () => uuidFrom(settings.random) : () => crypto.randomUUID(),
    settings,
    hubs: new Hubs(settings),
    gate: new Gate(settings.rules, now),
    store: createMemoryStore(),
    journal,
    records: new Records(settings),
    schedules: new Schedules(),
    tagReader: new TagReader(key),
    tagKey: key,
  }
  const { hubs, records, schedules, store } = context
  const runSchedules = () => schedules.run(now())
  for (const entry of journal?.load() ?? []) restore(entry, context)
  const app = new Hono()
    .get('/', (c) => c.redirect('/_emulator/'))
    .get('/readyz', (c) => c.json({ status: 'ready' }))
    .get('/_emulator', (c) => c.redirect('/_emulator/'))
    .route('/', createControlApp(context))
    .all('*', (c) => handleHubRequest(c.req.raw, context))
  return {
    fetch: async (input, init) => {
      runSchedules()
      return app.fetch(init || !(input instanceof Request) ? new Request(input, init) : input)
    },
    connectionString(hub, rights = 'full') {
      const { connectionString, listenConnectionString } = hubs.address(hub)
      return rights === 'full' ? connectionString : listenConnectionString
    },
    address: (hub) => hubs.address(hub),
    get hubs() {
      return hubs.names
    },
    inbox: {
      deliveries(filter) {
        runSchedules()
        return records.deliveries(filter)
      },
      clear: () => records.clearDeliveries(),
    },
    devices: (hub) => devicesOf(context, hub),
    clock: {
      now: () => new Date(now()),
      advance(ms) {
        advancedMs += ms
        runSchedules()
      },
    },
    setOrigin(origin) {
      hubs.origin = origin
    },
    listen: (listener) => records.listen(listener),
    reset() {
      store.clear()
      schedules.clear()
      journal?.clear()
      records.clear()
    },
  }
}

/** A device of an earlier run; what a stricter emulator would refuse by now stays away. */
function restore({ hub, installationId, installation }: JournalEntry, context: EmulatorContext): void {
  const stored = readInstallation(installation, {
    hub,
    installationId,
    now: context.now(),
    tagKey: context.tagKey,
  })
  if ('status' in stored) return
  context.hubs.open(hub)
  context.store.put(stored)
}
