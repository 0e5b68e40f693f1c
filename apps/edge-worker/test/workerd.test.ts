import { expect, test } from 'vitest'
import { readSend, type SendAnswer, untilFinished } from './answers.js'
import type { Gateway } from './gateway.js'
import { startHeldGateway } from './held-gateway.js'
import { until } from './until.js'

// What Cloudflare does beneath the gateway: messages that come twice, or come to their end.

const handles = Array.from({ length: 3_000 }, (_, index) => `${'h'.repeat(150)}${index}`)
const json = {
  message: { title: 'Hi' },
  platforms: ['fcmv1'],
  to: { handles: { fcmv1: handles } },
}

async function send(gateway: Gateway): Promise<SendAnswer> {
  return (await (await gateway.call('/v1/notifications', { json })).json()) as SendAnswer
}

test('a message that is delivered three times at once, and once more, is one request to the hub', async () => {
  const { hub, gateway } = await startHeldGateway('workerd')
  const { id, counts } = await send(gateway)
  const parts = counts.pending.parts
  expect(parts).toBeGreaterThan(6)
  const worker = await gateway.miniflare?.getWorker()
  const messages = Array.from({ length: parts }, (_, part) => ({
    id: `m${part}`,
    timestamp: new Date(),
    attempts: 1,
    body: { id, part },
  }))
  const deliver = () => worker?.queue('hubcast-fanout', messages)
  const three = Promise.all([deliver(), deliver(), deliver()])
  await until(
    async () => hub.requests(),
    (count) => count === 6,
  )
  hub.release()
  for (const result of await three) expect(result?.explicitAcks).toHaveLength(parts)
  await deliver()
  const end = await untilFinished(gateway, id)
  expect(end.counts.done).toEqual({ parts, handles: 3_000 })
  expect(hub.requests()).toBe(parts)
})

test('an object never has more than six requests under way', async () => {
  const { hub, gateway } = await startHeldGateway('workerd')
  const { id } = await send(gateway)
  const worker = await gateway.miniflare?.getWorker()
  const messages = [0, 1, 2, 3, 4, 5, 6, 7].map((part) => ({
    id: `m${part}`,
    timestamp: new Date(),
    attempts: 1,
    body: { id, part },
  }))
  const delivered = worker?.queue('hubcast-fanout', messages)
  await until(
    () => readSend(gateway, id),
    (report) => report.counts.sending.parts === 6,
  )
  expect(hub.requests()).toBeLessThanOrEqual(6)
  hub.release()
  await delivered
  await untilFinished(gateway, id)
})

test('a message that is none of ours is taken off the queue', async () => {
  const { gateway } = await startHeldGateway('workerd')
  const worker = await gateway.miniflare?.getWorker()
  const bodies = [null, 'x', { id: 1 }, { id: 'x', part: -0.5 }]
  const messages = bodies.map((body, index) => ({
    id: `m${index}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }))
  const result = await worker?.queue('hubcast-fanout', messages)
  expect(result?.explicitAcks).toHaveLength(bodies.length)
})

test('what the queue gives up is dead, is listed, and can be sent again or dropped', async () => {
  const { hub, gateway } = await startHeldGateway('workerd')
  const worker = await gateway.miniflare?.getWorker()
  const open = { ...json, to: { pages: true } }
  const { id } = (await (await gateway.call('/v1/notifications', { json: open })).json()) as SendAnswer
  const path = `/v1/notifications/${id}`
  const dead = (...parts: number[]) =>
    worker?.queue(
      'hubcast-fanout-dead',
      parts.map((part) => ({ id: `d${part}`, timestamp: new Date(), attempts: 1, body: { id, part } })),
    )
  await gateway.call(`${path}/recipients?page=1`, { json: { handles: { fcmv1: handles } } })
  // Before the commit nothing can be given up.
  await dead(0)
  expect((await readSend(gateway, id)).counts.dead.parts).toBe(0)
  await gateway.call(`${path}/commit`, { json: { pages: 1 } })
  await until(
    () => readSend(gateway, id),
    ({ counts }) => counts.sending.parts === 6,
  )
  const { counts } = await readSend(gateway, id)
  const last = counts.pending.parts + counts.sending.parts - 1
  // One that is under way is not given up, one that waits is.
  await dead(0, last)
  expect((await readSend(gateway, id)).counts.dead.parts).toBe(1)
  const listed = await until(
    async () =>
      ((await (await gateway.call('/v1/dead-letters')).json()) as { deadLetters: { id: string }[] })
        .deadLetters,
    (letters) => letters.length > 0,
  )
  expect(listed).toMatchObject([{ id, dead: { parts: 1 }, unknown: { parts: 0 } }])
  hub.release()
  await until(
    () => readSend(gateway, id),
    ({ status }) => status === 'finished',
  )
  const resolve = (body: object) => gateway.call(`${path}/resolve`, { json: body })
  expect(await (await resolve({ action: 'resend', state: 'unknown' })).json()).toEqual({ parts: 0 })
  expect(await (await resolve({ action: 'resend', state: 'dead', parts: [last] })).json()).toEqual({
    parts: 1,
  })
  const end = await untilFinished(gateway, id)
  expect(end.counts.done.handles).toBe(handles.length)
  expect(hub.requests()).toBe(last + 1)
  await until(
    async () => (await (await gateway.call('/v1/dead-letters')).json()) as { deadLetters: object[] },
    ({ deadLetters }) => deadLetters.length === 0,
  )
})
