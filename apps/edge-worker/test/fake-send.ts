import type { Verdict } from '../src/fanout/classify.js'
import {
  type DeadLetterEntry,
  Notification,
  type NotificationDeps,
  type PartMessage,
  type Step,
} from '../src/fanout/notification.js'
import type { SendSpec } from '../src/fanout/send.js'
import { openSql } from '../src/runtime/local-sql.js'

export const minuteMs = 60_000
export const dayMs = 86_400_000
export const times = { sweepMs: 10 * minuteMs, giveUpMs: dayMs, retentionMs: 7 * dayMs }
export const spec: SendSpec = {
  notifications: [{ format: 'fcmv1', body: '{"message":{}}', contentType: 'application/json' }],
  audience: { kind: 'pages' },
  onUnknown: 'hold',
  keyId: 'key',
}

/** A send whose clock, queue and hub are the test's. */
export function startSend(verdict: Verdict = { state: 'done', status: 201 }) {
  const world = {
    now: 1_000_000,
    queue: [] as (PartMessage & { delaySeconds: number })[],
    alarm: Number.POSITIVE_INFINITY,
    index: [] as DeadLetterEntry[],
    isQueueFull: false,
    isIndexDown: false,
    requests: 0,
    failed: [] as Step[],
    verdict: verdict as Verdict | Promise<Verdict>,
  }
  const sql = openSql(':memory:')
  const deps: NotificationDeps = {
    id: 'send',
    sql,
    times,
    now: () => world.now,
    callHub: async () => {
      world.requests++
      return world.verdict
    },
    cancelAtHub: async () => 'gone',
    async enqueue(messages, delaySeconds) {
      if (world.isQueueFull) throw new Error('Queue is overloaded.')
      world.queue.push(...messages.map((message) => ({ ...message, delaySeconds })))
    },
    async setAlarm(atMs) {
      world.alarm = atMs
    },
    async index(entry) {
      if (world.isIndexDown) throw new Error('Durable Object is overloaded.')
      world.index.push(entry)
    },
    count() {},
    failed(step) {
      world.failed.push(step)
    },
  }
  const send = new Notification(deps)
  /** Lets time go on to the alarm, and ticks. */
  const ring = async () => {
    world.now = Math.max(world.now, world.alarm)
    return send.tick()
  }
  const countOf = async () => (await send.report())?.counts
  return { world, send, sql, ring, countOf, startAgain: () => new Notification(deps) }
}

/** What {@link startSend} gives. */
export type FakeSend = ReturnType<typeof startSend>

/** Commits a send of some parts of 1,000 handles. */
export async function commitSend({ send }: FakeSend, parts: number, more: Partial<SendSpec> = {}) {
  await send.create({ ...spec, ...more }, {})
  const handles = Array.from({ length: parts * 1_000 }, (_, index) => `h${index}`)
  await send.addPage(1, { fcmv1: handles })
  await send.commit(1)
}
