import type { NotificationFormat, NotificationIssue } from '@hubcast/core'
import type { Fault } from './faults/fault.js'

/** The push services, by the names that installations use. */
export type Platform = 'apns' | 'fcmv1' | 'gcm' | 'wns' | 'mpns' | 'adm' | 'baidu' | 'xiaomi' | 'browser'

/** A template of a device, as it was registered. */
export interface DeviceTemplate {
  readonly name: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** APNs only. */
  readonly expiry: string | undefined
  /** With the template's own name, which the service adds. */
  readonly tags: readonly string[]
}

/** A device that the hub knows. Never changed in place: a write makes a new one. */
export interface Device {
  /** Unique in the emulator: `<hub>/installations/<installation id>`. */
  readonly id: string
  readonly hub: string
  readonly installationId: string
  readonly platform: Platform
  /** What the push service knows the device by; for browsers the subscription's endpoint. */
  readonly handle: string
  readonly userId: string | undefined
  readonly tags: readonly string[]
  readonly templates: readonly DeviceTemplate[]
  readonly pushVariables: Readonly<Record<string, string>>
  /** ISO 8601; undefined for never. */
  readonly expirationTime: string | undefined
  /** ISO 8601. */
  readonly updatedAt: string
  /** What was accepted but will hardly do what was meant. */
  readonly warnings: readonly string[]
}

/** A send that the hub accepted. */
export interface Send {
  /** The notification id of the receipt. */
  readonly id: string
  /** ISO 8601. */
  readonly time: string
  readonly hub: string
  readonly format: NotificationFormat
  /** The tag expression; undefined for a broadcast. */
  readonly tags: string | undefined
  /** How many handles it was sent to directly; undefined for a send to devices by their tags. */
  readonly handles?: number
  /** Those that go to the push service. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly test: boolean
  /** How many deliveries it made: a device with two matching templates gets two. */
  readonly delivered: number
  /** How many devices it reached. */
  readonly reached: number
  /** How many devices the hub had. */
  readonly devices: number
}

/** What a push service would have been handed for one device. */
export interface Delivery {
  readonly id: string
  /** ISO 8601. */
  readonly time: string
  readonly hub: string
  readonly platform: Platform
  readonly handle: string
  readonly installationId?: string
  readonly registrationId?: string
  readonly notificationId: string
  /** The template that made it; absent for a native send. */
  readonly template?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A delivery, and what its push service, or the app, would not take or not understand. */
export interface InspectedDelivery extends Delivery {
  /** Errors, warnings and notes; empty when all is well. */
  readonly problems: readonly NotificationIssue[]
}

/** Why a device did or did not get a send. */
export type VerdictReason =
  | 'delivered'
  /** A native send for another push service. */
  | 'wrong-platform'
  /** A template send, and the device has no template. */
  | 'no-template'
  /** The tag expression is false for the device. */
  | 'tags'
  /** The installation has run out. */
  | 'expired'
  /** Another record with the same handle got it already. */
  | 'duplicate-handle'
  /** A test send tries ten devices, and this one was not among them. */
  | 'test-limit'

/** One device's side of one send. */
export interface Verdict {
  readonly device: string
  readonly platform: Platform
  readonly delivered: boolean
  readonly reason: VerdictReason
  /** The reason in a sentence. */
  readonly explanation: string
  /** The template that made or would have made the delivery. */
  readonly template: string | undefined
  /** Each tag of the expression, and whether the device has it. */
  readonly tags: readonly { readonly tag: string; readonly has: boolean }[]
}

/** A request that the hub refused. */
export interface Refusal {
  readonly id: string
  /** ISO 8601. */
  readonly time: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly detail: string
}

/** What `/_emulator/api/events` streams; the name of each is its `type`. */
export type EmulatorEvent =
  | { readonly type: 'device'; readonly device: Device }
  | { readonly type: 'device-removed'; readonly id: string }
  | { readonly type: 'send'; readonly send: Send }
  | { readonly type: 'delivery'; readonly delivery: InspectedDelivery }
  | { readonly type: 'deliveries-cleared' }
  | { readonly type: 'refusal'; readonly refusal: Refusal }
  | { readonly type: 'reset' }
  /** One came, went or hit; the status has them. */
  | { readonly type: 'faults' }

/** What a hub on this emulator is reached by. */
export interface HubAddress {
  readonly name: string
  /** For Hubcast's own client. */
  readonly connectionString: string
  /** The same with a key that may only register devices. */
  readonly listenConnectionString: string
  /** Exactly three parts: other SDKs break on a fourth. */
  readonly sdkConnectionString: string
}

/** What `/_emulator/api/status` answers. */
export interface EmulatorStatus {
  readonly hubs: readonly (HubAddress & { readonly devices: number })[]
  readonly counts: {
    readonly sends: number
    readonly deliveries: number
    readonly refusals: number
    /** Deliveries that had to make room for newer ones. */
    readonly droppedDeliveries: number
    readonly droppedSends: number
  }
  /** What goes wrong on purpose. */
  readonly faults: readonly Pick<Fault, 'id' | 'options' | 'hits'>[]
}
