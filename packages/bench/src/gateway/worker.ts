import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createApiKey } from '@hubcast/edge-worker'
import { Miniflare, type MiniflareOptions } from 'miniflare'

/** The upload, as wrangler builds it. */
export const uploadFile: string = fileURLToPath(
  new URL(
    './worker/cloudflare.js',
    `file://${createRequire(import.meta.url).resolve('@hubcast/edge-worker')}`,
  ),
)

/** A Worker that does nothing, to compare with. */
const emptyWorker = "export default { fetch: () => Response.json({ status: 'ok' }) }"

/** A Worker that runs. */
export interface RunningWorker {
  readonly url: string
  /** From the start of the runtime to the first answer, in milliseconds. */
  readonly startMs: number
  /** The processor time that its runtime has taken, in milliseconds; NaN where the system does not tell. */
  cpuMs(): Promise<number>
  end(): Promise<void>
}

const ticksASecond = 100

/** Children of this process by their names, on Linux. */
async function childrenNamed(name: string): Promise<string[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((entry) => /^\d+$/.test(entry))
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const [, comm, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(stat) ?? []
      return comm === name && Number(parent) === process.pid ? [pid] : []
    }),
  )
  return found.flat()
}

async function cpuOf(pids: readonly string[]): Promise<number> {
  const times = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksASecond
    }),
  )
  return times.length ? times.reduce((sum, ms) => sum + ms, 0) : Number.NaN
}

async function start(options: MiniflareOptions): Promise<RunningWorker> {
  const before = new Set(await childrenNamed('workerd'))
  const startedAt = performance.now()
  const miniflare = new Miniflare(options)
  const url = (await miniflare.ready).href.replace(/\/$/, '')
  await (await fetch(`${url}/healthz`)).text()
  const startMs = performance.now() - startedAt
  const pids = (await childrenNamed('workerd')).filter((pid) => !before.has(pid))
  return { url, startMs, cpuMs: () => cpuOf(pids), end: () => miniflare.dispose() }
}

const compatibilityDate = '2026-07-01'

/** Starts the Worker that does nothing. */
export function startEmptyWorker(): Promise<RunningWorker> {
  return start({ modules: true, script: emptyWorker, compatibilityDate })
}

/** The gateway, and a key that may do all. */
export interface RunningGateway extends RunningWorker {
  readonly key: string
}

/** Starts the gateway with its objects, queues and limits. @param bindings - Settings beside the keys. */
export async function startGatewayWorker(
  bindings: Readonly<Record<string, string>>,
): Promise<RunningGateway> {
  const { key, record } = await createApiKey('bench', ['send', 'read', 'replay'])
  const objects = {
    NOTIFICATIONS: 'NotificationObject',
    IDEMPOTENCY: 'IdempotencyObject',
    DEAD_LETTERS: 'DeadLetterObject',
    METRICS: 'MetricsObject',
  }
  const limit = { simple: { limit: 1_000_000, period: 60 as const } }
  const worker = await start({
    modules: [{ type: 'ESModule', path: 'cloudflare.js', contents: await readFile(uploadFile, 'utf8') }],
    compatibilityDate,
    bindings: { API_KEYS: JSON.stringify([record]), ID_SECRET: 'of the bench alone', ...bindings },
    durableObjects: Object.fromEntries(
      Object.entries(objects).map(([name, className]) => [name, { className, useSQLite: true }]),
    ),
    queueProducers: { FANOUT: 'hubcast-fanout' },
    queueConsumers: { 'hubcast-fanout': { maxBatchSize: 100, maxBatchTimeout: 1, maxRetries: 100 } },
    ratelimits: {
      BY_KEY: { namespace_id: '1', ...limit },
      BY_DEVICE: { namespace_id: '2', ...limit },
      UNAUTH_BY_IP: { namespace_id: '3', ...limit },
    },
    // Lines of the log are nothing to look at here.
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      stdout.resume()
      stderr.resume()
    },
  })
  return { ...worker, key }
}
