import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { NotificationHub, notification } from '@hubcast/core'
import { startEmulator } from '@hubcast/emulator/node'
import { expect, onTestFinished, test } from 'vitest'

const program = fileURLToPath(new URL('../dist/hubcast.js', import.meta.url))
const neutral = {
  ...process.env,
  HUBCAST_CONNECTION_STRING: '',
  HUBCAST_HUB: '',
  HUBCAST_PORT: '',
  NO_COLOR: '1',
}

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const { HUBCAST_PORT, ...clean } = neutral
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs the command to its end. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = start(args, env)
  let [stdout, stderr] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}

async function firstLine(child: ChildProcess): Promise<string> {
  const stdout = child.stdout
  if (!stdout) throw new Error('no output')
  for await (const line of createInterface({ input: stdout })) return line
  throw new Error('it ended without a line')
}

const ended = (child: ChildProcess) =>
  new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('exit', (...how) => resolve(how)),
  )

test('the demo reaches all and only those meant, and ends with 0', async () => {
  const { code, stdout, stderr } = await run(['demo', '--once'])
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toContain('received by 12 of 12 devices, as expected')
  expect(stdout).toContain('received by 8 of 12 devices, as expected')
  expect(stdout).toContain('received by 1 of 12 devices, as expected')
  expect(stdout).toContain('--- REQUEST ---')
  expect(stdout).toContain('{"data":{"msg":"Hello World!"}}')
  expect(stdout).toContain('The tag expression is false here: it has "news", "muted".')
  expect(stdout).not.toMatch(/key-of-the-emulator/)
})

test('without a terminal the demo ends by itself', async () => {
  expect((await run(['demo'])).code).toBe(0)
})

test('with a hub given, the demo sends there and says what to expect', async () => {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const { connectionString } = server.emulator.address('my-hub')
  const hub = new NotificationHub(connectionString, 'my-hub')
  await hub.installations.put({ installationId: 'mine', platform: 'gcm', pushChannel: 'x' })
  const env = { HUBCAST_CONNECTION_STRING: connectionString, HUBCAST_HUB: 'my-hub' }
  const { code, stdout } = await run(['demo', '--once'], env)
  expect(code).toBe(0)
  expect(stdout).toContain('What to expect')
  // One of the four sends is a message for three platforms.
  expect(stdout.match(/^accepted as /gm)).toHaveLength(6)
  expect(stdout).not.toMatch(/key-of-the-emulator/)
  expect(server.emulator.devices()).toHaveLength(1)
  expect(server.emulator.inbox.deliveries().map(({ body }) => body)).toEqual([
    '{"data":{"msg":"Hello World!"}}',
  ])
})

test('a hub that refuses ends the demo with 1 and the reason', async () => {
  const connectionString =
    'Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=a;SharedAccessKey=private;UseDevelopmentEmulator=true'
  const env = { HUBCAST_CONNECTION_STRING: connectionString, HUBCAST_HUB: 'my-hub' }
  const { code, stderr } = await run(['demo', '--once'], env)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^hubcast: /)
  expect(stderr).not.toContain('private')
})

test.each([
  [{ HUBCAST_HUB: 'my-hub' }, /go together/],
  [{ HUBCAST_CONNECTION_STRING: 'x' }, /go together/],
  [
    { HUBCAST_CONNECTION_STRING: 'my-hub', HUBCAST_HUB: 'Endpoint=sb://x/;SharedAccessKey=private' },
    /connection string/,
  ],
])('a half or a wrong environment %j is told', async (env, words) => {
  const { code, stderr } = await run(['demo'], env as Record<string, string>)
  expect(code).not.toBe(0)
  expect(stderr).toMatch(words)
  expect(stderr).not.toContain('private')
})

test('emulator --json prints one line that a program can use, and ends cleanly on both signals', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const child = start(['emulator', '--port', '0', '--hub', 'one', 'two', '--json'])
    const { url, ui, hubs, tlsCertificate } = JSON.parse(await firstLine(child))
    expect(ui).toBe(`${url}/_emulator/`)
    expect(tlsCertificate).toBeUndefined()
    expect(hubs.map(({ name }: { name: string }) => name)).toEqual(['one', 'two'])
    expect(Object.keys(hubs[0])).toEqual([
      'name',
      'connectionString',
      'listenConnectionString',
      'sdkConnectionString',
    ])
    await new NotificationHub(hubs[0].connectionString, 'one').send(notification('gcm', '{}'))
    child.kill(signal)
    expect(await ended(child)).toEqual([0, null])
  }
})

test('every flag is an environment variable as well', async () => {
  const child = start(['emulator'], {
    HUBCAST_PORT: '0',
    HUBCAST_HUBS: 'one, two',
    HUBCAST_NOBODY_LISTENS: '400',
    HUBCAST_TLS: '1',
    HUBCAST_JSON: '1',
  })
  const { url, hubs, tlsCertificate } = JSON.parse(await firstLine(child))
  expect(url).toMatch(/^https:/)
  expect(tlsCertificate).toMatch(/^-----BEGIN CERTIFICATE-----/)
  expect(hubs).toHaveLength(2)
})

