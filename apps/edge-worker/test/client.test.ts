import { createGatewayClient } from '@hubcast/edge-worker/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Gateway, startGateway } from './gateway.js'

let gateway: Gateway
beforeAll(async () => {
  gateway = await startGateway('node')
})
afterAll(() => gateway.close())

test('the typed client sends, sees and registers', async () => {
  const sender = createGatewayClient(gateway.url, { credential: gateway.keys.all })
  const answer = await sender.v1.notifications.$post({
    json: { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { tags: ['news'] } },
  })
  const send = await answer.json()
  expect(send.counts.done.parts).toBe(1)
  const again = await sender.v1.notifications[':id'].$get({ param: { id: send.id } })
  expect((await again.json()).hub).toMatchObject([{ format: 'fcmv1' }])
  const device = createGatewayClient(gateway.url, { credential: await gateway.issuer.sign() })
  const put = await device.v1.devices[':id'].$put({
    param: { id: 'phone' },
    json: { platform: 'fcmv1', pushChannel: 'token', tags: ['news'] },
  })
  expect(put.status).toBe(200)
})

test('what the API does not take does not compile', () => {
  const client = createGatewayClient('http://localhost', { credential: 'x' })
  const wrong = () => [
    // @ts-expect-error there is no such platform
    client.v1.notifications.$post({ json: { message: {}, platforms: ['fcm'], to: { everyone: true } } }),
    // @ts-expect-error whom to reach is missing
    client.v1.notifications.$post({ json: { message: {}, platforms: ['apple'] } }),
    // @ts-expect-error the id is missing
    client.v1.notifications[':id'].$get({}),
  ]
  expect(wrong).toBeTypeOf('function')
})
