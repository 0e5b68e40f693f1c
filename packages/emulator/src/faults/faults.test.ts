import { type HubOptions, isHubError, NotificationHub, notification } from '@hubcast/core'
import { createEmulator, type FaultOptions } from '@hubcast/emulator'
import { expect, test } from 'vitest'

const hello = notification('fcmv1', '{"message":{"notification":{"title":"Hi"}}}')

function start(options: HubOptions = {}) {
  const emulator = createEmulator()
  const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', {
    fetch: emulator.fetch,
    retry: false,
    timeout: { tryMs: 200 },
    ...options,
  })
  const send = () =>
    hub.sendDirect(hello, 'phone').then(
      () => 'accepted',
      (failure) =>
        isHubError(failure) ? { code: failure.code, taken: failure.taken, status: failure.status } : failure,
    )
  return { emulator, hub, send, arrived: () => emulator.inbox.deliveries().length }
}

test.each([
  ['refuse', { code: 'connection', taken: 'no' }, 0],
  ['reset-at-headers', { code: 'connection', taken: 'unknown' }, 0],
  ['reset-before-acceptance', { code: 'connection', taken: 'unknown' }, 0],
  ['reset-after-acceptance', { code: 'connection', taken: 'unknown' }, 1],
  ['cut-after-status', 'accepted', 1],
  ['hang', { code: 'timeout', taken: 'unknown' }, 0],
  ['throttle', { code: 'throttled', taken: 'no', status: 429 }, 0],
  ['unavailable', { code: 'unavailable', taken: 'unknown', status: 503 }, 0],
] as const)('%s looks to a client as it does on the network', async (kind, outcome, arrives) => {
  const { emulator, send, arrived } = start()
  const fault = emulator.faults.add({ kind, count: 1 })
  expect(await send()).toEqual(outcome)
  expect([fault.hits, arrived()]).toEqual([1, arrives])
  expect(await send()).toBe('accepted')
  expect([fault.hits, emulator.faults.list()]).toEqual([1, []])
})

test('what the hub refuses is refused, though it would have been lost after it was taken', async () => {
  const { emulator } = start()
  emulator.faults.add({ kind: 'reset-after-acceptance' })
  const answer = await emulator.fetch('http://localhost/my-hub/messages?api-version=2020-06', {
    method: 'POST',
  })
  expect(answer.status).toBe(401)
})

test('a fault hits the hub, the operation and the tag that it is meant for', async () => {
  const { emulator, hub } = start()
  const attempt = (call: Promise<unknown>) =>
    call.then(
      () => 'ok',
      () => 'failed',
    )
  const phone = { installationId: 'phone', platform: 'fcmv1', pushChannel: 'x', tags: ['news'] } as const
  emulator.faults.add({ kind: 'unavailable', operation: 'batch' })
  expect(await attempt(hub.send(hello))).toBe('ok')
  for await (const part of hub.sendBatch(hello, ['a'])) expect(part.error?.status).toBe(503)
  emulator.faults.add({ kind: 'unavailable', operation: 'installation' })
  expect(await attempt(hub.installations.put(phone))).toBe('failed')
  emulator.faults.clear()
  emulator.faults.add({ kind: 'unavailable', tag: 'News' })
  expect(await attempt(hub.send(hello, { tags: 'sports || (news && !muted)' }))).toBe('failed')
  expect(await attempt(hub.send(hello, { tags: 'newspaper' }))).toBe('ok')
  expect(await attempt(hub.send(hello))).toBe('ok')
  emulator.faults.clear()
  emulator.faults.add({ kind: 'unavailable', hub: 'other' })
  expect(await attempt(hub.send(hello))).toBe('ok')
})

test('a share hits the same requests in each run, another seed hits others', async () => {
  const hitsOf = async (fault: FaultOptions) => {
    const { emulator, send } = start()
    emulator.faults.add(fault)
    const outcomes: boolean[] = []
    for (let round = 0; round < 200; round++) outcomes.push((await send()) === 'accepted')
    return outcomes
  }
  const first = await hitsOf({ kind: 'unavailable', share: 0.2, seed: 7 })
  expect(await hitsOf({ kind: 'unavailable', share: 0.2, seed: 7 })).toEqual(first)
  expect(await hitsOf({ kind: 'unavailable', share: 0.2, seed: 8 })).not.toEqual(first)
  const failed = first.filter((isAccepted) => !isAccepted).length
  expect(failed).toBeGreaterThan(20)
  expect(failed).toBeLessThan(60)
})

test('a throttle says for how long, and a client that waits is served', async () => {
  const { emulator, hub } = start({ retry: { limit: 1 }, timeout: { totalMs: 10_000 } })
  emulator.faults.add({ kind: 'throttle', count: 1, retryAfterSeconds: 1 })
  expect((await hub.sendDirect(hello, 'phone')).attempts).toBe(2)
})

test('a test send tells that the credential for the push service is wrong, and nobody gets it', async () => {
  const { emulator, hub, arrived } = start()
  await hub.installations.put({ installationId: 'a', platform: 'fcmv1', pushChannel: 'x' })
  emulator.faults.add({ kind: 'platform-credential' })
  const { outcome } = await hub.send(hello, { test: true })
  expect(outcome).toMatchObject({
    success: 0,
    failure: 1,
    results: [{ outcome: 'The Token obtained from the Token Provider is wrong' }],
  })
  expect(arrived()).toBe(0)
  await hub.send(hello)
  expect(arrived()).toBe(1)
})

test.each([
  [{ kind: 'explode' }, /kind must be one of refuse/],
  [{}, /kind must be/],
  [{ kind: 'hang', share: 0 }, /share must be a number above 0/],
  [{ kind: 'hang', count: 0.5 }, /count must be a whole number above 0/],
  [{ kind: 'hang', tags: 'news' }, /no option "tags"/],
  [{ kind: 'throttle', retryAfterSeconds: -1 }, /retryAfterSeconds/],
  [{ kind: 'hang', operation: 'sends' }, /operation must be one of send/],
] as const)('%j is refused in words', (options, words) => {
  const { emulator } = start()
  expect(() => emulator.faults.add(options as unknown as FaultOptions)).toThrow(words)
  expect(() => createEmulator({ faults: [options as unknown as FaultOptions] })).toThrow(words)
})

test('faults can be there from the start, are listed with their hits, and go with a reset', async () => {
  const emulator = createEmulator({ faults: [{ kind: 'unavailable', operation: 'send' }] })
  const list = async () =>
    (await (await emulator.fetch('http://localhost/_emulator/api/faults')).json()) as { faults: object[] }
  expect(await list()).toEqual({
    faults: [{ id: '1', options: { kind: 'unavailable', operation: 'send' }, hits: 0 }],
  })
  const post = (body: string) =>
    emulator.fetch('http://localhost/_emulator/api/faults', { method: 'POST', body })
  expect((await post('{"kind":"hang","count":1}')).status).toBe(201)
  expect((await post('{"kind":"no"}')).status).toBe(400)
  expect((await post('no json')).status).toBe(400)
  const remove = (id: string) =>
    emulator.fetch(`http://localhost/_emulator/api/faults/${id}`, { method: 'DELETE' })
  expect((await remove('1')).status).toBe(204)
  expect((await remove('1')).status).toBe(404)
  expect((await list()).faults).toHaveLength(1)
  emulator.reset()
  expect((await list()).faults).toEqual([])
})
