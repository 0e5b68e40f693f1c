import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createApiKey, type Scope } from '@hubcast/edge-worker'
import { type EmulatorServer, type ServerOptions, startEmulator } from '@hubcast/emulator/node'
import { Miniflare } from 'miniflare'
import { type Issuer, startIssuer } from './issuer.js'

/** What the gateway runs on. */
export type Platform = 'workerd' | 'node' | 'deno'

/** A gateway that runs, with a hub and an issuer behind it. */
export interface Gateway {
  readonly url: string
  readonly emulator: EmulatorServer
  readonly issuer: Issuer
  /** API keys by what they may do. */
  readonly keys: Readonly<Record<Scope | 'all', string>>
  /** The Worker, on workerd. */
  readonly miniflare: Miniflare | undefined
  /** What it logged. */
  readonly log: () => string
  call(path: string, init?: CallOptions): Promise<Response>
  /** Ends the platform and starts it again, with what it had kept. */
  restart(signal?: 'SIGKILL' | 'SIGTERM', settings?: Readonly<Record<string, string>>): Promise<void>
  close(): Promise<void>
}

/** Options of a call. */
export interface CallOptions {
  readonly method?: string
  /** An API key or a JWT. @default the key that may do all */
  readonly credential?: string | null
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

/** What of the platform fails. */
export interface Trouble {
  /** Every message for the queue is refused; on workerd. */
  readonly isQueueMissing?: boolean
}

export async function startGateway(
  platform: Platform,
  settings: Readonly<Record<string, string>> = {},
  options: ServerOptions = {},
  trouble: Trouble = {},
): Promise<Gateway> {
  const [emulator, issuer] = await Promise.all([startEmulator({ port: 0, ...options }), startIssuer()])
  const made = await Promise.all([
    createApiKey('all', ['send', 'read', 'replay']),
    createApiKey('send', ['send']),
    createApiKey('read', ['read']),
    createApiKey('replay', ['replay', 'read']),
  ])
  const [all, send, read, replay] = made.map(({ key }) => key) as [string, string, string, string]
  const [hub] = emulator.hubs
  const environment: Record<string, string> = {
    HUB_CONNECTION_STRING: hub?.connectionString ?? '',
    HUB_LISTEN_CONNECTION_STRING: hub?.listenConnectionString ?? '',
    HUB_NAME: 'my-hub',
    API_KEYS: JSON.stringify(made.map(({ record }) => record)),
    ID_SECRET: 'a text that only tests know',
    JWT_ISSUER: issuer.issuer,
    JWT_AUDIENCE: issuer.audience,
    JWKS_URL: issuer.jwksUrl,
    TAG_PATTERN: 'news|sports|user-{sub}',
    TEMPLATE_PATTERN: 'toast',
    CORS_ORIGINS: 'https://app.example.org',
    ...settings,
  }
  const directory = await mkdtemp(join(tmpdir(), 'hubcast-gateway-'))
  const start = (more = {}) => programs[platform]({ ...environment, ...more }, directory, trouble)
  let program = await start().catch(async (failure) => {
    issuer.close()
    await emulator.close()
    throw failure
  })
  return {
    get url() {
      return program.url
    },
    get miniflare() {
      return program.miniflare
    },
    log: () => program.log(),
    emulator,
    issuer,
    keys: { all, send, read, replay },
    async call(path, { method, credential = all, json, headers } = {}) {
      const response = await fetch(program.url + path, {
        method: method ?? (json === undefined ? 'GET' : 'POST'),
        headers: {
          ...(credential !== null && { Authorization: `Bearer ${credential}` }),
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          // workerd ends a connection on which it left a body unread, and the next request must not be the one to
          // notice.
          Connection: 'close',
          ...headers,
        },
        redirect: 'manual',
        ...(json !== undefined && { body: typeof json === 'string' ? json : JSON.stringify(json) }),
      })
      // Node's fetch fails by itself when the other side closes a connection of which an answer was left unread.
      const body = await response.arrayBuffer()
      return new Response(body.byteLength ? body : null, response)
    },
    async restart(signal, more) {
      await program.end(signal)
      program = await start(more)
    },
    async close() {
      await program.end()
      await rm(directory, { recursive: true, force: true })
      issuer.close()
      await emulator.close()
    },
  }
}

interface Program {
  readonly url: string
  readonly miniflare: Miniflare | undefined
  readonly log: () => string
  end(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

type Start = (
  environment: Readonly<Record<string, string>>,
  directory: string,
  trouble: Trouble,
) => Promise<Program>

const programs: Readonly<Record<Platform, Start>> = {
  async workerd(bindings, directory, { isQueueMissing }) {
    const lines: string[] = []
    const miniflare = new Miniflare({
      modules: [
        {
          type: 'ESModule',
          path: 'cloudflare.js',
          contents: await readFile(`${dist}worker/cloudflare.js`, 'utf8'),
        },
      ],
      compatibilityDate: '2026-07-01',
      defaultPersistRoot: directory,
      durableObjectsPersist: true,
      bindings: { ...bindings },
      durableObjects: {
        NOTIFICATIONS: { className: 'NotificationObject', useSQLite: true },
        IDEMPOTENCY: { className: 'IdempotencyObject', useSQLite: true },
        DEAD_LETTERS: { className: 'DeadLetterObject', useSQLite: true },
        METRICS: { className: 'MetricsObject', useSQLite: true },
      },
      queueProducers: isQueueMissing ? {} : { FANOUT: 'hubcast-fanout' },
      queueConsumers: {
        'hubcast-fanout': {
          maxBatchSize: 100,
          maxBatchTimeout: 1,
          maxRetries: 100,
          deadLetterQueue: 'hubcast-fanout-dead',
        },
        'hubcast-fanout-dead': { maxBatchSize: 100, maxBatchTimeout: 1 },
      },
      ratelimits: {
        BY_KEY: { namespace_id: '1001', simple: { limit: 6_000, period: 60 } },
        BY_DEVICE: { namespace_id: '1002', simple: { limit: 60, period: 60 } },
        UNAUTH_BY_IP: { namespace_id: '1003', simple: { limit: 20, period: 10 } },
      },
      handleRuntimeStdio(stdout: Readable, stderr: Readable) {
        for (const stream of [stdout, stderr])
          createInterface({ input: stream }).on('line', (line) => lines.push(line))
      },
    })
    const url = (await miniflare.ready).href.replace(/\/$/, '')
    return { url, miniflare, log: () => lines.join('\n'), end: () => miniflare.dispose() }
  },
  node: (environment, directory) =>
    startProcess(process.execPath, [`${dist}node.js`], {
      ...environment,
      DATABASE: join(directory, 'sends.sqlite'),
    }),
  deno(environment) {
    const require = createRequire(import.meta.url)
    const deno = join(
      dirname(require.resolve('deno/package.json')),
      process.platform === 'win32' ? 'deno.exe' : 'deno',
    )
    const program = fileURLToPath(new URL('./deno.ts', import.meta.url))
    const args = [
      'run',
      '--allow-net',
      '--allow-env',
      '--no-prompt',
      '--no-lock',
      '--node-modules-dir=manual',
      program,
    ]
    return startProcess(deno, args, { ...environment, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' })
  },
}

async function startProcess(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Program> {
  const lines: string[] = []
  const child = spawn(file, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...environment },
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        const [, found] = /"url":"([^"]+)"/.exec(line) ?? []
        if (found) resolve(found)
      })
    }
    ended.then(() => reject(new Error(`It ended: ${lines.join('\n')}`)))
  })
  return {
    url,
    miniflare: undefined,
    log: () => lines.join('\n'),
    async end(signal = 'SIGKILL') {
      child.kill(signal)
      await ended
    },
  }
}
