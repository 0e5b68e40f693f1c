import type { IdSource } from '../ids.js'
import type { Delivery } from '../model.js'
import { platformHeaders } from '../platforms.js'
import type { StoredDevice, StoredTemplate } from '../store/store.js'
import { type Audience, decide } from './decide.js'

/** A send on its way. */
export interface Outgoing {
  readonly notificationId: string
  readonly hub: string
  readonly audience: Audience
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The properties of a template send. */
  readonly properties: Readonly<Record<string, string>>
  readonly test: boolean
}

/** A delivery with the tags that its device had. */
export interface DeliveryRecord {
  readonly delivery: Delivery
  readonly tags: readonly string[]
}

/** What a send came to. */
export interface Outcome {
  readonly deliveries: readonly DeliveryRecord[]
  /** The ids of the devices that would have got it, were it not for a record with the same handle. */
  readonly duplicates: ReadonlySet<string>
  /** The ids of the devices that a test send left out. */
  readonly leftOut: ReadonlySet<string>
}

/** How many devices a test send tries. @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-push-notification-fixer */
const testLimit = 10

interface Chosen {
  readonly stored: StoredDevice
  readonly template: StoredTemplate | undefined
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((entry) => ({ entry, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ entry }) => entry)
}

/** Makes a send's deliveries: one for each matching registration, and for a handle's native ones only one. */
export function deliver(outgoing: Outgoing, devices: readonly StoredDevice[], ids: IdSource): Outcome {
  const chosen: Chosen[] = []
  const duplicates = new Set<string>()
  const nativeHandles = new Set<string>()
  for (const stored of devices) {
    const decision = decide(outgoing.audience, stored)
    if (decision.reason !== 'delivered') continue
    if (decision.templates !== 'native') {
      chosen.push(...decision.templates.map((template) => ({ stored, template })))
    } else if (nativeHandles.has(stored.device.handle)) {
      duplicates.add(stored.device.id)
    } else {
      nativeHandles.add(stored.device.handle)
      chosen.push({ stored, template: undefined })
    }
  }
  const tried =
    outgoing.test && chosen.length > testLimit ? shuffled(chosen, ids.random).slice(0, testLimit) : chosen
  const reached = new Set(tried.map(({ stored }) => stored.device.id))
  const leftOut = new Set(chosen.map(({ stored }) => stored.device.id).filter((id) => !reached.has(id)))
  const deliveries = tried.map((one) => {
    return { delivery: deliveryTo(outgoing, one, ids), tags: one.stored.device.tags }
  })
  return { deliveries, duplicates, leftOut }
}

function deliveryTo(outgoing: Outgoing, { stored, template }: Chosen, ids: IdSource): Delivery {
  const { hub, platform, handle, installationId } = stored.device
  const rendered = template?.render(outgoing.properties)
  const sent = { ...outgoing.headers, ...rendered?.headers }
  return {
    id: ids.uuid(),
    time: new Date(outgoing.audience.timeMs).toISOString(),
    hub,
    platform,
    handle,
    installationId,
    registrationId: (template ?? stored).registrationId,
    notificationId: outgoing.notificationId,
    ...(template && { template: template.name }),
    headers: {
      ...platformHeaders(platform, sent),
      ...(rendered?.expiry &&
        platform === 'apns' && { 'ServiceBusNotification-Apns-Expiry': rendered.expiry }),
    },
    body: rendered?.body ?? outgoing.body,
  }
}
