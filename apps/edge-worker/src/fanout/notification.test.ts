import { expect, test } from 'vitest'
import { openSql } from '../runtime/local-sql.js'
import type { Verdict } from './classify.js'
import { type DeadLetterEntry, Notification, type PartMessage } from './notification.js'
import type { SendSpec } from './send.js'

const minuteMs = 60_000
const dayMs = 86_400_000
const times = { sweepMs: 10 * minuteMs, giveUpMs: dayMs, retentionMs: 7 * dayMs }
const spec: SendSpec = {
  notifications: [{ format: 'fcmv1', body: '{"message":{}}', contentType: 'application/json' }],
  audience: { kind: 'pages' },
  onUnknown: 'hold',
  keyId: 'key',
}

/** A send whose clock, queue and hub are the test's. */
function start(verdict: Verdict = { state: 'done', status: 201 }) {
  const world = {
    now: 1_000_000,
    queue: [] as (PartMessage & { delaySeconds: number })[],
    alarm: Number.POSITIVE_INFINITY,
    index: [] as DeadLetterEntry[],
    isQueueFull: false,
    verdict,
  }
  const sql = openSql(':memory:')
  const send = new Notification({
    id: 'send',
    sql,
    times,
    now: () => world.now,
    callHub: async () => world.verdict,
    cancelAtHub: async () => 'gone',
    async enqueue(messages, delaySeconds) {
      if (world.isQueueFull) throw new Error('Queue is overloaded.')
      world.queue.push(...messages.map((message) => ({ ...message, delaySeconds })))
    },
    async setAlarm(atMs) {
      world.alarm = atMs
    },
    async index(entry) {
      world.index.push(entry)
    },
    count() {},
  })
  /** Lets time go on to the alarm, and ticks. */
  const ring = async () => {
    world.now = Math.max(world.now, world.alarm)
    return send.tick()
  }
  const countOf = async () => (await send.report())?.counts
  return { world, send, sql, ring, countOf }
}

/** Commits a send of some parts of 1,000 handles. */
async function commit({ send }: ReturnType<typeof start>, parts: number, more: Partial<SendSpec> = {}) {
  await send.create({ ...spec, ...more }, {})
  const handles = Array.from({ length: parts * 1_000 }, (_, index) => `h${index}`)
  await send.addPage(1, { fcmv1: handles })
  await send.commit(1)
}

test('a committed send hands its parts to the queue, and one whose message is lost gets another', async () => {
  const given = start()
  const { world, send, ring, countOf } = given
  await commit(given, 3)
  expect(world.queue).toEqual([])
  await ring()
  expect(world.queue.map(({ part }) => part)).toEqual([0, 1, 2])
  await send.deliver(0)
  await send.deliver(1)
  const at = world.now
  await ring()
  expect(world.now - at).toBe(times.sweepMs)
  expect(world.queue.map(({ part }) => part)).toEqual([0, 1, 2, 2])
  await send.deliver(2)
  expect((await countOf())?.done).toEqual({ parts: 3, handles: 3_000 })
})

test('a queue that takes no more is tried again, and nothing is lost', async () => {
  const given = start({ state: 'pending', brakeSeconds: 30 })
  const { world, send, ring } = given
  await commit(given, 1)
  world.isQueueFull = true
  await expect(ring()).rejects.toThrow(/overloaded/)
  await send.deliver(0)
  expect(world.queue).toEqual([])
  world.isQueueFull = false
  world.alarm = Math.min(world.alarm, world.now + 30_000)
  await ring()
  expect(world.queue.map(({ part }) => part)).toEqual([0])
})

test('while the hub asks to slow down, no part is sent, and each comes back later', async () => {
  const given = start({ state: 'pending', brakeSeconds: 30, status: 429 })
  const { world, send, ring, countOf } = given
  await commit(given, 2)
  await ring()
  world.queue = []
  expect(await send.deliver(0)).toBe('later')
  world.verdict = { state: 'done', status: 201 }
  expect(await send.deliver(1)).toBe('later')
  expect(world.queue.map(({ part }) => part)).toEqual([0, 1])
  expect(world.queue.every(({ delaySeconds }) => delaySeconds >= 29)).toBe(true)
  expect((await countOf())?.done.parts).toBe(0)
  world.now += 30_000
  await Promise.all([send.deliver(0), send.deliver(1)])
  expect((await countOf())?.done.parts).toBe(2)
})

test('what nobody took for a day is dead, and told of; by its own time it is expired, and is not', async () => {
  const dead = start({ state: 'pending', brakeSeconds: 1 })
  await commit(dead, 1)
  await dead.ring()
  dead.world.now += dayMs
  await dead.send.tick()
  expect((await dead.countOf())?.dead).toEqual({ parts: 1, handles: 1_000 })
  expect(JSON.parse(dead.world.index.at(-1)?.counts ?? '')).toMatchObject({
    dead: { parts: 1 },
    unknown: { parts: 0 },
  })
  const expired = start()
  await commit(expired, 1, { expiresAtMs: expired.world.now + minuteMs })
  expired.world.now += minuteMs
  await expired.send.deliver(0)
  expect((await expired.countOf())?.expired.parts).toBe(1)
  expect(expired.world.index).toEqual([])
})

test('a send that has come to its end is forgotten in time, with its dead letters', async () => {
  const given = start({ state: 'unknown', reason: 'connection' })
  const { world, send, sql, ring } = given
  await commit(given, 1)
  await ring()
  await send.deliver(0)
  await ring()
  expect(world.index.at(-1)?.counts).toContain('"unknown":{"parts":1')
  const at = world.now
  expect(await ring()).toBe('forgotten')
  expect(world.now - at).toBeGreaterThanOrEqual(times.retentionMs - minuteMs)
  expect(world.index.at(-1)).toEqual({ id: 'send', counts: '{}' })
  for (const table of ['sends', 'parts', 'pages'])
    expect(sql.run(`SELECT count(*) AS rows FROM ${table}`)).toEqual([{ rows: 0 }])
  expect(await send.report()).toBeUndefined()
})

test('one that was never committed is forgotten, too', async () => {
  const given = start()
  await given.send.create(spec, {})
  await given.send.addPage(1, { fcmv1: ['a'] })
  given.world.now += times.retentionMs
  expect(await given.send.tick()).toBe('forgotten')
})

test('an id that nobody gave leaves no trace', async () => {
  const { send, sql } = start()
  expect(await send.report()).toBeUndefined()
  expect(await send.cancel()).toEqual({ kind: 'not-found' })
  await send.bury(0)
  expect(await send.deliver(0)).toBe('settled')
  expect(sql.run('SELECT name FROM sqlite_master')).toEqual([])
})
