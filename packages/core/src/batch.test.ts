import { type BatchPart, type DeviceHandle, NotificationHub, notification, splitBatch } from '@hubcast/core'
import { describe, expect, test } from 'vitest'
import { type Answer, accepted, answer, reset, serve } from '../test/server.js'

const hello = notification('apple', '{"aps":{"alert":"größe --hubcast0"}}', {
  headers: { 'apns-push-type': 'alert' },
})
const browser = notification('browser', '{"title":"x"}')

async function connect(...answers: readonly [Answer, ...Answer[]]) {
  const server = await serve(...answers)
  const options = { retry: { baseMs: 1 }, timeout: { totalMs: 5_000 } }
  return { server, hub: new NotificationHub(server.connectionString, 'hub1', options) }
}

async function all(parts: AsyncIterable<BatchPart>): Promise<BatchPart[]> {
  const list: BatchPart[] = []
  for await (const part of parts) list.push(part)
  return list
}

/** The two parts of a multipart body, as any reader of RFC 2046 finds them. */
function readBatch(contentType: string, body: string) {
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(contentType) ?? []
  const parts = body.split(`--${boundary}`).slice(1, -1)
  return parts.map((part) => {
    const [head = '', ...rest] = part.replace(/^\r\n|\r\n$/g, '').split('\r\n\r\n')
    return { head, text: rest.join('\r\n\r\n') }
  })
}

const handles = (count: number, size = 20) =>
  Array.from({ length: count }, (_, index) => String(index).padStart(size, '0'))

test('a batch is the notification and its handles, in two parts that the hub can find', async () => {
  const { server, hub } = await connect(accepted)
  const [part] = await all(hub.sendBatch(hello, handles(2)))
  expect(part).toMatchObject({ index: 0, mode: 'batch', receipt: { notificationId: 'id-1' } })
  const [seen] = server.seen
  expect(seen?.url).toBe('/hub1/messages/%24batch?api-version=2020-06&direct')
  expect(seen?.headers).toMatchObject({
    'servicebusnotification-format': 'apple',
    'apns-push-type': 'alert',
  })
  const [payload, devices] = readBatch(`${seen?.headers['content-type']}`, seen?.body ?? '')
  expect(payload).toEqual({
    head: 'Content-Type: application/json;charset=utf-8\r\nContent-Disposition: inline; name=notification',
    text: hello.body,
  })
  expect(devices).toEqual({
    head: 'Content-Type: application/json\r\nContent-Disposition: inline; name=devices',
    text: JSON.stringify(handles(2)),
  })
})

test.each([
  [2_500, 20, 3],
  [1_000, 163, 3],
])(
  '%i handles of %i characters go in %i requests of at most 1,000 and 64 KB',
  async (count, size, requests) => {
    const { server, hub } = await connect(accepted)
    const parts = await all(hub.sendBatch(hello, handles(count, size)))
    expect(parts).toHaveLength(requests)
    expect(parts.flatMap((part) => part.handles).toSorted()).toEqual(handles(count, size))
    for (const { headers, body } of server.seen) {
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536)
      const [, devices] = readBatch(`${headers['content-type']}`, body)
      expect(JSON.parse(devices?.text ?? '').length).toBeLessThanOrEqual(1_000)
    }
  },
)

test('a part that fails comes with its handles and what is known of it, and the others go on', async () => {
  const { hub } = await connect(accepted, reset, accepted)
  const parts = await all(hub.sendBatch(hello, handles(3_000), { concurrency: 1 }))
  expect(parts.map(({ index, error }) => [index, error?.code, error?.taken])).toEqual([
    [0, undefined, undefined],
    [1, 'connection', 'unknown'],
    [2, undefined, undefined],
  ])
  expect(parts[1]?.handles).toEqual(handles(2_000).slice(1_000))
})

test('with stopOnFailure no further part is sent', async () => {
  const { server, hub } = await connect(answer(400))
  const parts = await all(hub.sendBatch(hello, handles(5_000), { concurrency: 1, stopOnFailure: true }))
  expect([parts.length, server.seen.length]).toEqual([1, 1])
})

test('a handle that cannot travel is told apart from the others', async () => {
  const { server, hub } = await connect(accepted)
  const odd = ['a', 'b\r\nX: y', '', 7 as unknown as string, 'c']
  const parts = await all(hub.sendBatch(hello, odd))
  const failed = parts
    .filter(({ error }) => error)
    .map((part) => [part.handles, part.error?.code, part.error?.taken])
  expect(failed).toEqual([
    [['b\r\nX: y'], 'invalid-argument', 'no'],
    [[''], 'invalid-argument', 'no'],
    [[7], 'invalid-argument', 'no'],
  ])
  expect(parts.find(({ receipt }) => receipt)?.handles).toEqual(['a', 'c'])
  expect(server.seen).toHaveLength(1)
})

