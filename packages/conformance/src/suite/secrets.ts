import type { Suite } from './suite.ts'

/** All that can be read off a value: own properties, text, stack, JSON, and the same of its causes. */
function everythingIn(value: unknown, depth = 6): string {
  if (typeof value !== 'object' || value === null || !depth) return String(value)
  const parts = [String(value), JSON.stringify(value)]
  for (const key of Reflect.ownKeys(value)) {
    parts.push(String(key), everythingIn((value as Record<PropertyKey, unknown>)[key], depth - 1))
  }
  if (value instanceof Error) parts.push(String(value.stack), everythingIn(value.cause, depth - 1))
  return parts.join('\n')
}

export function secrets({ test, assert, lib: { core }, config }: Suite): void {
  const { connectionString, hubName } = config
  const [, key = ''] = /SharedAccessKey=([^;]+)/.exec(connectionString) ?? []
  const payload = 'only for the eyes of the user'
  const message = core.notification('gcm', JSON.stringify({ data: { msg: payload } }))

  async function failureOf(call: () => unknown): Promise<unknown> {
    return assert.rejects(call, (failure) => core.isHubError(failure))
  }

  function holdsNoSecret(value: unknown, what: string): void {
    const text = everythingIn(value)
    assert.ok(key.length > 10 && !text.includes(key), `${what}: no key`)
    assert.ok(!/sig=(?!\(blanked\))/.test(text), `${what}: no signature`)
    assert.ok(!text.includes(payload), `${what}: no payload`)
  }

  test('no key, signature or payload is in an error of a connection', async () => {
    const refused = connectionString.replace(new URL(config.hubUrl).host, new URL(config.refusedOrigin).host)
    for (const [text, name] of [
      [refused, hubName],
      [connectionString, 'silent'],
      [connectionString, 'stall'],
      [connectionString, 'cut'],
    ] as const) {
      const hub = new core.NotificationHub(text, name, { retry: false, timeout: { tryMs: 300 } })
      const request = { method: 'POST', path: ['refusals'], body: message.body } as const
      holdsNoSecret(await failureOf(() => hub.request(request)), name)
    }
  })

  test('no key or signature is in an error of a hub that echoes the request', async () => {
    const hub = new core.NotificationHub(connectionString, hubName, {
      fetch: async (_, { headers }) =>
        new Response(`<Error><Detail>Bad header ${headers.Authorization}</Detail></Error>`, { status: 401 }),
    })
    holdsNoSecret(await failureOf(() => hub.send(message)), '401')
  })

  test('no key or signature is in an error of a transport that carries the request', async () => {
    const hub = new core.NotificationHub(connectionString, hubName, {
      retry: false,
      fetch: async (url, request) => {
        const text = `failed: ${url} ${request.headers.Authorization} ${connectionString}`
        throw Object.assign(new TypeError(text, { cause: Object.assign(new Error(text), { request }) }), {
          request,
        })
      },
    })
    const failure = await failureOf(() => hub.send(message))
    holdsNoSecret(failure, 'transport')
  })

  test('no key is in an error about a connection string or hub name in the wrong place', async () => {
    for (const call of [
      () => new core.NotificationHub(hubName, connectionString),
      () => new core.NotificationHub(connectionString, connectionString),
      () => core.parseConnectionString(`"${connectionString}"`),
      () => core.parseConnectionString(connectionString.replace('Endpoint=', 'Endpoint:')),
      () => core.sharedAccessToken(connectionString),
    ]) {
      holdsNoSecret(await failureOf(call), String(call))
    }
  })

  test('no key can be read off a hub or its credential', () => {
    const hub = new core.NotificationHub(connectionString, hubName)
    holdsNoSecret(hub, 'hub')
    holdsNoSecret(hub.installations, 'installations')
    holdsNoSecret(core.parseConnectionString(connectionString), 'connection string')
  })

  test('debug events hold neither key nor signature', async () => {
    const events: unknown[] = []
    const debug = (event: unknown) => events.push(event)
    await new core.NotificationHub(connectionString, hubName, { debug }).send(core.notification('gcm', '{}'))
    await failureOf(() =>
      new core.NotificationHub(connectionString, 'cut', { debug }).send(core.notification('gcm', '{}')),
    )
    assert.ok(events.length >= 4, `${events.length} events`)
    holdsNoSecret(events, 'events')
  })
}
