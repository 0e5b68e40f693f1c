import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { NotificationHub, notification } from '@hubcast/core'
import { type ServerOptions, startEmulator } from '@hubcast/emulator/node'
import { expect, onTestFinished, test, vi } from 'vitest'

const run = promisify(execFile)
const hello = notification('gcm', '{"data":{"msg":"x"}}')

async function start(options: ServerOptions = {}) {
  const server = await startEmulator({ port: 0, ...options })
  onTestFinished(() => server.close())
  return server
}

/** Everything that a server answers to bytes as they are. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('close', () => resolve(answer)).on('error', reject)
  })
}

test('listens on both loopbacks, on one port', async () => {
  const { url } = await start()
  const { port } = new URL(url)
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    expect((await fetch(`http://${host}:${port}/readyz`)).status).toBe(200)
  }
})

test('a port that is taken is an error that says so', async () => {
  const { url } = await start()
  await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})

test('takes the request line in origin-form and in absolute-form, and builds locations from the Host', async () => {
  const { url, hubs } = await start()
  const port = Number(new URL(url).port)
  const { createSasToken } = await import('@hubcast/core')
  const key = /SharedAccessKey=([^;]+)/.exec(hubs[0]?.sdkConnectionString ?? '')?.[1] ?? ''
  const token = await createSasToken({
    resource: 'https://my-ns.example/my-hub',
    keyName: 'DefaultFullSharedAccessSignature',
    key,
  })
  const headers = (host: string) =>
    `Host: ${host}\r\nAuthorization: ${token}\r\nServiceBusNotification-Format: gcm\r\nContent-Length: 2\r\n\r\n{}`
  for (const target of [
    '/my-hub/messages?api-version=2020-06',
    'http://my-ns.example/my-hub/messages?api-version=2020-06',
  ]) {
    const answer = await raw(port, `POST ${target} HTTP/1.1\r\n${headers('my-ns.example')}`)
    expect(answer).toMatch(/^HTTP\/1\.1 201 /)
    expect(answer).toMatch(/location: http:\/\/my-ns\.example\/my-hub\/messages\//i)
  }
})

test.each([
  'GET / HTTP/1.1\r\n\r\n',
  'GET /my-hub/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET //// HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'NONSENSE\r\n\r\n',
])('hostile bytes %j get a 4xx, and the server lives on', async (text) => {
  const { url } = await start()
  expect(await raw(Number(new URL(url).port), text)).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
})

test('ends at once, though pages listen to its events', async () => {
  const server = await startEmulator({ port: 0 })
  const response = await fetch(`${server.url}/_emulator/api/events`)
  await server.close()
  await expect(response.text()).rejects.toThrow()
  await expect(fetch(server.url)).rejects.toThrow()
})

test('with TLS our client trusts its certificate and reaches it', async () => {
  const { url, tlsCertificate, hubs, emulator } = await start({ tls: true })
  expect(url).toMatch(/^https:/)
  const { Agent } = await import('node:https')
  const agent = new Agent({ ca: tlsCertificate })
  onTestFinished(() => agent.destroy())
  const hub = new NotificationHub(hubs[0]?.connectionString ?? '', 'my-hub', { agent })
  await hub.installations.put({ installationId: 'a', platform: 'gcm', pushChannel: 'x' })
  const { location } = await hub.send(hello)
  expect(location).toMatch(new RegExp(`^${url}/my-hub/messages/`))
  expect(emulator.inbox.deliveries()).toHaveLength(1)
  const untrusted = new NotificationHub(hubs[0]?.connectionString ?? '', 'my-hub', { retry: false })
  await expect(untrusted.send(hello)).rejects.toMatchObject({ code: 'connection', taken: 'no' })
})

test('NODE_EXTRA_CA_CERTS is enough for a client to trust its certificate', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubcast-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { tlsCertificate = '', hubs, emulator } = await start({ tls: true })
  const file = join(folder, 'certificate.pem')
  await writeFile(file, tlsCertificate)
  const program = `
    import { NotificationHub, notification } from '@hubcast/core'
    await new NotificationHub(process.env.HUB, 'my-hub', { retry: false }).send(notification('gcm', '{}'))`
  await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, HUB: hubs[0]?.connectionString, NODE_EXTRA_CA_CERTS: file },
  })
  expect(emulator.inbox.deliveries()).toEqual([])
  expect(await (await emulator.fetch('http://localhost/_emulator/api/status')).json()).toMatchObject({
    counts: { sends: 1 },
  })
})

test('with a data folder devices outlive the server, and nothing is written elsewhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubcast-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const data = join(folder, 'data')
  const first = await startEmulator({ port: 0, data })
  const hub = new NotificationHub(first.hubs[0]?.connectionString ?? '', 'my-hub')
  const base = { platform: 'gcm', pushChannel: 'x', tags: ['a'] } as const
  await hub.installations.put({
    ...base,
    installationId: 'stays',
    templates: { t: { body: '{"x":"$(m)"}' } },
  })
  await hub.installations.put({ ...base, installationId: 'goes' })
  await hub.installations.delete('goes')
  await first.close()
  const second = await start({ data })
  expect(second.emulator.devices().map(({ installationId, tags }) => [installationId, tags])).toEqual([
    ['stays', ['a']],
  ])
  expect(await readdir(folder)).toEqual(['data'])
})

test('what was accepted and does not show yet outlives the server, too', async () => {
  const data = await mkdtemp(join(tmpdir(), 'hubcast-'))
  onTestFinished(() => rm(data, { recursive: true }))
  const first = await startEmulator({ port: 0, data, installationLagMs: 60_000 })
  const hub = new NotificationHub(first.hubs[0]?.connectionString, 'my-hub')
  await hub.installations.put({ installationId: 'late', platform: 'gcm', pushChannel: 'x' })
  expect(first.emulator.devices()).toEqual([])
  await first.close()
  expect((await start({ data })).emulator.devices()).toHaveLength(1)
})

test('a data folder that cannot be had is told in words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hubcast-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const data = join(folder, 'data')
  const first = await start({ data })
  await expect(start({ data })).rejects.toThrow(/another emulator keeps its devices in/)
  await first.close()
  await writeFile(join(data, 'emulator.sqlite'), 'no database'.repeat(1_000))
  await expect(start({ data })).rejects.toThrow(/emulator\.sqlite is damaged or no file of SQLite/)
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(start({ data: file })).rejects.toThrow(/no folder that can be written/)
})

test('an option that does not exist is refused', async () => {
  await expect(startEmulator({ prot: 1 } as object)).rejects.toThrow(
    /"prot"; there are port, host, data, tls, hubs/,
  )
})

test('it calls nobody, whatever addresses handles and payloads have', async () => {
  const { emulator } = await start()
  const connects = vi.spyOn(Socket.prototype, 'connect')
  const fetches = vi.spyOn(globalThis, 'fetch')
  onTestFinished(() => {
    connects.mockRestore()
    fetches.mockRestore()
  })
  const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
  const at = 'http://127.0.0.1:9/never'
  const headers = { 'X-WNS-Type': 'wns/toast' }
  const body = `<toast><visual><binding template="ToastGeneric"><image src="${at}"/></binding></visual></toast>`
  await hub.installations.put({
    installationId: 'a',
    platform: 'wns',
    pushChannel: at,
    templates: { t: { body, headers } },
  })
  await hub.installations.put({
    installationId: 'b',
    platform: 'browser',
    pushChannel: { endpoint: at, p256dh: 'x', auth: 'y' },
  })
  await hub.send(notification('windows', body, { headers }))
  await hub.send(notification('browser', `{"title":"x","icon":"${at}"}`))
  await hub.send(notification('template', '{}'))
  expect(emulator.inbox.deliveries()).toHaveLength(3)
  expect(connects).not.toHaveBeenCalled()
  expect(fetches).not.toHaveBeenCalled()
})
