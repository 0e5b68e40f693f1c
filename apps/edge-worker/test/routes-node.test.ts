import { Agent, request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import type { SendAnswer } from './answers.js'
import { startGateway } from './gateway.js'
import { startHeldGateway } from './held-gateway.js'
import { until } from './until.js'

// What a gateway on Node does by itself, and Cloudflare does for others.

const json = { payloads: [{ platform: 'gcm', body: { data: { a: 'b' } } }], to: { everyone: true } }

test('asked to end, it takes nothing new, and gives those who wait their answers', async () => {
  const { hub, gateway } = await startHeldGateway('node')
  const headers = { 'Idempotency-Key': 'order-41', Connection: 'keep-alive' }
  const waiting = gateway.call('/v1/notifications', { json, headers })
  await until(
    async () => hub.requests(),
    (count) => count === 1,
  )
  const { url } = gateway
  const restarted = gateway.restart('SIGTERM')
  await until(
    () =>
      fetch(`${url}/healthz`).then(
        () => false,
        () => true,
      ),
    (isRefused) => isRefused,
  )
  hub.release()
  const answer = await waiting
  expect(answer.status).toBe(201)
  const { id } = (await answer.json()) as SendAnswer
  await restarted
  const again = await gateway.call('/v1/notifications', { json, headers })
  expect(again.headers.get('Idempotency-Replayed')).toBe('true')
  expect(((await again.json()) as SendAnswer).id).toBe(id)
  expect(hub.requests()).toBe(1)
})

test('connections that are kept alive do not keep it from ending', async () => {
  const { gateway } = await startHeldGateway('node')
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  await new Promise<void>((resolve, reject) => {
    const asking = request(`${gateway.url}/healthz`, { agent }, (response) =>
      response.resume().on('end', () => resolve()),
    )
    asking.on('error', reject).end()
  })
  const startedAt = Date.now()
  await gateway.restart('SIGTERM')
  expect(Date.now() - startedAt).toBeLessThan(5_000)
})

test('behind a proxy that is trusted, addresses are those that it has seen, and no others', async () => {
  await expect(startGateway('node', { TRUSTED_PROXY: 'yes' })).rejects.toThrow(
    'TRUSTED_PROXY is true or false',
  )
  const gateway = await startGateway('node', { TRUSTED_PROXY: 'true' })
  onTestFinished(() => gateway.close())
  const guess = (forwarded: string) =>
    gateway.call('/v1/dead-letters', {
      credential: `hck_all_${'x'.repeat(43)}`,
      headers: { 'X-Forwarded-For': forwarded },
    })
  const numbers = Array.from({ length: 61 }, (_, index) => index)
  const ofMany = await Promise.all(numbers.map((number) => guess(`10.1.1.1, 10.0.0.${number}`)))
  expect(new Set(ofMany.map(({ status }) => status))).toEqual(new Set([401]))
  const ofOne = await Promise.all(numbers.map((number) => guess(`10.0.0.${number}, 10.1.1.2`)))
  expect(ofOne.some(({ status }) => status === 429)).toBe(true)
})
