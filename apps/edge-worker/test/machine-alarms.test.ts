import { expect, onTestFinished, test } from 'vitest'
import { readSend, type SendAnswer } from './answers.js'
import { startGateway } from './gateway.js'
import { startHeldGateway } from './held-gateway.js'
import { until } from './until.js'

const message = { title: 'Hi' }
const json = { message, platforms: ['fcmv1'], to: { handles: { fcmv1: ['phone'] } } }

test.each(['workerd', 'node'] as const)(
  'on %s, a send that expires while the hub is asked is listed when it turns out to be in doubt',
  async (platform) => {
    const { hub, gateway } = await startHeldGateway(platform)
    const expiresAt = new Date(Date.now() + 1_500).toISOString()
    const posted = gateway.call('/v1/notifications', { json: { ...json, expiresAt } })
    await until(
      async () => hub.requests(),
      (count) => count === 1,
    )
    // Long enough for an alarm that rings in vain to be given up.
    await until(
      async () => Date.now() - Date.parse(expiresAt),
      (late) => late > 3_000,
    )
    hub.breakOff()
    const { id } = (await (await posted).json()) as SendAnswer
    const { deadLetters } = await until(
      async () =>
        (await (await gateway.call('/v1/dead-letters')).json()) as { deadLetters: { id: string }[] },
      (list) => list.deadLetters.length > 0,
    )
    expect(deadLetters).toMatchObject([{ id, unknown: { parts: 1 } }])
  },
)

test('on workerd, what the queue did not take is logged and tried again', async () => {
  const gateway = await startGateway('workerd', {}, {}, { isQueueMissing: true })
  onTestFinished(() => gateway.close())
  const open = { ...json, to: { pages: true } }
  const { id } = (await (await gateway.call('/v1/notifications', { json: open })).json()) as SendAnswer
  const path = `/v1/notifications/${id}`
  await gateway.call(`${path}/recipients?page=1`, { json: { handles: { fcmv1: ['a', 'b'] } } })
  await gateway.call(`${path}/commit`, { json: { pages: 1 } })
  const failures = () => gateway.log().split('"step":"queue"').length - 1
  await until(
    async () => failures(),
    (count) => count >= 3,
  )
  expect((await readSend(gateway, id)).counts.pending.parts).toBe(1)
  expect(gateway.log()).toContain(`"send":"${id}"`)
})
