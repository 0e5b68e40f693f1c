import { expect, test } from 'vitest'
import { commitSend, dayMs, minuteMs, startSend, times } from '../../test/fake-send.js'
import type { Verdict } from './classify.js'

// A send has one alarm, and nothing else that ever wakes it.

test('while the queue takes nothing it is tried ever later, without an end, and dead letters are told of', async () => {
  const given = startSend()
  const { world, send, startAgain } = given
  await commitSend(given, 3)
  await send.bury(0)
  world.isQueueFull = true
  // Between two alarms the platform takes an object out of memory.
  const ring = async () => {
    world.now = Math.max(world.now, world.alarm)
    await startAgain().tick()
  }
  const rungAt: number[] = []
  for (let times = 0; times < 60; times++) {
    await ring()
    rungAt.push(world.now)
  }
  const waits = rungAt.slice(1).map((at, index) => at - (rungAt[index] ?? 0))
  expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(Math.max(...waits)).toBe(5 * minuteMs)
  expect(new Set(world.failed)).toEqual(new Set(['queue']))
  expect(world.index.at(-1)?.counts).toContain('"dead":{"parts":1')
  world.isQueueFull = false
  await ring()
  expect(world.queue.map(({ part }) => part)).toEqual([1, 2])
  world.isQueueFull = true
  world.now += dayMs
  await ring()
  expect((await startAgain().report())?.counts.dead.parts).toBe(3)
})

test('while the list of dead letters takes nothing, parts are sent all the same', async () => {
  const given = startSend()
  const { world, send, ring } = given
  await commitSend(given, 2)
  world.isIndexDown = true
  await send.bury(0)
  await ring()
  await ring()
  expect(world.queue.map(({ part }) => part)).toEqual([1])
  expect(world.alarm).toBeGreaterThan(world.now)
  world.isIndexDown = false
  await ring()
  expect(world.index).toHaveLength(1)
})

test('an object that dies in a tick is ticked again', async () => {
  const given = startSend()
  const { world, send } = given
  await commitSend(given, 1)
  world.now = world.alarm
  world.alarm = Number.POSITIVE_INFINITY
  send.tick()
  expect(world.alarm).toBeLessThan(world.now + minuteMs)
})

test('what died with an object is told of soon, though the alarm that stood is far away', async () => {
  const given = startSend()
  const { world, send, startAgain } = given
  await commitSend(given, 1)
  await send.tick()
  world.verdict = new Promise(() => {})
  send.deliver(0)
  await send.tick()
  await startAgain().report()
  expect(world.alarm).toBe(world.now)
})

test('one that expires while the hub is asked rings when the hub has answered, and not before', async () => {
  const given = startSend()
  const { world, send, ring } = given
  const expiresAtMs = world.now + minuteMs
  await commitSend(given, 1, { expiresAtMs })
  await ring()
  const { promise, resolve } = Promise.withResolvers<Verdict>()
  world.verdict = promise
  const delivered = send.deliver(0)
  await Promise.resolve()
  world.now = expiresAtMs
  await send.tick()
  expect(world.alarm).toBe(world.now + times.sweepMs)
  resolve({ state: 'unknown', reason: 'timeout' })
  await delivered
  expect(world.alarm).toBe(world.now)
  await ring()
  expect(world.index.at(-1)?.counts).toContain('"unknown":{"parts":1')
})

test('parts that wait in the line of the object itself need no message, and do not ring', async () => {
  const given = startSend()
  const { world, send, ring } = given
  await commitSend(given, 20)
  await ring()
  const { promise, resolve } = Promise.withResolvers<Verdict>()
  world.verdict = promise
  const all = Array.from({ length: 20 }, (_, part) => send.deliver(part))
  await Promise.resolve()
  world.queue = []
  world.now += times.sweepMs
  await send.tick()
  expect(world.queue).toEqual([])
  expect(world.alarm).toBe(world.now + times.sweepMs)
  resolve({ state: 'done', status: 201 })
  await Promise.all(all)
  expect((await send.report())?.status).toBe('finished')
})

test('a send whose end could not be told is forgotten when it can be', async () => {
  const given = startSend({ state: 'unknown', reason: 'connection' })
  const { world, send, ring } = given
  await commitSend(given, 1)
  await ring()
  await send.deliver(0)
  await ring()
  world.now += times.retentionMs
  world.isIndexDown = true
  expect(await send.tick()).toBe('keep')
  expect(await send.report()).toBeDefined()
  world.isIndexDown = false
  expect(await ring()).toBe('forgotten')
  expect(world.index.at(-1)).toEqual({ id: 'send', counts: '{}' })
  expect(await send.report()).toBeUndefined()
})
