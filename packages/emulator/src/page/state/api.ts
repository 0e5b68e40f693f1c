import type { Device, EmulatorStatus, InspectedDelivery, Refusal, Send, Verdict } from '../../model.js'
import { kept, type Snapshot } from './page-state.js'

const base = '/_emulator/api'

/** Where the events are streamed from. */
export const eventsUrl: string = `${base}/events`

async function read<T>(path: string): Promise<T> {
  const response = await fetch(base + path, { headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return response.json()
}

/** The hubs and the counters. */
export function readStatus(): Promise<EmulatorStatus> {
  return read('/status')
}

/** All that the page begins with. */
export async function readSnapshot(): Promise<Snapshot> {
  const [status, { devices }, { sends }, { deliveries }, { refusals }] = await Promise.all([
    readStatus(),
    read<{ devices: Device[] }>('/devices'),
    read<{ sends: Send[] }>('/sends'),
    read<{ deliveries: InspectedDelivery[] }>(`/deliveries?limit=${kept.deliveries}`),
    read<{ refusals: Refusal[] }>('/refusals'),
  ])
  return { status, devices, sends, deliveries, refusals }
}

/** A send with its verdict on each device. */
export function readVerdicts(sendId: string): Promise<{ send: Send; verdicts: Verdict[] }> {
  return read(`/sends/${encodeURIComponent(sendId)}`)
}

/** An installation's whole inbox, newest first. */
export async function readInbox({ hub, installationId }: Device): Promise<InspectedDelivery[]> {
  const { deliveries } = await read<{ deliveries: InspectedDelivery[] }>(
    `/deliveries?${new URLSearchParams({ hub, installationId })}`,
  )
  return deliveries
}

async function empty(path: string): Promise<void> {
  const response = await fetch(base + path, { method: 'DELETE' })
  if (!response.ok) throw new Error(`The emulator answered ${response.status}.`)
}

/** Empties every inbox; the page hears of it as an event. */
export function clearInboxes(): Promise<void> {
  return empty('/deliveries')
}

/** Lets all go well again; the page hears of it as an event. */
export function clearFaults(): Promise<void> {
  return empty('/faults')
}
