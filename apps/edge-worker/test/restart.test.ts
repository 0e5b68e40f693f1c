import { expect, test } from 'vitest'
import { type PartAnswer, readSend, type SendAnswer, untilFinished } from './answers.js'
import { startHeldGateway } from './held-gateway.js'
import { until } from './until.js'

const handles = Array.from({ length: 3_000 }, (_, index) => `${'h'.repeat(150)}${index}`)
const known = new Set(handles)

test.each(['workerd', 'node'] as const)(
  'what was being sent when %s died is unknown, and is not sent again by itself',
  async (platform) => {
    const { hub, gateway } = await startHeldGateway(platform)
    const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { handles: { fcmv1: handles } } }
    const { id, counts } = (await (await gateway.call('/v1/notifications', { json })).json()) as SendAnswer
    await until(
      async () => hub.requests(),
      (count) => count === 6,
    )
    await gateway.restart()
    hub.release()
    const { counts: after } = await until(
      () => readSend(gateway, id),
      ({ counts }) => counts.unknown.parts === 6,
    )
    const total = counts.pending.parts
    expect(after.unknown.parts + after.pending.parts + after.sending.parts + after.done.parts).toBe(total)
    // What had not left goes on once the send is woken. Cloudflare's queue would have kept its messages; miniflare's
    // lives in memory, and the sweep comes after minutes.
    if (platform === 'node') {
      await until(
        () => readSend(gateway, id),
        ({ counts }) => counts.done.parts === total - 6,
      )
    }
    const listed = await gateway.call(`/v1/notifications/${id}/parts?state=unknown&handles=true`)
    const { parts } = (await listed.json()) as { parts: PartAnswer[] }
    expect(parts.every(({ reason }) => reason === 'interrupted')).toBe(true)
    // The send names whom it may have reached: handles it sent, and no others.
    expect(parts.flatMap(({ handles = [] }) => handles).every((handle) => known.has(handle))).toBe(true)
    await gateway.call(`/v1/notifications/${id}/resolve`, { json: { action: 'drop', state: 'unknown' } })
    expect((await readSend(gateway, id)).dropped.unknown.parts).toBe(6)
  },
)

test('a gateway on Node that is asked to end waits for what is under way, and goes on after the next start', async () => {
  const { hub, gateway } = await startHeldGateway('node')
  const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { handles: { fcmv1: handles } } }
  const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as SendAnswer
  await until(
    async () => hub.requests(),
    (count) => count === 6,
  )
  const restarted = gateway.restart('SIGTERM')
  hub.release()
  await restarted
  const end = await untilFinished(gateway, id)
  expect(end.counts.done.handles).toBe(handles.length)
  expect(hub.requests()).toBe(end.counts.done.parts)
})