test('browsers get one request each, with their keys, and the part says so', async () => {
  const { server, hub } = await connect(accepted)
  const subscriptions: DeviceHandle[] = ['1', '2'].map((name) => ({
    endpoint: `https://push.example.org/${name}`,
    p256dh: 'p',
    auth: 'a',
  }))
  const parts = await all(hub.sendBatch(browser, subscriptions))
  expect(parts.map(({ mode }) => mode)).toEqual(['direct', 'direct'])
  expect(server.seen.map(({ url }) => url)).toEqual(
    Array(2).fill('/hub1/messages?api-version=2020-06&direct'),
  )
  expect(server.seen[0]?.headers).toMatchObject({ p256dh: 'p', auth: 'a' })
})

test('handles are read only as fast as the hub answers, from any iterable', async () => {
  const { hub } = await connect(accepted)
  let read = 0
  async function* endless() {
    for (;;) yield `handle-${read++}`
  }
  let parts = 0
  for await (const part of hub.sendBatch(hello, endless(), { concurrency: 2 })) {
    expect(part.handles).toHaveLength(1_000)
    expect(read).toBeLessThanOrEqual((parts + 5) * 1_000)
    if (++parts === 10) break
  }
  const then = read
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(read).toBe(then)
})

test('what was read before a source fails is sent and told, then the failure is', async () => {
  const { server, hub } = await connect(accepted)
  function* broken() {
    yield* handles(1_000)
    yield 'one-more'
    throw new Error('the list broke')
  }
  const seen: number[] = []
  await expect(
    (async () => {
      for await (const part of hub.sendBatch(hello, broken())) seen.push(part.handles.length)
    })(),
  ).rejects.toThrow('the list broke')
  expect([seen.toSorted(), server.seen.length]).toEqual([[1, 1_000], 2])
})

describe('while the source makes it wait', () => {
  /** As many handles as a part and a half has, and then nothing for as long as a test may take. */
  async function* stalling() {
    yield* handles(1_500)
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  }

  test('an abort ends the batch', async () => {
    const { server, hub } = await connect(accepted)
    const controller = new AbortController()
    const parts: BatchPart[] = []
    const reading = (async () => {
      for await (const part of hub.sendBatch(hello, stalling(), { signal: controller.signal })) {
        parts.push(part)
        controller.abort('enough')
      }
    })()
    await expect(reading).rejects.toMatchObject({ code: 'aborted', taken: 'no', cause: 'enough' })
    expect([parts.length, server.seen.length]).toEqual([1, 1])
  })

  test('whoever leaves is let go', async () => {
    const { hub } = await connect(accepted)
    for await (const { receipt } of hub.sendBatch(hello, stalling())) {
      expect(receipt).toBeDefined()
      break
    }
  })

  test('a failure that stops it stops it', async () => {
    const { hub } = await connect(answer(400))
    const parts = await all(hub.sendBatch(hello, stalling(), { stopOnFailure: true }))
    expect(parts.map(({ error }) => error?.code)).toEqual(['rejected'])
  })
})

test('an abort ends the reading of a source without an end, and the source is closed', async () => {
  const { hub } = await connect(accepted)
  const controller = new AbortController()
  let read = 0
  let closed = false
  function* endless() {
    try {
      for (;;) yield `handle-${read++}`
    } finally {
      closed = true
    }
  }
  const parts: BatchPart[] = []
  const reading = (async () => {
    for await (const part of hub.sendBatch(hello, endless(), { signal: controller.signal })) {
      if (parts.push(part) === 2) controller.abort()
    }
  })()
  await expect(reading).rejects.toMatchObject({ code: 'aborted' })
  expect(closed).toBe(true)
  expect(parts.length).toBeLessThan(12)
  for (const { error } of parts.slice(8)) expect(error?.code).toBe('aborted')
})

test.each<[string, () => unknown]>([
  ['a template', () => [notification('template', '{}'), ['a']]],
  ['a text for a list', () => [hello, 'abc']],
  ['no concurrency', () => [hello, ['a'], { concurrency: 0 }]],
])('%s is no batch, and nothing is sent', async (_, make) => {
  const { server, hub } = await connect(accepted)
  const given = make() as Parameters<typeof hub.sendBatch>
  expect(() => hub.sendBatch(...given)).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
  expect(server.seen).toEqual([])
})

test('whoever splits a batch first gets the parts that a send makes requests of', async () => {
  const given = [...handles(900, 70), 'not a handle', ...handles(300, 200)]
  const chunks: BatchPart['handles'][] = []
  for await (const chunk of splitBatch(hello, given)) chunks.push(chunk.handles)
  const { server, hub } = await connect(accepted)
  for (const chunk of chunks) {
    const parts = await all(hub.sendBatch(hello, chunk))
    expect(parts.map((part) => part.handles)).toEqual([chunk])
  }
  expect(chunks.flat().toSorted()).toEqual(given.toSorted())
  expect(server.seen).toHaveLength(chunks.length - 1)
  expect(() => splitBatch({ ...hello, contentType: '' }, given)).toThrow(/contentType/)
  expect(() => splitBatch(notification('template', '{}'), given)).toThrow(/tags/)
})
