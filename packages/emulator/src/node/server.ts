import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import { assembleEmulator, type Emulator } from '../emulator.js'
import { isBreak } from '../faults/carry-out.js'
import type { FaultOptions } from '../faults/fault.js'
import type { CarriedFault } from '../faults/fault-list.js'
import type { HubAddress } from '../model.js'
import type { EmulatorOptions } from '../options.js'
import { asSockets, type Connection } from './as-sockets.js'
import { closeServer, listen, loopback6 } from './listen.js'
import { Refusal } from './refusal.js'
import { openSqliteJournal } from './sqlite-journal.js'

/** Options of {@link startEmulator}. */
export interface ServerOptions extends Omit<EmulatorOptions, 'origin'> {
  /** 0 picks a free one. @default 8686 */
  readonly port?: number
  /** @default '127.0.0.1', and then also ::1 */
  readonly host?: string
  /** A folder in which devices are kept; needs Node 22.13. @default devices are forgotten */
  readonly data?: string
  /** Serve HTTPS, with a certificate made for this run. @default false */
  readonly tls?: boolean
}

/** A notification hub that listens. */
export interface EmulatorServer {
  readonly emulator: Emulator
  /** Such as `http://127.0.0.1:8686`. */
  readonly url: string
  /** The page. */
  readonly ui: string
  readonly hubs: readonly HubAddress[]
  /** PEM, with `tls`: what clients have to trust. */
  readonly tlsCertificate: string | undefined
  /** Ends all connections and frees the port; once more does nothing. */
  close(): Promise<void>
}

const defaultPort = 8686
const loopback4 = '127.0.0.1'
/** Ports that are free on one loopback may be taken on the other; then another is tried. */
const portTries = 20

function codeOf(failure: unknown): unknown {
  return (failure as { code?: unknown } | undefined)?.code
}

/** The servers of one port: both loopbacks where the machine has both, or one given host. */
async function listenEverywhere(
  create: () => Server,
  host: string,
  port: number,
): Promise<[number, Server[]]> {
  for (let attempt = 1; ; attempt++) {
    const first = create()
    const bound = await listen(first, host, port)
    if (host !== loopback4) return [bound, [first]]
    const second = create()
    try {
      await listen(second, loopback6, bound)
      return [bound, [first, second]]
    } catch (failure) {
      if (codeOf(failure) !== 'EADDRINUSE') return [bound, [first]]
      await closeServer(first)
      if (port !== 0 || attempt >= portTries) throw failure
    }
  }
}

/** A server cannot choose whom it refuses: it is there, or it is not. */
function onFault(options: FaultOptions, refuse: (ms: number) => CarriedFault): CarriedFault | undefined {
  if (options.kind !== 'refuse') return undefined
  const { kind, durationMs, ...choice } = options
  const [chosen] = Object.keys(choice)
  if (chosen) throw new TypeError(`The fault's ${chosen} does not go with refuse: a server refuses all.`)
  if (durationMs === undefined)
    throw new TypeError("The fault's durationMs says for how long a server refuses.")
  return refuse(durationMs)
}

/** How late a scheduled notification may leave, in milliseconds. */
const tickMs = 250

/**
 * Starts a notification hub that listens on this machine.
 *
 * @throws `EADDRINUSE` when the port is taken; {TypeError} for an impossible option.
 * @example
 * const server = await startEmulator({ port: 0 })
 * const hub = new NotificationHub(server.hubs[0].connectionString, 'my-hub')
 */
export async function startEmulator(options: ServerOptions = {}): Promise<EmulatorServer> {
  const { port = defaultPort, host = loopback4, data, tls = false, ...rest } = options
  const certificate = tls ? await (await import('./certificate.js')).createCertificate(host) : undefined
  const journal = data === undefined ? undefined : await openSqliteJournal(data)
  let refuse: (ms: number) => CarriedFault = () => {
    throw new TypeError('A server refuses connections once it listens: add the fault then.')
  }
  const { emulator, answer, finishWrites } = assembleEmulator(rest, {
    journal,
    onFault: (fault) => onFault(fault, refuse),
    otherOptions: ['port', 'host', 'data', 'tls'],
  })
  const listener = getRequestListener(
    async (request, connection) => {
      const outcome = await answer(request)
      return isBreak(outcome) ? asSockets(outcome, connection as Connection) : outcome
    },
    { overrideGlobalObjects: false },
  )
  const create = () => (certificate ? createSecureServer(certificate, listener) : createServer(listener))
  const [bound, servers] = await listenEverywhere(create, host, port).catch((failure) => {
    journal?.close()
    throw failure
  })
  const url = `http${tls ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${bound}`
  emulator.setOrigin(url)
  const refusal = new Refusal(servers)
  refuse = (ms) => refusal.begin(ms)
  // Requests alone would leave a schedule waiting while nobody asks.
  const ticking = setInterval(() => emulator.clock.advance(0), tickMs)
  ticking.unref()
  async function end(): Promise<void> {
    clearInterval(ticking)
    await refusal.close()
    await Promise.all(servers.map(closeServer))
    finishWrites()
    journal?.close()
  }
  let ended: Promise<void> | undefined
  return {
    emulator,
    url,
    ui: `${url}/_emulator/`,
    hubs: emulator.hubs.map((name) => emulator.address(name)),
    tlsCertificate: certificate?.cert,
    close() {
      ended ??= end()
      return ended
    },
  }
}
