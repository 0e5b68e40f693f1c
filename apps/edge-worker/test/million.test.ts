import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SendAnswer, untilFinished } from './answers.js'
import { type Gateway, startGateway } from './gateway.js'

/** How many handles, and how many a page. */
const total = Number(process.env.HUBCAST_HANDLES ?? 1_000_000)
const pageSize = 5_000
const limitMs = 300_000

let gateway: Gateway
beforeAll(async () => {
  gateway = await startGateway('workerd', {}, { inboxLimit: 1 })
})
afterAll(() => gateway.close())

/** Of the length of FCM's tokens. */
const handleOf = (number: number) => `${number}:`.padEnd(163, 'x')

/** How often each handle was served, as the hub saw it. */
function countServed(): Uint8Array {
  const served = new Uint8Array(total)
  gateway.emulator.emulator.listen((event) => {
    if (event.type !== 'delivery') return
    const number = Number.parseInt(event.delivery.handle, 10)
    served[number] = (served[number] ?? 0) + 1
  })
  return served
}

async function sendToAll(): Promise<SendAnswer> {
  const message = { title: 'Hello', body: 'To a million' }
  const json = { message, platforms: ['fcmv1'], to: { pages: true } }
  const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as SendAnswer
  const pages = total / pageSize
  for (let page = 1; page <= pages; page++) {
    const fcmv1 = Array.from({ length: pageSize }, (_, index) => handleOf((page - 1) * pageSize + index))
    const added = await gateway.call(`/v1/notifications/${id}/recipients?page=${page}`, {
      json: { handles: { fcmv1 } },
    })
    expect(added.status).toBe(200)
  }
  expect((await gateway.call(`/v1/notifications/${id}/commit`, { json: { pages } })).status).toBe(202)
  return untilFinished(gateway, id, limitMs)
}

test('a million', { timeout: limitMs }, async () => {
  const served = countServed()
  const t = performance.now()
  const end = await sendToAll()
  console.log(performance.now() - t, JSON.stringify(end.counts))
  expect(end.counts.done.handles).toBe(total)
  expect(served.every((times) => times === 1)).toBe(true)
})
