import { expect, test } from 'vitest'
import { commitSend, dayMs, minuteMs, spec, startSend as start, times } from '../../test/fake-send.js'

test('a committed send hands its parts to the queue, and one whose message is lost gets another', async () => {
  const given = start()
  const { world, send, ring, countOf } = given
  await commitSend(given, 3)
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
  await commitSend(given, 1)
  world.isQueueFull = true
  await ring()
  await send.deliver(0)
  expect(world.queue).toEqual([])
  expect(world.failed).toEqual(['queue', 'queue'])
  world.isQueueFull = false
  await ring()
  await ring()
  expect(world.queue.map(({ part }) => part)).toEqual([0])
})

test('while the hub asks to slow down, no part is sent, and each comes back later', async () => {
  const given = start({ state: 'pending', brakeSeconds: 30, status: 429 })
  const { world, send, ring, countOf } = given
  await commitSend(given, 2)
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
  await commitSend(dead, 1)
  await dead.ring()
  dead.world.now += dayMs
  await dead.send.tick()
  expect((await dead.countOf())?.dead).toEqual({ parts: 1, handles: 1_000 })
  expect(JSON.parse(dead.world.index.at(-1)?.counts ?? '')).toMatchObject({
    dead: { parts: 1 },
    unknown: { parts: 0 },
  })
  const expired = start()
  await commitSend(expired, 1, { expiresAtMs: expired.world.now + minuteMs })
  expired.world.now += minuteMs
  await expired.send.deliver(0)
  expect((await expired.countOf())?.expired.parts).toBe(1)
  expect(expired.world.index).toEqual([])
})

test('a send that has come to its end is forgotten in time, with its dead letters', async () => {
  const given = start({ state: 'unknown', reason: 'connection' })
  const { world, send, sql, ring } = given
  await commitSend(given, 1)
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
