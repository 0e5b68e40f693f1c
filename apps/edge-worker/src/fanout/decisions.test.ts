import { expect, test } from 'vitest'
import { commitSend, dayMs, startSend } from '../../test/fake-send.js'
import { resendLimit } from './judge.js'

const fault = { state: 'rejected', status: 401, reason: 'unauthorized', pauses: true } as const

test('what may have been taken is sent again five times, later each time, and then waits for a person', async () => {
  const given = startSend({ state: 'unknown', reason: 'connection' })
  const { world, send, ring, countOf } = given
  await commitSend(given, 1, { onUnknown: 'resend' })
  await ring()
  const waits: number[] = []
  for (;;) {
    world.queue = []
    await send.deliver(0)
    const [message] = world.queue
    if (!message) break
    waits.push(message.delaySeconds)
    world.now += message.delaySeconds * 1000
  }
  expect(waits.length).toBe(resendLimit)
  for (const [index, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(2 ** index)
  expect(world.requests).toBe(resendLimit + 1)
  expect((await countOf())?.unknown.parts).toBe(1)
  // Whoever decides to send it again lets it try as often again.
  await send.resolve({ state: 'unknown', action: 'resend' })
  await send.deliver(0)
  expect((await countOf())?.pending.parts).toBe(1)
})

test('an object that dies again and again sends nothing again without an end', async () => {
  const given = startSend()
  const { world, startAgain } = given
  await commitSend(given, 1, { onUnknown: 'resend' })
  world.verdict = new Promise(() => {})
  for (let life = 0; life < 20; life++) {
    startAgain().deliver(0)
    await Promise.resolve()
    world.now += dayMs / 100
  }
  expect(world.requests).toBe(resendLimit + 1)
})

test('the parts that met the fault which stopped a send go when it goes on', async () => {
  const given = startSend(fault)
  const { world, send, ring, countOf } = given
  await commitSend(given, 3)
  await ring()
  await Promise.all([send.deliver(0), send.deliver(1)])
  expect(await countOf()).toMatchObject({ rejected: { parts: 2 }, pending: { parts: 1 } })
  world.verdict = { state: 'done', status: 201 }
  expect(await send.resume()).toBe(true)
  world.queue = []
  await ring()
  expect(world.queue.map(({ part }) => part).sort()).toEqual([0, 1, 2])
  for (const part of [0, 1, 2]) await send.deliver(part)
  expect((await send.report())?.status).toBe('finished')
  expect((await countOf())?.done).toEqual({ parts: 3, handles: 3_000 })
})

test('a send that met nothing but the fault waits for its resume, and is dead and listed after a day', async () => {
  const given = startSend(fault)
  const { world, send, ring, countOf } = given
  await commitSend(given, 1)
  await ring()
  await send.deliver(0)
  expect(await send.report()).toMatchObject({ status: 'paused', paused: { status: 401 } })
  world.now += dayMs
  await ring()
  expect((await countOf())?.dead).toEqual({ parts: 1, handles: 1_000 })
  expect(world.index.at(-1)?.counts).toContain('"dead":{"parts":1')
  expect((await send.report())?.status).toBe('finished')
  expect(await send.resume()).toBe(false)
  expect((await send.report())?.status).toBe('finished')
})

test('a send that was cancelled while it stood still is not gone on with', async () => {
  const given = startSend(fault)
  const { send, ring, countOf } = given
  await commitSend(given, 2)
  await ring()
  await send.deliver(0)
  await send.cancel()
  expect((await countOf())?.canceled.parts).toBe(2)
  expect(await send.resume()).toBe(false)
  expect((await send.report())?.status).toBe('canceled')
})

test('of what met the fault and was dropped nothing waits', async () => {
  const given = startSend(fault)
  const { send, ring } = given
  await commitSend(given, 1)
  await ring()
  await send.deliver(0)
  await send.resolve({ state: 'rejected', action: 'drop' })
  expect((await send.report())?.status).toBe('finished')
})
