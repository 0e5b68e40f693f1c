import { headerOf, lastRequest } from './server.ts'
import type { Suite } from './suite.ts'

export function credentials({ test, assert, lib: { core }, config }: Suite): void {
  const { serverUrl, hubName, hubUrl } = config
  const endpoint = new URL(hubUrl).origin
  const hello = core.notification('gcm', '{"data":{}}')

  test('a token endpoint is asked once, however many sends wait', async () => {
    let asked = 0
    const credential = core.tokenEndpoint(`${serverUrl}/token`, {
      headers: { 'X-User': 'u-1' },
      fetch: (url, init) => {
        asked++
        return fetch(url, init)
      },
    })
    const hub = new core.NotificationHub({ endpoint, hubName, credential })
    await Promise.all(Array.from({ length: 20 }, () => hub.send(hello)))
    await hub.send(hello)
    assert.equal(asked, 1)
    const token = headerOf(await lastRequest(config), 'Authorization')
    assert.ok(token?.startsWith('SharedAccessSignature '), 'it is what the endpoint gave')
  })

  test('a token endpoint uses the fetch of the runtime', async () => {
    const credential = core.tokenEndpoint(new URL(`${serverUrl}/token`))
    await new core.NotificationHub({ endpoint, hubName, credential }).send(hello)
  })

  test('a token endpoint that refuses gives the code credential, and nothing was taken', async () => {
    const credential = core.tokenEndpoint(`${serverUrl}/nowhere`)
    const hub = new core.NotificationHub({ endpoint, hubName, credential })
    await assert.rejects(hub.send(hello), ({ code, taken }) => code === 'credential' && taken === 'no')
  })

  test('a token endpoint that never answers is told with the time-out, and nothing was taken', async () => {
    const credential = core.tokenEndpoint(`${serverUrl}/silent`)
    const options = { timeout: { tryMs: 300 }, retry: false } as const
    const hub = new core.NotificationHub({ endpoint, hubName, credential, ...options })
    await assert.rejects(hub.send(hello), ({ code, taken }) => code === 'credential' && taken === 'no')
  })

  test('a ready token is sent as it is, and a bare one as Bearer', async () => {
    const expiresOnTimestamp = Date.now() + 60_000
    const sent: string[] = []
    for (const token of ['SharedAccessSignature sr=x&sig=x&se=1&skn=x', 'abc']) {
      const hub = new core.NotificationHub({
        endpoint,
        hubName,
        credential: { getToken: () => ({ token, expiresOnTimestamp }) },
        fetch: async (_, { headers }) => {
          sent.push(headers.Authorization ?? '')
          return new Response(null, { status: 201 })
        },
      })
      await hub.send(hello)
    }
    assert.deepEqual(sent, ['SharedAccessSignature sr=x&sig=x&se=1&skn=x', 'Bearer abc'])
  })
}
