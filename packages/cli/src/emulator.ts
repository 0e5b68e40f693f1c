import { startEmulator } from '@hubcast/emulator/node'
import { isPortTaken, portTaken } from './port.js'
import { readFault } from './read-fault.js'
import { askedToStop } from './stop.js'
import { UsageError } from './usage-error.js'

/** The flags of `hubcast emulator`, as commander gives them. */
export interface EmulatorFlags {
  readonly port: number
  readonly host: string
  /** An environment variable gives one entry, with commas between the names. */
  readonly hub: readonly string[]
  readonly createHubs: boolean
  readonly nobodyListens: '201' | '400'
  readonly checkPayloads: boolean
  readonly caseSensitiveTags?: boolean
  readonly mixedTagLimit: number
  /** As with `hub`. */
  readonly allowedHost: readonly string[]
  readonly cors: 'none' | 'any'
  readonly installationLag: number
  /** An environment variable gives one entry, with blanks between the faults. */
  readonly fault: readonly string[]
  readonly data?: string
  readonly tls?: boolean
  readonly json?: boolean
}

/** Starts the emulator and stays until it is asked to end. */
export async function runEmulator(flags: EmulatorFlags): Promise<void> {
  const server = await start(flags)
  const { url, ui, hubs, tlsCertificate } = server
  if (flags.json) {
    console.log(JSON.stringify({ url, ui, hubs, ...(tlsCertificate && { tlsCertificate }) }))
  } else {
    console.log(`A notification hub listens at ${url}\nIts page: ${ui}\n`)
    for (const { name, connectionString, sdkConnectionString } of hubs) {
      console.log(
        `hub "${name}"\n  for Hubcast     ${connectionString}\n  for other SDKs  ${sdkConnectionString}\n`,
      )
    }
    if (!tlsCertificate) console.log('Other SDKs speak TLS alone: start it with --tls for them.\n')
    else console.log(`Its certificate, for NODE_EXTRA_CA_CERTS and the like:\n\n${tlsCertificate}\n`)
    console.log('Ctrl-C ends it.')
  }
  await askedToStop()
  await server.close()
}

async function start(flags: EmulatorFlags) {
  const { port, host, hub, createHubs, nobodyListens, checkPayloads, data, tls = false } = flags
  const list = (entries: readonly string[]) =>
    entries.flatMap((names) => names.split(',')).map((name) => name.trim())
  try {
    return await startEmulator({
      port,
      host,
      hubs: list(hub),
      allowedHosts: list(flags.allowedHost),
      createHubs,
      nobodyListens: nobodyListens === '400' ? 400 : 201,
      checkPayloads,
      caseSensitiveTags: flags.caseSensitiveTags ?? false,
      mixedTagLimit: flags.mixedTagLimit,
      cors: flags.cors,
      installationLagMs: flags.installationLag,
      faults: flags.fault.flatMap((faults) => faults.split(' ').filter(Boolean)).map(readFault),
      tls,
      ...(data !== undefined && { data }),
    })
  } catch (failure) {
    const { code, message } = failure as { code?: string; message: string }
    if (isPortTaken(failure)) throw portTaken(port)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UsageError(`--host ${host} is no address of this machine.`)
    if (failure instanceof TypeError) throw new UsageError(message)
    throw failure
  }
}
