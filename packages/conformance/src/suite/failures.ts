import { recording } from './server.ts'
import type { Suite } from './suite.ts'

/** What "at once" may take on a busy machine. */
const atOnceMs = 2_000

export function failures({ test, assert, lib: { core }, config, note }: Suite): void {
  const { connectionString } = config
  const endpoint = new URL(config.hubUrl).origin
  const hello = core.notification('gcm', '{"data":{}}')
  const patient = { timeout: { tryMs: 14_000 }, retry: false } as const
  const hasty = { timeout: { tryMs: 400 }, retry: false } as const

  async function quickly<T>(limitMs: number, action: () => Promise<T>): Promise<T> {
    const startedAt = performance.now()
    const result = await action()
    const took = Math.round(performance.now() - startedAt)
    assert.ok(took < limitMs, `${took} ms`)
    return result
  }

  /** Waits until the hub has got a request more than `count`. */
  async function arrived(count: number): Promise<void> {
    while ((await recording(config)).count <= count) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  for (const reason of [new Error('the user left'), 'a text', { left: true }]) {
    test(`an abort is at once, with the reason as cause: ${JSON.stringify(reason)}`, async () => {
      const hub = new core.NotificationHub(connectionString, 'silent', patient)
      const controller = new AbortController()
      const { count } = await recording(config)
      const sent = hub.send(hello, { signal: controller.signal })
      await Promise.race([arrived(count), sent])
      await quickly(atOnceMs, async () => {
        controller.abort(reason)
        const { cause, taken } = await assert.rejects(sent, ({ code }) => code === 'aborted')
        assert.ok(cause === reason, 'the cause is the reason itself')
        assert.equal(taken, 'unknown')
      })
    })
  }

  test('a send with a signal that is aborted already is not sent', async () => {
    const hub = new core.NotificationHub(connectionString, config.hubName)
    const reason = new Error('too late')
    const { count } = await recording(config)
    const failure = await assert.rejects(
      hub.send(hello, { signal: AbortSignal.abort(reason) }),
      ({ code, taken }) => code === 'aborted' && taken === 'no',
    )
    assert.ok(failure.cause === reason, 'the cause is the reason itself')
    assert.equal((await recording(config)).count, count, 'requests to the hub')
  })

  test("AbortSignal.timeout is the caller's abort, not a time-out of the hub", async () => {
    const hub = new core.NotificationHub(connectionString, 'silent', patient)
    const { cause } = await assert.rejects(
      hub.send(hello, { signal: AbortSignal.timeout(200) }),
      ({ code }) => code === 'aborted',
    )
    assert.equal(Object(cause).name, 'TimeoutError')
  })

  test('a hub that never answers ends with the time-out; a send may have been taken', () =>
    quickly(atOnceMs, async () => {
      const hub = new core.NotificationHub(connectionString, 'silent', hasty)
      await assert.rejects(
        hub.send(hello),
        ({ code, taken, attempts }) => code === 'timeout' && taken === 'unknown' && attempts === 1,
      )
    }))

  test('a hub that stalls in the body ends with the time-out', () =>
    quickly(atOnceMs, async () => {
      const hub = new core.NotificationHub(connectionString, 'stall', hasty)
      await assert.rejects(hub.installations.get('i-1'), ({ code }) => code === 'timeout')
      await assert.rejects(
        hub.request({ method: 'POST', path: ['refusals'], body: '' }),
        ({ code, status, taken }) => code === 'timeout' && status === 400 && taken === 'no',
        'a refusal whose body stalls',
      )
    }))

  test('a send is taken once the status line says so, though the body stalls', () =>
    quickly(atOnceMs, async () => {
      const hub = new core.NotificationHub(connectionString, 'stall', hasty)
      assert.equal((await hub.send(hello)).notificationId, 'stalled-1')
    }))

  test('a connection that is cut after the request came is reported, not repeated', async () => {
    const hub = new core.NotificationHub(connectionString, 'cut')
    // The recording's own request leaves a connection that is used again: some runtimes repeat on such a one.
    const { count } = await recording(config)
    await assert.rejects(
      hub.send(hello),
      ({ code, taken, attempts }) => code === 'connection' && taken === 'unknown' && attempts === 1,
    )
    const times = (await recording(config)).count - count
    note('requests that came when the connection of one send was cut', String(times))
    // A browser repeats a request itself, a POST too, and no option of fetch keeps it from that over HTTP/1.1:
    // https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_network_transaction.cc
    assert.ok(times === 1 || config.runtime === 'chromium', `${times} requests came to the hub`)
  })

  test('a refused connection has the code connection', () =>
    quickly(atOnceMs, async () => {
      const refused = connectionString.replace(new URL(endpoint).host, new URL(config.refusedOrigin).host)
      const hub = new core.NotificationHub(refused, config.hubName, { retry: false })
      const { taken } = await assert.rejects(hub.send(hello), ({ code }) => code === 'connection')
      note('taken, when the connection is refused', String(taken))
      // workerd and Chromium tell a refused connection in the words of a broken one.
      const tells = config.runtime !== 'workerd' && config.runtime !== 'chromium'
      assert.equal(taken, tells ? 'no' : 'unknown')
    }))

  test('an answer of 429 is tried again, and the last one is told', async () => {
    let tries = 0
    const hub = new core.NotificationHub(connectionString, config.hubName, {
      retry: { limit: 2, baseMs: 1 },
      fetch: async () => {
        tries++
        return new Response('<Error><Code>429</Code><Detail>Slow down.TrackingId:x</Detail></Error>', {
          status: 429,
          headers: { 'Retry-After': '0', TrackingId: 'tracking-1' },
        })
      },
    })
    await assert.rejects(
      hub.send(hello),
      ({ code, status, detail, trackingId, taken, attempts }) =>
        code === 'throttled' &&
        status === 429 &&
        detail === 'Slow down' &&
        trackingId === 'tracking-1' &&
        taken === 'no' &&
        attempts === 3,
    )
    assert.equal(tries, 3)
  })

  test('isHubError knows its errors from others', async () => {
    const failure = await assert.rejects(
      () => core.parseConnectionString(''),
      (failure) => core.isHubError(failure) && failure instanceof core.HubError && failure instanceof Error,
    )
    assert.equal(failure.name, 'HubError')
    for (const other of [new Error('x'), undefined, null, 'x', {}]) assert.ok(!core.isHubError(other))
  })
}
