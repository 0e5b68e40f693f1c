import { createServer, request } from 'node:http'
import { isHubError, NotificationHub, notification } from '@hubcast/core'
import type { Emulator, Fault } from '@hubcast/emulator'
import { startEmulator } from '@hubcast/emulator/node'
import { expect, onTestFinished, test, vi } from 'vitest'

const hello = notification('fcmv1', '{"message":{"notification":{"title":"Hi"}}}')

async function start() {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const connectionString = server.emulator.connectionString('my-hub')
  const outcomeOf = async (options: object) => {
    const hub = new NotificationHub(connectionString, 'my-hub', {
      retry: false,
      timeout: { tryMs: 300 },
      ...options,
    })
    return hub.sendDirect(hello, 'phone').then(
      () => 'accepted',
      (failure) => (isHubError(failure) ? failure.code : failure),
    )
  }
  return { server, outcomeOf, arrived: () => server.emulator.inbox.deliveries().length }
}

test.each([
  ['reset-at-headers', 'connection', 0],
  ['reset-before-acceptance', 'connection', 0],
  ['reset-after-acceptance', 'connection', 1],
  ['cut-after-status', 'accepted', 1],
  ['hang', 'timeout', 0],
  ['throttle', 'throttled', 0],
  ['unavailable', 'unavailable', 0],
] as const)(
  'over sockets, %s breaks what it says, for node:http and for fetch',
  async (kind, outcome, arrives) => {
    const { server, outcomeOf, arrived } = await start()
    for (const [index, options] of [{}, { fetch: globalThis.fetch }].entries()) {
      server.emulator.faults.add({ kind, count: 1 })
      expect(await outcomeOf(options)).toBe(outcome)
      expect(arrived()).toBe(arrives * (index + 1))
    }
    expect(await outcomeOf({})).toBe('accepted')
  },
)

test('at the headers means at the headers: the body was not asked for yet', async () => {
  const { server } = await start()
  server.emulator.faults.add({ kind: 'reset-at-headers' })
  const outgoing = request(`${server.url}/my-hub/messages?api-version=2020-06&direct`, {
    method: 'POST',
    headers: { 'Content-Length': 1_000 },
  })
  outgoing.write('half of it')
  const failure = await new Promise<Error & { code?: string }>((resolve) => outgoing.on('error', resolve))
  expect(failure.code).toBe('ECONNRESET')
})

test('for a while nothing listens, and then it does where it did', async () => {
  const { server, outcomeOf } = await start()
  const { faults } = server.emulator
  expect(await outcomeOf({})).toBe('accepted')
  faults.add({ kind: 'refuse', durationMs: 200 })
  expect(await outcomeOf({})).toBe('connection')
  const asked = new NotificationHub(server.emulator.connectionString('my-hub'), 'my-hub', {
    retry: { baseMs: 50, limit: 20 },
  })
  expect((await asked.sendDirect(hello, 'phone')).attempts).toBeGreaterThan(1)
  expect(faults.list()).toEqual([])
})

test.each<[string, (emulator: Emulator, fault: Fault) => void]>([
  ['removed', (_, fault) => fault.remove()],
  ['cleared', ({ faults }) => faults.clear()],
  ['forgotten by a reset', (emulator) => emulator.reset()],
])('a refusal that is %s is over', async (_, end) => {
  const { server, outcomeOf } = await start()
  const fault = server.emulator.faults.add({ kind: 'refuse', durationMs: 60_000 })
  expect(await outcomeOf({})).toBe('connection')
  end(server.emulator, fault)
  expect(server.emulator.faults.list()).toEqual([])
  await vi.waitFor(async () => expect(await outcomeOf({})).toBe('accepted'))
})

test('while another program has the place it is refused on, and then listened on again', async () => {
  const { server, outcomeOf } = await start()
  const port = Number(new URL(server.url).port)
  server.emulator.faults.add({ kind: 'refuse', durationMs: 100 })
  const other = createServer((_, response) => response.writeHead(418).end())
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(await outcomeOf({})).toBe('rejected')
  other.close()
  other.closeAllConnections()
  await vi.waitFor(async () => expect(await outcomeOf({})).toBe('accepted'))
})

test('a server cannot choose whom it refuses, and needs to know for how long', async () => {
  const { server } = await start()
  const { faults } = server.emulator
  expect(() => faults.add({ kind: 'refuse' })).toThrow(/durationMs says for how long/)
  expect(() => faults.add({ kind: 'refuse', durationMs: 10, count: 1 })).toThrow(
    /count does not go with refuse/,
  )
  await expect(startEmulator({ port: 0, faults: [{ kind: 'refuse', durationMs: 10 }] })).rejects.toThrow(
    /once it listens/,
  )
})
