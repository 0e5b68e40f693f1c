import { inspect } from 'node:util'
import {
  type DebugEvent,
  HubError,
  type HubOptions,
  isHubError,
  NotificationHub,
  notification,
  sharedAccessKey,
  sharedAccessToken,
  tokenEndpoint,
} from '@hubcast/core'
import { expect, test, vi } from 'vitest'
import { type Answer, accepted, answer, reset, serve, testKey } from '../test/server.js'

const hello = notification('gcm', '{"data":{"msg":"payload-of-the-test"}}')

/** Everything that a person or a log could see of a value. */
function shown(value: unknown): string {
  const texts: string[] = []
  for (let one: unknown = value; one instanceof Error; one = one.cause) {
    texts.push(
      one.name,
      one.message,
      one.stack ?? '',
      JSON.stringify(one),
      JSON.stringify(Object.getOwnPropertyNames(one)),
    )
    for (const name of Object.getOwnPropertyNames(one)) texts.push(String(Reflect.get(one, name)))
  }
  texts.push(String(value), JSON.stringify(value) ?? '', inspect(value, { depth: 20, showHidden: true }))
  return texts.join('\n')
}

const tattling: Answer = (response, _, { headers }) =>
  response
    .writeHead(400, { TrackingId: 't' })
    .end(
      `<Error><Code>400</Code><Detail>Bad ${headers.authorization} for ${JSON.stringify(headers)}</Detail></Error>`,
    )

/** A fetch of somebody else, whose errors carry the whole request. */
const carrying: HubOptions['fetch'] = async (url, init) => {
  const request = { url, headers: init.headers }
  throw Object.assign(new Error(`failed: ${JSON.stringify(request)}`), {
    request,
    cause: Object.assign(new Error(`Authorization: ${init.headers.Authorization}`), { config: init }),
  })
}

type Make = (
  connect: (answers: readonly [Answer, ...Answer[]], options?: HubOptions) => Promise<NotificationHub>,
) => Promise<unknown>

const failures: Readonly<Record<string, Make>> = {
  'a wrong connection string': async () =>
    new NotificationHub(
      `Endpoint=sb://ns/;SharedAccessKeyName=rule;SharedAccessKey=${testKey};SharedAccessKey=${testKey}`,
      'hub1',
    ),
  'a connection string as hub name': async () =>
    new NotificationHub(
      `Endpoint=sb://ns/;SharedAccessKeyName=rule;SharedAccessKey=${testKey}`,
      `SharedAccessKey=${testKey}`,
    ),
  'a bad endpoint': async () =>
    new NotificationHub(`Endpoint=ftp://ns/;SharedAccessKeyName=rule;SharedAccessKey=${testKey}`, 'hub1'),
  'a key that is no token': async () => sharedAccessToken(`SharedAccessKey=${testKey}`),
  'a token that ran out': async () => {
    const token = `SharedAccessSignature sr=a&sig=${testKey}&se=1&skn=rule`
    const hub = new NotificationHub({
      endpoint: 'https://ns',
      hubName: 'h',
      credential: sharedAccessToken(token),
    })
    return hub.send(hello)
  },
  'a credential that tattles': async () => {
    const credential = {
      getToken: async () => {
        throw Object.assign(new Error(`no token for SharedAccessKey=${testKey}`), { key: testKey })
      },
    }
    return new NotificationHub({ endpoint: 'https://ns', hubName: 'h', credential }).send(hello)
  },
  'an answer that repeats the request': async (connect) => (await connect([tattling])).send(hello),
  'a transport that carries the request': async (connect) =>
    (await connect([accepted], { fetch: carrying, retry: false })).send(hello),
  'a 401': async (connect) => (await connect([answer(401)])).send(hello),
  'a 403': async (connect) => (await connect([answer(403)])).send(hello),
  'a 404': async (connect) => (await connect([answer(404)])).installations.get('a'),
  'a 429': async (connect) => (await connect([answer(429)])).send(hello),
  'a redirect': async (connect) => (await connect([answer(307)])).send(hello),
  'a 500': async (connect) => (await connect([answer(500)])).send(hello),
  'a reset': async (connect) => (await connect([reset])).send(hello),
  'a timeout': async (connect) => (await connect([() => {}], { timeout: { tryMs: 20 } })).send(hello),
  'an abort': async (connect) => (await connect([accepted])).send(hello, { signal: AbortSignal.abort() }),
  'wrong tags': async (connect) => (await connect([accepted])).send(hello, { tags: `sig=${testKey}` }),
  'a wrong id': async (connect) => (await connect([accepted])).installations.get('..'),
  'an answer that is not JSON': async (connect) =>
    (await connect([answer(200, {}, '<x/>')])).installations.get('a'),
  'too large a body': async (connect) =>
    (await connect([accepted])).send({ ...hello, body: 'payload'.repeat(10_000) }),
}

