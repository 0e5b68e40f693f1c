import { Agent, createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { type HubOptions, NotificationHub, notification, type Transport } from '@hubcast/core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { accepted, serve, testKey } from '../test/server.js'

const hello = notification('gcm', '{"data":{"msg":"x"}}')

async function tcpServer(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    onSocket(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

const connectionStringOf = (port: number, scheme = 'http') =>
  `Endpoint=${scheme}://127.0.0.1:${port}/;SharedAccessKeyName=rule;SharedAccessKey=${testKey}`

test('clients share their connections, and sends reuse them', async () => {
  const server = await serve(accepted)
  for (let client = 0; client < 5; client++) {
    const hub = new NotificationHub(server.connectionString, 'hub1')
    await hub.send(hello)
    await hub.send(hello)
  }
  expect(server.seen).toHaveLength(10)
  expect(server.connections()).toBe(1)
})

test('an IPv6 endpoint is reached', async () => {
  const server = createServer((request, response) => {
    request
      .resume()
      .on('end', () => response.writeHead(201, { Location: `http://${request.headers.host}/x` }).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve))
  onTestFinished(() => void server.close())
  const host = `[::1]:${(server.address() as AddressInfo).port}`
  const connectionString = `Endpoint=http://${host}/;SharedAccessKeyName=rule;SharedAccessKey=${testKey}`
  expect(await new NotificationHub(connectionString, 'hub1').send(hello)).toMatchObject({
    location: `http://${host}/x`,
  })
})

test('no TLS: surely not sent', async () => {
  const port = await tcpServer((socket) => socket.end('this is no TLS'))
  const hub = new NotificationHub(connectionStringOf(port, 'https'), 'hub1', { retry: false })
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'connection', taken: 'no' })
})

test('a body that was not handed over whole: surely not sent, though the connection stood', async () => {
  // The peer never reads, so a large body cannot leave this machine, and then resets.
  const port = await tcpServer((socket) => {
    socket.pause()
    setTimeout(() => socket.resetAndDestroy(), 50)
  })
  const hub = new NotificationHub(connectionStringOf(port), 'hub1', { retry: false })
  const request = { method: 'POST', path: ['messages'], body: 'x'.repeat(32 * 1024 * 1024) } as const
  await expect(hub.request(request)).rejects.toMatchObject({ code: 'connection', taken: 'no' })
})

test('a reset after the whole body: it may have arrived', async () => {
  const port = await tcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()))
  const hub = new NotificationHub(connectionStringOf(port), 'hub1')
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'connection', taken: 'unknown', attempts: 1 })
})

test('a time-out before any connection stands: surely not sent', async () => {
  // An agent that never gets a socket stands for a host that does not answer.
  const agent = new Agent()
  agent.createConnection = () => undefined as never
  const hub = new NotificationHub(connectionStringOf(1), 'hub1', {
    agent,
    timeout: { tryMs: 30 },
    retry: false,
  })
  await expect(hub.send(hello)).rejects.toMatchObject({ code: 'timeout', taken: 'no' })
})

test('thirty sends over connections that the server closes when idle lose none', async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(201).end())
  })
  server.keepAliveTimeout = 5
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const hub = new NotificationHub(connectionStringOf((server.address() as AddressInfo).port), 'hub1')
  for (let index = 0; index < 30; index++) {
    expect(await hub.send(hello)).toMatchObject({ attempts: 1 })
    await new Promise((resolve) => setTimeout(resolve, 12))
  }
})

test('a fetch that is given always wins', async () => {
  const server = await serve(accepted)
  const fetch = vi.fn<Transport>((url, init) => globalThis.fetch(url, init))
  await new NotificationHub(server.connectionString, 'hub1', { fetch }).send(hello)
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a global fetch that somebody replaced is used, as long as it is there', async () => {
  const server = await serve(accepted)
  const hub = new NotificationHub(server.connectionString, 'hub1')
  const stub = vi.spyOn(globalThis, 'fetch')
  await hub.send(hello)
  expect(stub).toHaveBeenCalledTimes(1)
  stub.mockRestore()
  await hub.send(hello)
  expect(server.seen).toHaveLength(2)
})

test('an agent that is given carries the requests', async () => {
  const server = await serve(accepted)
  const agent = new Agent({ keepAlive: true })
  const created = vi.spyOn(agent, 'createConnection')
  await new NotificationHub(server.connectionString, 'hub1', { agent }).send(hello)
  agent.destroy()
  expect(created).toHaveBeenCalledTimes(1)
})

test('a transport that says that nothing left is believed', async () => {
  let calls = 0
  const fetch: HubOptions['fetch'] = async () => {
    if (++calls < 3) throw Object.assign(new Error('the proxy is down'), { taken: 'no' })
    return new Response(null, { status: 201 })
  }
  const hub = new NotificationHub('Endpoint=sb://ns/;SharedAccessKeyName=r;SharedAccessKey=k', 'hub1', {
    fetch,
    retry: { baseMs: 1 },
  })
  expect((await hub.send(hello)).attempts).toBe(3)
})