test('the page is served for loopback names, and for those that were allowed', async () => {
  const child = start(['emulator', '--port', '0', '--json', '--allowed-host', 'hub.test'])
  const { url } = JSON.parse(await firstLine(child))
  const ask = async (host: string) => {
    const { request } = await import('node:http')
    return new Promise((resolve, reject) => {
      const path = `${url}/_emulator/api/status`
      request(path, { headers: { Host: host } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
  }
  expect(await ask(new URL(url).host)).toBe(200)
  expect(await ask('hub.test')).toBe(200)
  expect(await ask('other.test')).toBe(403)
})

test('for a person the emulator prints where it is and how to reach it', async () => {
  const child = start(['emulator', '--port', '0'])
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += chunk
    if (text.includes('Ctrl-C')) break
  }
  expect(text).toMatch(/listens at http:\/\/127\.0\.0\.1:\d+\n/)
  expect(text).toContain('UseDevelopmentEmulator=true')
})

test.each([
  [['emulator', '--port', 'x'], /--port is a number/],
  [['emulator', '--port', '70000'], /--port is a number/],
  [['emulator', '--port', '0', '--hub', 'a b'], /hub name/],
  [['emulator', '--port', '0', '--nobody-listens', '200'], /201, 400/],
  [['emulator', '--port', '0', '--host', 'no.such.host.invalid'], /--host/],
  [['emulater'], /emulator/],
  [['emulator', '--prot', '1'], /--port/],
  [['emulator', '--port', ''], /--port is a number/],
  [['emulator', '--port', '0', '--installation-lag', 'soon'], /--installation-lag is a whole number/],
  [['emulator', '--port', '0', '--mixed-tag-limit', '0'], /mixedTagLimit must be/],
  [['emulator', '--mixed-tag-limit', 'many'], /--mixed-tag-limit is a whole number/],
  [['emulator', '--data', program], /no folder that can be written/],
])('the mistake %j is told in a line, without a stack', async (args, words) => {
  const { code, stderr } = await run(args)
  expect(code).toBe(2)
  expect(stderr).toMatch(words)
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('a port that is taken is told, with what to do', async () => {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const { code, stderr } = await run(['emulator', '--port', new URL(server.url).port])
  expect([code, stderr]).toEqual([2, expect.stringMatching(/is taken; --port 0 picks a free one/)])
})

test('--version prints a version', async () => {
  expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('help names every fault and operation that there is', async () => {
  const { stdout } = await run(['emulator', '--help'])
  for (const fault of ['explode', 'hang,operation=none']) {
    const { stderr } = await run(['emulator', '--port', '0', '--fault', fault])
    const [, names = ''] = /must be one of (.*)\.\n/.exec(stderr) ?? []
    expect(names.split(', ').length).toBeGreaterThan(5)
    for (const name of names.split(', ')) expect(stdout).toContain(name)
  }
})

test('variables that are empty or say no are as if they were not there', async () => {
  const child = start(['emulator', '--port', '0', '--json'], {
    HUBCAST_TLS: 'false',
    HUBCAST_NO_CREATE_HUBS: '0',
    HUBCAST_HUBS: '',
  })
  const { url, hubs } = JSON.parse(await firstLine(child))
  expect(url).toMatch(/^http:/)
  expect(hubs.map(({ name }: { name: string }) => name)).toEqual(['my-hub'])
  const other = new NotificationHub(hubs[0].connectionString, 'another-hub')
  await other.send(notification('gcm', '{}'))
})

test('whoever reads the first lines alone is not shown a stack', async () => {
  const child = start(['demo', '--once'])
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk
  })
  await firstLine(child)
  child.stdout?.destroy()
  await ended(child)
  expect(stderr).toBe('')
})

test('help names the commands and the environment variables', async () => {
  const all = await run(['--help'])
  expect(all.stdout).toMatch(/emulator[\s\S]*demo/)
  const one = await run(['emulator', '--help'])
  for (const name of ['HUBCAST_PORT', 'HUBCAST_HUBS', 'HUBCAST_DATA', 'HUBCAST_TLS', 'HUBCAST_JSON'])
    expect(one.stdout).toContain(name)
})

test('what goes wrong is given by flags or by the environment, and a slip is told', async () => {
  const flags = ['emulator', '--port', '0', '--json', '--cors', 'any', '--installation-lag', '5000']
  const child = start([
    ...flags,
    '--fault',
    'throttle,count=1,retryAfterSeconds=3',
    'unavailable,operation=batch',
  ])
  const { url, hubs } = JSON.parse(await firstLine(child))
  const { faults } = await (await fetch(`${url}/_emulator/api/faults`)).json()
  expect(faults).toMatchObject([
    { options: { kind: 'throttle', count: 1, retryAfterSeconds: 3 } },
    { options: { kind: 'unavailable', operation: 'batch' } },
  ])
  const hub = new NotificationHub(hubs[0].connectionString, 'my-hub', { retry: false })
  await expect(hub.send(notification('gcm', '{}'))).rejects.toMatchObject({ status: 429, retryAfter: 3 })
  await hub.installations.put({ installationId: 'a', platform: 'gcm', pushChannel: 'x' })
  expect(await hub.installations.exists('a')).toBe(false)
  const preflight = {
    method: 'OPTIONS',
    headers: { Origin: 'https://a.example', 'Access-Control-Request-Method': 'PUT' },
  }
  expect((await fetch(`${url}/my-hub/installations/a`, preflight)).status).toBe(204)

  const byEnvironment = start(['emulator', '--port', '0', '--json'], {
    HUBCAST_FAULTS: 'hang,count=1 unavailable',
  })
  const other = JSON.parse(await firstLine(byEnvironment))
  expect((await (await fetch(`${other.url}/_emulator/api/faults`)).json()).faults).toHaveLength(2)

  for (const [fault, words] of [
    ['explode', /kind must be one of/],
    ['hang,once', /not like count=1/],
  ] as const) {
    const { code, stderr } = await run(['emulator', '--port', '0', '--fault', fault])
    expect(code).not.toBe(0)
    expect(stderr).toMatch(words)
  }
})