test.each(Object.entries(failures))(
  '%s shows no key, token, signature or payload in any way',
  async (_, make) => {
    const events: DebugEvent[] = []
    const printed: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)))
    const signatures: string[] = []
    const failure = await make(async (answers, options) => {
      const watched: Answer[] = answers.map((next) => (response, socket, seen) => {
        const sig = /sig=([^&]+)/.exec(seen.headers.authorization ?? '')?.[1]
        if (sig) signatures.push(sig, decodeURIComponent(sig))
        next(response, socket, seen)
      })
      const server = await serve(...(watched as [Answer, ...Answer[]]))
      new NotificationHub(server.connectionString, 'hub1', { debug: true, ...options })
      return new NotificationHub(server.connectionString, 'hub1', {
        retry: { limit: 1, baseMs: 1 },
        debug: (event) => events.push(event),
        ...options,
      })
    }).then(
      () => undefined,
      (error: unknown) => error,
    )
    log.mockRestore()
    expect(failure).toBeInstanceOf(HubError)
    const headers = events.flatMap((event) => ('headers' in event ? [JSON.stringify(event.headers)] : []))
    const everything = [shown(failure), ...headers, ...printed].join('\n')
    expect(everything).not.toContain(testKey)
    for (const signature of signatures) expect(everything).not.toContain(signature)
    expect(shown(failure)).not.toContain('payload-of-the-test')
  },
)

test('debug prints request and answer as the original script did, with the signature blanked', async () => {
  const printed: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)))
  const server = await serve(accepted)
  await new NotificationHub(server.connectionString, 'hub1', { debug: true }).send(hello)
  log.mockRestore()
  const text = printed.join('\n')
  expect(text).toContain('--- REQUEST ---')
  expect(text).toContain(`POST http://127.0.0.1:${server.port}/hub1/messages?api-version=2020-06`)
  expect(text).toContain('ServiceBusNotification-Format: gcm')
  expect(text).toContain('payload-of-the-test')
  expect(text).toContain('--- RESPONSE ---\n201')
  expect(text).toContain('sig=(blanked)&se=')
  expect(text).not.toContain(testKey)
})

test('debug shows no key of a browser, in headers or in bodies', async () => {
  const server = await serve(accepted)
  const shown: string[] = []
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    debug: (event) => shown.push(JSON.stringify(event)),
  })
  const pushChannel = { endpoint: 'https://push.example/1', p256dh: 'public-part', auth: 'secret-part' }
  await hub.sendDirect(notification('browser', '{}'), pushChannel)
  await hub.installations.put({ installationId: 'page', platform: 'browser', pushChannel })
  await hub.installations.patch('page', [{ op: 'replace', path: '/pushChannel', value: pushChannel }])
  expect(shown.join('')).toContain('(blanked)')
  expect(shown.join('')).not.toMatch(/public-part|secret-part/)
})

test('debug shows a batch as text', async () => {
  const server = await serve(accepted)
  const shown: unknown[] = []
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    debug: (event) => event.type === 'request' && shown.push(event.body),
  })
  for await (const { error } of hub.sendBatch(hello, ['handle-1'])) expect(error).toBeUndefined()
  expect(shown).toEqual([expect.stringContaining('["handle-1"]')])
})

test('what the debug function throws does not break the send', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const server = await serve(accepted)
  const hub = new NotificationHub(server.connectionString, 'hub1', {
    debug: () => {
      throw new Error('my own mistake')
    },
  })
  expect(await hub.send(hello)).toMatchObject({ notificationId: 'id-1' })
  expect(error).toHaveBeenCalled()
  error.mockRestore()
})

test('neither the hub nor a credential shows its key', async () => {
  const server = await serve(accepted)
  const hub = new NotificationHub(server.connectionString, 'hub1')
  await hub.send(hello)
  for (const value of [
    hub,
    hub.installations,
    sharedAccessKey('rule', testKey),
    tokenEndpoint('https://x/'),
  ]) {
    const text = inspect(value, { depth: 20, showHidden: true }) + JSON.stringify(value)
    expect(text).not.toContain(testKey)
    expect(text).not.toContain('sig=')
  }
})

test('isHubError recognises errors of another copy of the package', async () => {
  const copy: typeof import('@hubcast/core') = await import(`${import.meta.resolve('@hubcast/core')}?copy`)
  const foreign = new copy.HubError('x', { code: 'timeout' })
  expect(foreign).not.toBeInstanceOf(HubError)
  expect(isHubError(foreign)).toBe(true)
  for (const other of [new Error('x'), null, undefined, 'x', {}]) expect(isHubError(other)).toBe(false)
})

test('an error prints as what it is', () => {
  const failure = new HubError('It failed.', { code: 'timeout', hint: 'Wait.' })
  expect(failure.name).toBe('HubError')
  expect(`${failure}`).toBe('HubError: It failed. Wait.')
  expect(inspect(failure)).toMatch(/^HubError: It failed\. Wait\./)
})
