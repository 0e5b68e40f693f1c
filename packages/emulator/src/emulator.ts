import { Hono } from 'hono'
import { Gate } from './auth.js'
import { devicesOf, type EmulatorContext } from './context.js'
import { createControlApp } from './control/app.js'
import { allowOrigin, preflight } from './cors.js'
import { asFetch } from './faults/as-fetch.js'
import { type Break, carryOut, isBreak } from './faults/carry-out.js'
import type { FaultOptions, Faults } from './faults/fault.js'
import { type CarriedFault, FaultList } from './faults/fault-list.js'
import { faultedRequest } from './faults/faulted-request.js'
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
import { type Write, Writes } from './store/writes.js'
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
  /** What goes wrong, on purpose: connections that break, a hub that asks to slow down. */
  readonly faults: Faults
  /** Where it is reached; a server sets it once it knows its port. */
  setOrigin(origin: string): void
  /** Hears of every device, send, delivery and refusal, until the returned function is called. */
  listen(listener: (event: EmulatorEvent) => void): () => void
  /** Forgets devices, sends, inboxes and faults. */
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
  return assembleEmulator(options).emulator
}

/** What a server adds to an emulator. */
export interface Surroundings {
  /** The names of options that it takes itself. */
  readonly otherOptions?: readonly string[]
  /** Keeps devices beyond this run. */
  readonly journal?: DeviceJournal | undefined
  /** Carries out what only a server can: to refuse connections. It may throw. */
  readonly onFault?: (options: FaultOptions) => CarriedFault | undefined
}

/** An emulator, and its answers as far as they come: what is left of a connection is for its server to show. */
export interface AssembledEmulator {
  readonly emulator: Emulator
  answer(request: Request): Promise<Response | Break>
  /** Lets all writes show that were accepted, however long they should take: before the end, none is lost. */
  finishWrites(): void
}

/** Puts an emulator together. */
export function assembleEmulator(
  options: EmulatorOptions | undefined,
  { journal, onFault, otherOptions }: Surroundings = {},
): AssembledEmulator {
  const settings = resolveOptions(options, otherOptions)
  let advancedMs = 0
  const now = () => settings.now() + advancedMs
  const key = tagKey(settings.caseSensitiveTags)
  const store = createMemoryStore()
  const records = new Records(settings)
  const apply = ({ hub, installationId, put }: Write) => {
    if (put) {
      store.put(put.stored)
      journal?.save({ hub, installationId, installation: put.text })
      records.tell({ type: 'device', device: put.stored.device })
    } else if (store.delete(hub, installationId)) {
      journal?.remove(hub, installationId)
      records.tell({ type: 'device-removed', id: `${hub}/installations/${installationId}` })
    }
  }
  const faults: FaultList = new FaultList(
    () => records.tell({ type: 'faults' }),
    onFault ?? (() => undefined),
  )
  const context: EmulatorContext = {
    now,
    random: settings.random,
    // Given randomness makes every id repeatable; without it the platform's own UUIDs cost less.
    uuid: options?.random ? () => uuidFrom(settings.random) : () => crypto.randomUUID(),
    settings,
    hubs: new Hubs(settings),
    gate: new Gate(settings.rules, now),
    store,
    journal,
    writes: new Writes(settings.installationLagMs, apply),
    faults,
    records,
    schedules: new Schedules(),
    tagReader: new TagReader(key, settings.mixedTagLimit),
    tagKey: key,
  }
  const { hubs, schedules, writes } = context
  const runDue = () => {
    writes.run(now())
    schedules.run(now())
  }
  for (const fault of settings.faults) faults.add(fault)
  for (const entry of journal?.load() ?? []) restore(entry, context)
  const app = new Hono()
    .get('/', (c) => c.redirect('/_emulator/'))
    .get('/readyz', (c) => c.json({ status: 'ready' }))
    .get('/_emulator', (c) => c.redirect('/_emulator/'))
    .route('/', createControlApp(context))
    .all('*', (c) => handleHubRequest(c.req.raw, context))
  /** The hub's half: what goes wrong, and who may ask from where. */
  async function answer(request: Request): Promise<Response | Break> {
    runDue()
    const isOpen = settings.cors === 'any'
    // Most of the time nothing goes wrong, and then nothing has to be looked at.
    const faulted = isOpen || faults.list().length > 0 ? faultedRequest(request) : undefined
    if (!faulted) return app.fetch(request)
    const allowed = isOpen ? preflight(request) : undefined
    if (allowed) return allowed
    const fault = faults.hit(faulted, ({ kind }) => kind !== 'platform-credential')
    const accept = async () => app.fetch(request)
    const outcome = fault ? await carryOut(fault, request, context, accept) : await accept()
    return isBreak(outcome) || !isOpen ? outcome : allowOrigin(request, outcome)
  }

  const emulator: Emulator = {
    async fetch(input, init) {
      const request = init || !(input instanceof Request) ? new Request(input, init) : input
      const outcome = await answer(request)
      return isBreak(outcome) ? asFetch(outcome, request.signal) : outcome
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
        runDue()
        return records.deliveries(filter)
      },
      clear: () => records.clearDeliveries(),
    },
    devices: (hub) => devicesOf(context, hub),
    clock: {
      now: () => new Date(now()),
      advance(ms) {
        advancedMs += ms
        runDue()
      },
    },
    faults,
    setOrigin(origin) {
      hubs.origin = origin
    },
    listen: (listener) => records.listen(listener),
    reset() {
      store.clear()
      writes.clear()
      schedules.clear()
      faults.clear()
      journal?.clear()
      records.clear()
    },
  }
  return { emulator, answer, finishWrites: () => writes.run(Number.POSITIVE_INFINITY) }
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
