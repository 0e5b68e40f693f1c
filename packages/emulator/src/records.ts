import type { Audience } from './delivery/decide.js'
import type { DeliveryRecord, Outcome } from './delivery/deliver.js'
import { inspectDelivery } from './delivery/problems.js'
import type { IdSource } from './ids.js'
import type { EmulatorEvent, InspectedDelivery, Platform, Refusal, Send } from './model.js'
import { Ring } from './ring.js'
import type { ServiceError } from './service-errors.js'
import type { StoredDevice } from './store/store.js'

/** A send with what its reasons are computed from when somebody asks. */
export interface SendRecord {
  readonly send: Send
  readonly audience: Audience
  /** The hub's devices as they were. */
  readonly devices: readonly StoredDevice[]
  readonly duplicates: Outcome['duplicates']
  readonly leftOut: Outcome['leftOut']
}

/** A send as it is kept: inboxes are bounded, and may be emptied, so they cannot tell how many it reached. */
export interface KeptSend extends SendRecord {
  /** How many deliveries there were, by platform. */
  readonly delivered: ReadonlyMap<Platform, number>
}

/** Which deliveries. */
export interface DeliveryFilter {
  readonly hub?: string | undefined
  readonly platform?: string | undefined
  /** Deliveries to devices that have this tag. */
  readonly tag?: string | undefined
  readonly notificationId?: string | undefined
  readonly installationId?: string | undefined
  /** The most deliveries to give. @default all */
  readonly limit?: number | undefined
}

/** All inboxes together hold at most this many bytes of payload. */
const inboxBytes = 32 * 1024 * 1024
const refusalLimit = 200

function countByPlatform(deliveries: readonly DeliveryRecord[]): ReadonlyMap<Platform, number> {
  const counts = new Map<Platform, number>()
  for (const { delivery } of deliveries)
    counts.set(delivery.platform, (counts.get(delivery.platform) ?? 0) + 1)
  return counts
}

/** What happened: sends, deliveries, refusals, each bounded, and the events that tell of them. */
export class Records {
  readonly #deliveries: Ring<DeliveryRecord>
  readonly #sends: Ring<KeptSend>
  readonly #refusals = new Ring<Refusal>(refusalLimit)
  readonly #listeners = new Set<(event: EmulatorEvent) => void>()
  #counts = { sends: 0, deliveries: 0, refusals: 0 }

  constructor({ inboxLimit, sendLimit }: { inboxLimit: number; sendLimit: number }) {
    this.#deliveries = new Ring(inboxLimit, inboxBytes, ({ delivery }) => delivery.body.length)
    this.#sends = new Ring(sendLimit, inboxBytes, ({ send }) => send.body.length)
  }

  get counts(): {
    sends: number
    deliveries: number
    refusals: number
    droppedDeliveries: number
    droppedSends: number
  } {
    return { ...this.#counts, droppedDeliveries: this.#deliveries.dropped, droppedSends: this.#sends.dropped }
  }

  /** Hears of everything from now on, until the returned function is called. */
  listen(listener: (event: EmulatorEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(event: EmulatorEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  addSend(record: SendRecord, deliveries: readonly DeliveryRecord[]): void {
    this.#sends.push({ ...record, delivered: countByPlatform(deliveries) })
    this.#counts.sends++
    this.#counts.deliveries += deliveries.length
    this.tell({ type: 'send', send: record.send })
    for (const one of deliveries) {
      this.#deliveries.push(one)
      // Nobody has to pay for what nobody hears.
      if (this.#listeners.size) this.tell({ type: 'delivery', delivery: inspectDelivery(one.delivery) })
    }
  }

  addRefusal(request: Request, path: string, { status, detail }: ServiceError, ids: IdSource): void {
    const { method } = request
    const refusal = {
      id: ids.uuid(),
      time: new Date(ids.now()).toISOString(),
      method,
      path,
      status,
      detail,
    }
    this.#refusals.push(refusal)
    this.#counts.refusals++
    this.tell({ type: 'refusal', refusal })
  }

  send(id: string): KeptSend | undefined {
    for (const record of this.#sends.newestFirst()) if (record.send.id === id) return record
    return undefined
  }

  /** Newest first. */
  sends(hub?: string): Send[] {
    return [...this.#sends.newestFirst()].map(({ send }) => send).filter((send) => !hub || send.hub === hub)
  }

  /** Newest first. */
  refusals(): Refusal[] {
    return [...this.#refusals.newestFirst()]
  }

  /** Newest first. */
  deliveries({ tag, limit, ...fields }: DeliveryFilter = {}): InspectedDelivery[] {
    const wanted = Object.entries(fields).filter(([, value]) => value !== undefined)
    return [...this.#deliveries.newestFirst()]
      .filter(({ delivery, tags }) => {
        const values: Readonly<Record<string, unknown>> = { ...delivery }
        const tagged = tag === undefined || tags.some((own) => own.toLowerCase() === tag.toLowerCase())
        return tagged && wanted.every(([name, value]) => values[name] === value)
      })
      .slice(0, limit)
      .map(({ delivery }) => inspectDelivery(delivery))
  }

  clearDeliveries(): void {
    this.#deliveries.clear()
    this.tell({ type: 'deliveries-cleared' })
  }

  clear(): void {
    this.#deliveries.clear()
    this.#sends.clear()
    this.#refusals.clear()
    this.#counts = { sends: 0, deliveries: 0, refusals: 0 }
    this.tell({ type: 'reset' })
  }
}
