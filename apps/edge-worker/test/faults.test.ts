import type { Emulator } from '@hubcast/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type PartAnswer, problemOf, readSend, type SendAnswer, untilFinished } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'
import { until } from './until.js'

type Faults = Emulator['faults']

const message = { title: 'Order 41' }
const json = { message, platforms: ['fcmv1'], to: { handles: { fcmv1: ['phone'] } } }

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])(
  'on %s, when the hub',
  (platform) => {
    let gateway: Gateway
    beforeAll(async () => {
      gateway = await startGateway(platform)
    })
    afterAll(() => gateway.close())
    beforeEach(() => gateway.emulator.emulator.reset())

    const inbox = () => gateway.emulator.emulator.inbox.deliveries()
    const faults: Pick<Faults, 'add' | 'clear'> = {
      add: (fault) => gateway.emulator.emulator.faults.add(fault),
      clear: () => gateway.emulator.emulator.faults.clear(),
    }
    const send = async (body: object = json, headers = {}) => {
      const response = await gateway.call('/v1/notifications', { json: body, headers })
      return { response, answer: (await response.clone().json()) as SendAnswer }
    }
    const resolve = (id: string, body: object) =>
      gateway.call(`/v1/notifications/${id}/resolve`, { json: body })

    test('asks to slow down, the send waits as long, and is taken once', async () => {
      faults.add({ kind: 'throttle', count: 2, retryAfterSeconds: 1 })
      const { response, answer } = await send()
      expect([response.status, answer.counts.pending.parts]).toEqual([202, 1])
      const end = await untilFinished(gateway, answer.id)
      expect(end.counts.done).toEqual({ parts: 1, handles: 1 })
      expect(inbox()).toHaveLength(1)
      const parts = await gateway.call(`/v1/notifications/${answer.id}/parts`)
      expect(((await parts.json()) as { parts: PartAnswer[] }).parts).toMatchObject([
        { state: 'done', attempts: 3 },
      ])
    })

    test('may have taken it, that is said, replayed, listed, and left to a person', async () => {
      faults.add({ kind: 'reset-after-acceptance', count: 1 })
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      const { response } = await send(json, headers)
      const problem = await problemOf(response)
      expect(problem).toMatchObject({ status: 502, code: 'hub-outcome-unknown', retryable: false })
      const again = await send(json, headers)
      expect(again.response.headers.get('Idempotency-Replayed')).toBe('true')
      expect(await problemOf(again.response)).toMatchObject({ code: 'hub-outcome-unknown', id: problem.id })
      const letters = async () =>
        (await (await gateway.call('/v1/dead-letters')).json()) as { deadLetters: { id: string }[] }
      const { deadLetters } = await until(letters, (list) =>
        list.deadLetters.some(({ id }) => id === problem.id),
      )
      expect(deadLetters.find(({ id }) => id === problem.id)).toMatchObject({
        dead: { parts: 0 },
        unknown: { parts: 1, handles: 1 },
      })
      expect(inbox()).toHaveLength(1)
      await resolve(problem.id ?? '', { action: 'drop', state: 'unknown' })
      await until(letters, (list) => list.deadLetters.every(({ id }) => id !== problem.id))
      expect(inbox()).toHaveLength(1)
    })

    test('lost it before it took it, nobody can know, and a decision sends it again', async () => {
      faults.add({ kind: 'reset-before-acceptance', count: 1 })
      const { response } = await send()
      const { code, id = '' } = await problemOf(response)
      expect(code).toBe('hub-outcome-unknown')
      expect(await (await resolve(id, { action: 'resend', state: 'unknown' })).json()).toEqual({ parts: 1 })
      await untilFinished(gateway, id)
      expect(inbox()).toHaveLength(1)
    })

    test('lost it, and the send says that twice is better than never, it is sent again by itself', async () => {
      faults.add({ kind: 'reset-before-acceptance', count: 1 })
      const { answer } = await send({ ...json, onUnknown: 'resend' })
      const end = await untilFinished(gateway, answer.id)
      expect(end.counts.done.parts).toBe(1)
      expect(inbox()).toHaveLength(1)
    })

    test('breaks the connection at the headers, it is taken once in the end', async () => {
      faults.add({ kind: 'reset-at-headers', count: 1 })
      const { response, answer } = await send()
      // With the end of the body held back the Worker knows that the hub cannot have it, where fetch alone does not.
      if (platform === 'workerd') expect(response.status).toBe(202)
      const id = response.status === 202 ? answer.id : ((await problemOf(response)).id ?? '')
      if (response.status !== 202) await resolve(id, { action: 'resend', state: 'unknown' })
      const end = await untilFinished(gateway, id)
      expect(end.counts.done.parts).toBe(1)
      expect(inbox()).toHaveLength(1)
    })

    test('breaks off after its status line, it has taken it', async () => {
      faults.add({ kind: 'cut-after-status', count: 1 })
      const { response, answer } = await send()
      expect([response.status, answer.counts.done.parts]).toEqual([201, 1])
      expect(inbox()).toHaveLength(1)
    })

    test('is behind a proxy that says 503, nobody knows what became of it', async () => {
      faults.add({ kind: 'unavailable', count: 1 })
      expect(await problemOf((await send()).response)).toMatchObject({ code: 'hub-outcome-unknown' })
    })

    test('slows down the registration of a device, it is tried again', async () => {
      faults.add({ kind: 'throttle', count: 1, retryAfterSeconds: 1 })
      const credential = await gateway.issuer.sign()
      const device = { platform: 'fcmv1', pushChannel: 'phone' }
      const put = await gateway.call('/v1/devices/phone', { method: 'PUT', credential, json: device })
      expect(put.status).toBe(200)
    })

    test('holds a send back, it can be cancelled meanwhile', async () => {
      faults.add({ kind: 'throttle', retryAfterSeconds: 30 })
      const { answer } = await send()
      await gateway.call(`/v1/notifications/${answer.id}`, { method: 'DELETE' })
      faults.clear()
      expect(await readSend(gateway, answer.id)).toMatchObject({
        status: 'canceled',
        counts: { canceled: { handles: 1 }, pending: { parts: 0 } },
      })
      expect(inbox()).toEqual([])
    })
  },
)

