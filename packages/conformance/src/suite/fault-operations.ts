import type { Installation, NotificationHub } from '@hubcast/core'
import type { Delivery } from '@hubcast/emulator'
import type { Lib } from './suite.ts'

/** A hub of its own for one case, and what can be asked past the client. */
export interface Ground {
  readonly hub: NotificationHub
  readonly lib: Lib
  deliveries(): Promise<readonly Delivery[]>
  /** The state in which the hub's telemetry sees a notification. */
  stateOf(notificationId: string): Promise<string | undefined>
}

/** What a call does, made ready before anything goes wrong. */
export interface Operation {
  /** As the emulator's faults name it. */
  readonly operation: 'send' | 'direct' | 'batch' | 'schedule' | 'cancel' | 'installation'
  /** How it may be repeated: a send only if it was surely not taken. */
  readonly kind: 'send' | 'patch' | 'cancel' | 'record'
  prepare?(ground: Ground): Promise<string>
  run(ground: Ground, prepared: string): Promise<unknown>
  /** How often the hub carried it out, as far as can be seen; undefined where it cannot. */
  applied?(ground: Ground, prepared: string, result: unknown): Promise<number | undefined>
}

const phone: Installation = {
  installationId: 'phone',
  platform: 'fcmv1',
  pushChannel: 'handle',
  tags: ['news'],
}
const inAnHour = () => new Date(Date.now() + 3_600_000)

const message = ({ core }: Lib) => core.notification('fcmv1', '{"message":{"notification":{"title":"Hi"}}}')

async function putPhone({ hub }: Ground): Promise<string> {
  await hub.installations.put(phone)
  return phone.installationId
}

const countDeliveries = async ({ deliveries }: Ground) => (await deliveries()).length

async function tagsOf({ hub }: Ground): Promise<readonly string[] | undefined> {
  return (await hub.installations.exists('phone')) ? (await hub.installations.get('phone')).tags : undefined
}

/** Every operation of the client. */
export const operations: Readonly<Record<string, Operation>> = {
  send: {
    operation: 'send',
    kind: 'send',
    prepare: putPhone,
    run: ({ hub, lib }) => hub.send(message(lib), { tags: 'news' }),
    applied: countDeliveries,
  },
  sendDirect: {
    operation: 'direct',
    kind: 'send',
    run: ({ hub, lib }) => hub.sendDirect(message(lib), 'handle'),
    applied: countDeliveries,
  },
  sendBatch: {
    operation: 'batch',
    kind: 'send',
    async run({ hub, lib }) {
      for await (const { receipt, error } of hub.sendBatch(message(lib), ['handle'])) {
        if (error) throw error
        return receipt
      }
      return undefined
    },
    applied: countDeliveries,
  },
  schedule: {
    operation: 'schedule',
    kind: 'send',
    run: ({ hub, lib }) => hub.schedule(message(lib), inAnHour()),
    async applied({ stateOf }, _, result) {
      const { notificationId } = Object(result) as { notificationId?: string }
      if (notificationId === undefined) return undefined
      return (await stateOf(notificationId)) === 'Scheduled' ? 1 : 0
    },
  },
  cancel: {
    operation: 'cancel',
    kind: 'cancel',
    prepare: async ({ hub, lib }) => (await hub.schedule(message(lib), inAnHour())).notificationId ?? '',
    run: ({ hub }, notificationId) => hub.cancel(notificationId),
    applied: async ({ stateOf }, notificationId) => ((await stateOf(notificationId)) === 'Cancelled' ? 1 : 0),
  },
  'installations.put': {
    operation: 'installation',
    kind: 'record',
    run: ({ hub }) => hub.installations.put(phone),
    applied: async (ground) => ((await tagsOf(ground))?.join() === 'news' ? 1 : 0),
  },
  'installations.get': {
    operation: 'installation',
    kind: 'record',
    prepare: putPhone,
    run: ({ hub }, id) => hub.installations.get(id),
  },
  'installations.patch': {
    operation: 'installation',
    kind: 'patch',
    prepare: putPhone,
    run: ({ hub, lib }, id) => hub.installations.patch(id, lib.core.addTags('sports')),
    applied: async (ground) => ((await tagsOf(ground))?.join() === 'news,sports' ? 1 : 0),
  },
  'installations.delete': {
    operation: 'installation',
    kind: 'record',
    prepare: putPhone,
    run: ({ hub }, id) => hub.installations.delete(id),
    applied: async (ground) => ((await tagsOf(ground)) === undefined ? 1 : 0),
  },
}
