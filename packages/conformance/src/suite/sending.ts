import { headerOf, lastRequest } from './server.ts'
import type { Suite } from './suite.ts'

export function sending({ test, assert, lib: { core }, config, note }: Suite): void {
  const { connectionString, hubName } = config
  const hub = new core.NotificationHub(connectionString, hubName)
  const hello = core.notification('gcm', '{"data":{"msg":"Hello World!"}}')

  // Deno repeats a POST by itself unless its body is a stream, and a stream goes without its length.
  const expectedLength = (bytes: number) => (config.runtime === 'deno' ? 'chunked' : String(bytes))
  const lengthOf = (request: Parameters<typeof headerOf>[0]) =>
    headerOf(request, 'Content-Length') ?? headerOf(request, 'Transfer-Encoding')

  test('a broadcast returns a receipt with the id of the notification', async () => {
    const { notificationId, location, attempts } = await hub.send(hello)
    assert.equal(attempts, 1)
    assert.ok(notificationId, 'notificationId')
    assert.ok(location?.includes(`/${hubName}/messages/${notificationId}`), `location ${location}`)
    const request = await lastRequest(config)
    assert.equal(`${request.method} ${request.url}`, `POST /${hubName}/messages?api-version=2020-06`)
    assert.equal(headerOf(request, 'ServiceBusNotification-Format'), 'gcm')
    assert.equal(headerOf(request, 'ServiceBusNotification-Tags'), undefined)
    assert.equal(headerOf(request, 'Content-Type'), 'application/json;charset=utf-8')
    assert.equal(lengthOf(request), expectedLength(31))
    assert.equal(request.body, hello.body)
  })

  test('the Authorization of a send opens the hub', async () => {
    await hub.send(hello)
    const token = headerOf(await lastRequest(config), 'Authorization') ?? ''
    const [, key = ''] = /SharedAccessKey=([^;]+)/.exec(connectionString) ?? []
    const verified = await core.verifySasToken(token, { key, resource: `${config.hubUrl}/messages` })
    assert.equal(verified.valid, true)
  })

  test('header names arrive, in whatever letter case the runtime gives them', async () => {
    const byFetch = new core.NotificationHub(connectionString, hubName, {
      fetch: (url, request) => fetch(url, request),
    })
    for (const [way, sender] of [
      ['its own transport', hub],
      ['fetch', byFetch],
    ] as const) {
      await sender.send(hello)
      const { headers } = await lastRequest(config)
      const name = headers.find(([name]) => /^servicebusnotification-format$/i.test(name))?.[0]
      note(`ServiceBusNotification-Format, sent by ${way}, arrives as`, String(name))
      assert.ok(name, way)
    }
  })

  test('tags arrive in the header: an expression as it stands, a list joined by ||', async () => {
    for (const [tags, expected] of [
      ['news && !(muted || trial)', 'news && !(muted || trial)'],
      [['a', 'b:1', '$UserId:{u-1}'], 'a || b:1 || $UserId:{u-1}'],
      [core.all('news', core.not('muted')), 'news && !muted'],
    ] as const) {
      await hub.send(hello, { tags })
      assert.equal(headerOf(await lastRequest(config), 'ServiceBusNotification-Tags'), expected)
    }
  })

  test('a template send to tags names both', async () => {
    const notification = core.notification('template', '{"title":"Hello"}')
    await hub.send(notification, { template: 'toast', tags: ['a', 'b'] })
    const request = await lastRequest(config)
    assert.equal(headerOf(request, 'ServiceBusNotification-Format'), 'template')
    assert.equal(headerOf(request, 'ServiceBusNotification-Tags'), 'toast && (a || b)')
  })

  const texts = {
    'two, three and four bytes': '{"data":{"msg":"Grüße, 漢字, 👋🏽, e\u0301"}}',
    'an escaped lone surrogate': '{"data":{"msg":"\\ud800"}}',
    'line breaks and NUL': '{"data":{"msg":"\\u0000"}}\r\n',
    '60 KB': `{"data":{"msg":"${'ü'.repeat(30_000)}"}}`,
  }
  for (const [what, body] of Object.entries(texts)) {
    test(`a UTF-8 body arrives intact: ${what}`, async () => {
      await hub.send(core.notification('gcm', body))
      assert.ok((await lastRequest(config)).body === body, 'as text')
      await hub.send(core.notification('gcm', new TextEncoder().encode(body)))
      const request = await lastRequest(config)
      assert.ok(request.body === body, 'as bytes')
      assert.equal(lengthOf(request), expectedLength(new TextEncoder().encode(body).length))
    })
  }

  test("a notification's own headers arrive", async () => {
    const headers = { 'apns-priority': '5', 'apns-topic': 'com.example.app' }
    await hub.send(core.notification('apple', '{"aps":{"alert":"Hi"}}', { headers }))
    const request = await lastRequest(config)
    assert.equal(headerOf(request, 'apns-priority'), '5')
    assert.equal(headerOf(request, 'apns-topic'), 'com.example.app')
  })

  test('fifty sends at once are taken, each with an id of its own', async () => {
    const receipts = await Promise.all(Array.from({ length: 50 }, () => hub.send(hello)))
    assert.equal(new Set(receipts.map(({ notificationId }) => notificationId)).size, 50)
  })

  test('a fetch of the caller is used instead of the own transport', async () => {
    const seen: string[] = []
    const other = new core.NotificationHub(connectionString, hubName, {
      fetch: async (url, { method }) => {
        seen.push(`${method} ${url}`)
        return new Response(null, { status: 201, headers: { Location: `${config.hubUrl}/messages/id-1` } })
      },
    })
    assert.equal((await other.send(hello)).notificationId, 'id-1')
    assert.deepEqual(seen, [`POST ${config.hubUrl}/messages?api-version=2020-06`])
  })
}