test.each(['workerd', 'node'] as const)(
  "with the gateway's key wrong, %s stops the send after the first answer, and goes on when told",
  async (platform) => {
    const gateway = await startGateway(platform)
    const { emulator } = gateway.emulator
    const wrong = emulator
      .connectionString('my-hub')
      .replace(/SharedAccessKey=[^;]+/, 'SharedAccessKey=wrong')
    await gateway.restart('SIGKILL', { HUB_CONNECTION_STRING: wrong })
    const one = await gateway.call('/v1/notifications', { json })
    const refused = await problemOf(one)
    expect(refused).toMatchObject({ code: 'hub-misconfigured', status: 502 })
    const handles = Array.from({ length: 5_000 }, (_, index) => `${'h'.repeat(150)}${index}`)
    const many = { ...json, to: { handles: { fcmv1: handles } } }
    const { id } = (await (await gateway.call('/v1/notifications', { json: many })).json()) as SendAnswer
    const paused = await until(
      () => readSend(gateway, id),
      ({ status, counts }) => status === 'paused' && counts.sending.parts === 0,
    )
    expect(paused.paused?.status).toBe(401)
    expect(paused.counts.rejected.parts).toBeLessThanOrEqual(6)
    await gateway.restart('SIGKILL', {})
    await gateway.call(`/v1/notifications/${id}/resolve`, { json: { action: 'resume' } })
    const end = await untilFinished(gateway, id)
    expect(end.counts.done.handles).toBe(5_000)
    expect(emulator.inbox.deliveries()).toHaveLength(5_000)
    await gateway.call(`/v1/notifications/${refused.id}/resolve`, { json: { action: 'resume' } })
    expect((await untilFinished(gateway, refused.id ?? '')).counts.done.handles).toBe(1)
    await gateway.close()
  },
)
