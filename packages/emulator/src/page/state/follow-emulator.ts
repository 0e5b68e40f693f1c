import type { EmulatorEvent, EmulatorStatus } from '../../model.js'
import { eventsUrl, readSnapshot, readStatus } from './api.js'
import type { Snapshot } from './page-state.js'

/** Whether the page hears of what happens. */
export type Connection = 'connecting' | 'live' | 'lost'

/** What {@link followEmulator} tells. */
export interface EmulatorListener {
  connection(connection: Connection): void
  snapshot(snapshot: Snapshot): void
  events(events: readonly EmulatorEvent[]): void
  status(status: EmulatorStatus): void
}

const eventTypes: Readonly<Record<EmulatorEvent['type'], true>> = {
  device: true,
  'device-removed': true,
  send: true,
  delivery: true,
  'deliveries-cleared': true,
  refusal: true,
  reset: true,
  faults: true,
}

const batchMs = 60
const statusMs = 400
const retryMs = 2000

/**
 * Follows the emulator until the returned function is called: a snapshot first and after each interruption, then
 * the events, in batches.
 */
export function followEmulator(listener: EmulatorListener): () => void {
  let source: EventSource | undefined
  let loading = true
  let waiting: EmulatorEvent[] = []
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function once(name: string, delayMs: number, run: () => void): void {
    if (timers.has(name)) return
    const timer = setTimeout(() => {
      timers.delete(name)
      run()
    }, delayMs)
    timers.set(name, timer)
  }

  // The counters come from the emulator alone: to count along would go wrong with what it drops.
  async function refreshStatus(): Promise<void> {
    const status = await readStatus().catch(() => undefined)
    if (status) listener.status(status)
  }

  function flush(): void {
    if (loading || waiting.length === 0) return
    const events = waiting
    waiting = []
    listener.events(events)
    once('status', statusMs, refreshStatus)
  }

  // Events wait while a snapshot is under way and are applied on top of it: so none can fall between the two.
  async function load(from: EventSource): Promise<void> {
    loading = true
    const snapshot = await readSnapshot().catch(() => undefined)
    if (source !== from) return
    if (!snapshot) {
      reconnect()
      return
    }
    listener.snapshot(snapshot)
    listener.connection('live')
    loading = false
    flush()
  }

  function reconnect(): void {
    listener.connection('lost')
    source?.close()
    source = undefined
    waiting = []
    once('connect', retryMs, connect)
  }

  function connect(): void {
    const opened = new EventSource(eventsUrl)
    source = opened
    opened.onopen = () => load(opened)
    // A browser does not try again by itself after an answer that is no stream, so it never has to.
    opened.onerror = () => {
      if (source === opened) reconnect()
    }
    for (const type of Object.keys(eventTypes)) {
      opened.addEventListener(type, (message: MessageEvent<string>) => {
        waiting.push(JSON.parse(message.data))
        once('batch', batchMs, flush)
      })
    }
  }

  connect()
  return () => {
    source?.close()
    source = undefined
    for (const timer of timers.values()) clearTimeout(timer)
  }
}
