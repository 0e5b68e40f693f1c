import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)

/** A program that sends once and prints the receipt, in a process of its own. */
const sendOnce = `
  import { NotificationHub, notification } from '@hubcast/core'
  const hub = new NotificationHub(process.env.HUBCAST_CONNECTION_STRING, 'hub1', { retry: false })
  console.log(JSON.stringify(await hub.send(notification('gcm', '{}'))))
`

async function inProcess(env: Record<string, string>): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', sendOnce], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env.PATH, ...env },
    timeout: 20_000,
  })
  return stdout
}

test('NODE_USE_ENV_PROXY sends through the proxy of the environment, as Node’s fetch does', async () => {
  const asked: string[] = []
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    request
      .resume()
      .on('end', () => response.writeHead(201, { Location: 'https://ns/hub1/messages/by-proxy' }).end())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const stdout = await inProcess({
    HUBCAST_CONNECTION_STRING:
      'Endpoint=sb://hub.example/;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true',
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  })
  expect(JSON.parse(stdout)).toMatchObject({ notificationId: 'by-proxy' })
  expect(asked).toEqual(['POST http://hub.example/hub1/messages?api-version=2020-06'])
})

test('a program ends by itself after its last send: kept connections do not hold it', async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(201).end())
  })
  // Far beyond the time that the program is given.
  server.keepAliveTimeout = 600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const connectionString = `Endpoint=http://127.0.0.1:${port}/;SharedAccessKeyName=a;SharedAccessKey=b`
  expect(JSON.parse(await inProcess({ HUBCAST_CONNECTION_STRING: connectionString }))).toMatchObject({
    attempts: 1,
  })
})
