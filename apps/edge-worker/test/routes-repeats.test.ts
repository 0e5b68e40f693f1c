import { connect } from 'node:net'
import { test } from 'vitest'
import { type SendAnswer, untilFinished } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'
import { startHeldGateway } from './held-gateway.js'
import { until } from './until.js'

// Clients that go away before they have their answer, and hubs that let them wait for it. The tests wait, too: at once.

const json = {
  payloads: [{ platform: 'gcm', body: { data: { a: 'b' } } }],
  to: { handles: { gcm: ['phone'] } },
}
const headers = { 'Idempotency-Key': 'order-41' }
const platforms = ['workerd', 'node'] as const satisfies Platform[]

/** Sends a request, and gives what resets its connection. */
function begin({ url, keys }: Gateway): () => void {
  const { hostname, port, host } = new URL(url)
  const body = JSON.stringify(json)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  socket.write(
    [
      'POST /v1/notifications HTTP/1.1',
      `Host: ${host}`,
      `Authorization: Bearer ${keys.all}`,
      'Content-Type: application/json',
      'Idempotency-Key: order-41',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  )
  return () => socket.resetAndDestroy()
}

const send = (gateway: Gateway) => gateway.call('/v1/notifications', { json, headers })

test.concurrent.for(platforms)(
  'on %s a repeat gets the first answer, though the client was gone before it came',
  async (platform, context) => {
    const { expect } = context
    const { hub, gateway } = await startHeldGateway(platform, context.onTestFinished)
    const reset = begin(gateway)
    await until(
      async () => hub.requests(),
      (count) => count === 1,
    )
    reset()
    // One repeat that waits with the first, and one that comes later.
    const joined = send(gateway)
    await new Promise((resolve) => setTimeout(resolve, 500))
    hub.release()
    const answers = [await joined, await send(gateway)]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers.map((answer) => answer.headers.get('Idempotency-Replayed'))).toEqual(['true', 'true'])
    const [first, second] = await Promise.all(answers.map((answer) => answer.text()))
    expect(first).toBe(second)
    expect(hub.requests()).toBe(1)
    // The request that nobody waited for is told and counted as others are.
    expect(
      gateway
        .log()
        .split('\n')
        .filter((line) => line.includes('"status":201')),
    ).toHaveLength(3)
    await until(
      async () => (await gateway.call('/metrics')).text(),
      (text) => text.includes('hubcast_requests_total{route="/v1/notifications",status="201"} 3'),
    )
  },
)

test.concurrent.for(platforms)(
  'on %s a hub that does not answer is not waited for, and repeats get the same answer',
  async (platform, context) => {
    const { expect } = context
    const { hub, gateway } = await startHeldGateway(platform, context.onTestFinished)
    const startedAt = Date.now()
    const first = send(gateway)
    await until(
      async () => hub.requests(),
      (count) => count === 1,
    )
    const joined = send(gateway)
    const answers = await Promise.all([first, joined])
    expect(Date.now() - startedAt).toBeLessThan(24_000)
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    const [answer] = (await Promise.all(answers.map((one) => one.json()))) as [SendAnswer, SendAnswer]
    expect(answer).toMatchObject({ status: 'sending', counts: { sending: { parts: 1 } } })
    expect(answers[0].headers.get('Location')).toBe(`/v1/notifications/${answer.id}`)
    hub.release()
    const end = await untilFinished(gateway, answer.id)
    expect(end.counts.done.parts).toBe(1)
    expect(hub.requests()).toBe(1)
  },
)

test.concurrent.for(platforms)(
  'on %s a hub that lets wait delays no report and no cancelling',
  async (platform, { expect, onTestFinished }) => {
    const gateway = await startGateway(platform)
    onTestFinished(() => gateway.close())
    const message = { message: { title: 'Hi' }, platforms: ['fcmv1', 'apple'], to: { tags: 'news' } }
    const scheduleAt = new Date(Date.now() + 3_600_000).toISOString()
    const sent = await gateway.call('/v1/notifications', { json: { ...message, scheduleAt } })
    const { id } = (await sent.json()) as SendAnswer
    gateway.emulator.emulator.faults.add({ kind: 'hang' })
    const startedAt = Date.now()
    const [report, canceled] = await Promise.all([
      gateway.call(`/v1/notifications/${id}`),
      gateway.call(`/v1/notifications/${id}`, { method: 'DELETE' }),
    ])
    expect(Date.now() - startedAt).toBeLessThan(24_000)
    expect((await report.json()) as SendAnswer).toMatchObject({
      hub: [{ format: 'fcmv1' }, { format: 'apple' }],
    })
    expect([canceled.status, canceled.headers.get('Retry-After')]).toEqual([503, '5'])
  },
)
