import { expect, onTestFinished, test } from 'vitest'
import { readSend, type SendAnswer } from './answers.js'
import { type Platform, startGateway } from './gateway.js'
import { type FirstAnswer, startSchedulingHub } from './scheduling-hub.js'
import { until } from './until.js'

const json = () => ({
  message: { title: 'Hi' },
  platforms: ['fcmv1'],
  to: { tags: 'news' },
  scheduleAt: new Date(Date.now() + 86_400_000).toISOString(),
})

async function start(platform: Platform, first: FirstAnswer, isHeld: boolean) {
  const hub = await startSchedulingHub(first, isHeld)
  const gateway = await startGateway(platform, { HUB_CONNECTION_STRING: hub.connectionString })
  onTestFinished(async () => {
    await gateway.close()
    hub.close()
  })
  return { hub, gateway }
}

test.each(['workerd', 'node'] as const)(
  'on %s, what is cancelled while it is on its way to the hub is cancelled there once it has come',
  async (platform) => {
    const { hub, gateway } = await start(platform, 'throttled', true)
    const { id } = (await (await gateway.call('/v1/notifications', { json: json() })).json()) as SendAnswer
    await until(
      async () => hub.requests(),
      (count) => count === 2,
    )
    const deleted = await gateway.call(`/v1/notifications/${id}`, { method: 'DELETE' })
    expect((await deleted.json()) as SendAnswer).toMatchObject({ counts: { sending: { parts: 1 } } })
    expect(hub.kept.size).toBe(1)
    hub.release()
    const end = await until(
      () => readSend(gateway, id),
      ({ counts }) => counts.canceled.parts === 1,
    )
    expect(end.status).toBe('canceled')
    expect(hub.kept.size).toBe(0)
  },
)

test.each(['workerd', 'node'] as const)(
  'on %s, what the hub may keep twice is unknown when it is cancelled, and not cancelled',
  async (platform) => {
    const { hub, gateway } = await start(platform, 'lost', false)
    const made = await gateway.call('/v1/notifications', { json: { ...json(), onUnknown: 'resend' } })
    const { id } = (await made.json()) as SendAnswer
    await until(
      () => readSend(gateway, id),
      ({ counts }) => counts.done.parts === 1,
    )
    const deleted = await gateway.call(`/v1/notifications/${id}`, { method: 'DELETE' })
    expect((await deleted.json()) as SendAnswer).toMatchObject({
      status: 'canceled',
      counts: { canceled: { parts: 0 }, unknown: { parts: 1 } },
    })
    expect([...hub.kept]).toEqual(['s1'])
  },
)
