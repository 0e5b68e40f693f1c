import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PartAnswer, type SendAnswer, untilFinished } from './answers.js'
import { type Gateway, startGateway } from './gateway.js'

/** How many handles; CI sends to a million. */
const total = Number(process.env.HUBCAST_HANDLES ?? 100_000)
const pageSize = 5_000
const limitMs = 600_000

let gateway: Gateway
/** How often each handle was served, as the hub saw it. */
let served: Uint8Array
beforeAll(async () => {
  gateway = await startGateway('workerd', {}, { inboxLimit: 1, sendLimit: 1 })
  gateway.emulator.emulator.listen((event) => {
    if (event.type === 'delivery') count(event.delivery.handle)
  })
})
afterAll(() => gateway.close())
beforeEach(() => {
  served = new Uint8Array(total)
  gateway.emulator.emulator.faults.clear()
})

/** Of the length of FCM's tokens. */
const handleOf = (number: number) => `${number}:`.padEnd(163, 'x')
const numberOf = (handle: string) => Number.parseInt(handle, 10)

function count(handle: string): void {
  const number = numberOf(handle)
  served[number] = (served[number] ?? 0) + 1
}

const servedTimes = (times: number) => served.reduce((sum, each) => sum + (each === times ? 1 : 0), 0)

async function sendToAll(): Promise<SendAnswer> {
  const json = { message: { title: 'Hello', body: 'To all' }, platforms: ['fcmv1'], to: { pages: true } }
  const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as SendAnswer
  const pages = total / pageSize
  for (let page = 1; page <= pages; page++) {
    const fcmv1 = Array.from({ length: pageSize }, (_, index) => handleOf((page - 1) * pageSize + index))
    const path = `/v1/notifications/${id}/recipients?page=${page}`
    expect((await gateway.call(path, { json: { handles: { fcmv1 } } })).status).toBe(200)
  }
  expect((await gateway.call(`/v1/notifications/${id}/commit`, { json: { pages } })).status).toBe(202)
  return untilFinished(gateway, id, limitMs)
}

/** What a person does who knows that nothing of it was taken. */
async function sendUnknownAgain(id: string): Promise<void> {
  gateway.emulator.emulator.faults.clear()
  await gateway.call(`/v1/notifications/${id}/resolve`, { json: { action: 'resend', state: 'unknown' } })
  const end = await untilFinished(gateway, id, limitMs)
  expect(end.counts.done.handles).toBe(total)
}

/** What was seen, for whoever reads the log of a run. */
function tell(what: string, startedAt: number, { counts }: SendAnswer): void {
  const { done, unknown } = counts
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `${what}: ${total} handles, ${done.parts} parts done, ${unknown.parts} unknown, ${served.length - servedTimes(1)} not served once, ${seconds} s, pages included`,
  )
}

test('while the hub throttles 5% and resets 1% at the headers, every handle is served once', {
  timeout: limitMs,
}, async () => {
  const { faults } = gateway.emulator.emulator
  faults.add({ kind: 'throttle', operation: 'batch', share: 0.05, seed: 41, retryAfterSeconds: 1 })
  faults.add({ kind: 'reset-at-headers', operation: 'batch', share: 0.01, seed: 42 })
  const startedAt = performance.now()
  const end = await sendToAll()
  tell('throttled and reset', startedAt, end)
  expect(end.counts.done.handles + end.counts.unknown.handles).toBe(total)
  expect(servedTimes(1)).toBe(end.counts.done.handles)
  expect(servedTimes(0)).toBe(end.counts.unknown.handles)
  await sendUnknownAgain(end.id)
  expect(servedTimes(1)).toBe(total)
})

test('where nobody can know, the handles are named, and each is served once after a decision', {
  timeout: limitMs,
}, async () => {
  const { faults } = gateway.emulator.emulator
  faults.add({ kind: 'reset-before-acceptance', operation: 'batch', share: 0.02, seed: 43 })
  const startedAt = performance.now()
  const end = await sendToAll()
  tell('lost before it was taken', startedAt, end)
  expect(end.counts.unknown.parts).toBeGreaterThan(0)
  expect(servedTimes(1)).toBe(total - end.counts.unknown.handles)
  const path = `/v1/notifications/${end.id}`
  const named = new Set<number>()
  for (let after = -1; ; ) {
    const list = await gateway.call(
      `${path}/parts?state=unknown&handles=true&limit=500${after < 0 ? '' : `&after=${after}`}`,
    )
    const { parts, next } = (await list.json()) as { parts: PartAnswer[]; next?: number }
    for (const { handles = [] } of parts) for (const handle of handles) named.add(numberOf(handle))
    if (next === undefined) break
    after = next
  }
  expect(named.size).toBe(end.counts.unknown.handles)
  expect([...named].every((number) => served[number] === 0)).toBe(true)
  await sendUnknownAgain(end.id)
  expect(servedTimes(1)).toBe(total)
})
