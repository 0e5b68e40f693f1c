import { expect, onTestFinished, test } from 'vitest'
import type { SendAnswer } from './answers.js'
import { startGateway } from './gateway.js'

test.each(['workerd', 'node', 'deno'] as const)(
  'on %s, a send is shown without what the hub says of it, when the hub says nothing',
  async (platform) => {
    const gateway = await startGateway(platform)
    onTestFinished(() => gateway.close())
    const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { everyone: true } }
    const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as SendAnswer
    gateway.emulator.emulator.faults.add({ kind: 'hang' })
    const startedAt = performance.now()
    const shown = await gateway.call(`/v1/notifications/${id}`)
    expect(performance.now() - startedAt).toBeLessThan(6_000)
    const { counts, hub } = (await shown.json()) as SendAnswer
    expect(counts.done.parts).toBe(1)
    expect(hub).toEqual([{ notificationId: expect.any(String), format: 'fcmv1' }])
  },
)
