import { styleText } from 'node:util'
import { isHubError, NotificationHub } from '@hubcast/core'
import type { Delivery, Verdict } from '@hubcast/emulator'
import { type EmulatorServer, startEmulator } from '@hubcast/emulator/node'
import { defaultPort, isPortTaken, portTaken } from '../port.js'
import { askedToStop } from '../stop.js'
import { UsageError } from '../usage-error.js'
import { demoDevices } from './devices.js'
import { formatResult, isAsExpected } from './report.js'
import { demoSends } from './sends.js'

/** The flags of `hubcast demo`. */
export interface DemoFlags {
  readonly once?: boolean
  readonly port?: number
}

const hubName = 'demo-hub'

/** Runs the demo and returns the exit code. */
export async function runDemo(flags: DemoFlags): Promise<number> {
  const { HUBCAST_CONNECTION_STRING: connectionString, HUBCAST_HUB: hub } = process.env
  if (connectionString || hub) {
    if (!connectionString || !hub) {
      throw new UsageError(
        'HUBCAST_CONNECTION_STRING and HUBCAST_HUB go together; set both, or neither for the emulator.',
      )
    }
    return sendToGivenHub(connectionString, hub)
  }
  const stays = !flags.once && process.stdout.isTTY
  const server = await start(flags.port ?? (stays ? defaultPort : 0), flags.port === undefined)
  try {
    const good = await sendToEmulator(server)
    if (stays) {
      console.log(`The page with all of it: ${styleText('underline', server.ui)}\nCtrl-C ends the demo.`)
      await askedToStop()
    }
    return good ? 0 : 1
  } finally {
    await server.close()
  }
}

async function start(port: number, mayMove: boolean): Promise<EmulatorServer> {
  try {
    return await startEmulator({ port, hubs: [hubName] })
  } catch (failure) {
    if (!isPortTaken(failure)) throw failure
    if (!mayMove) throw portTaken(port)
    return startEmulator({ port: 0, hubs: [hubName] })
  }
}

function announce(number: number, title: string, code: string): void {
  console.log(`\n${styleText('bold', `${number}. ${title}`)}\n   ${styleText('dim', code)}\n`)
}

async function sendToEmulator({ url, hubs }: EmulatorServer): Promise<boolean> {
  const connectionString = hubs[0]?.connectionString ?? ''
  const hub = new NotificationHub(connectionString, hubName)
  for (const { installation } of demoDevices) await hub.installations.put(installation)
  console.log(`${demoDevices.length} devices are registered at the hub "${hubName}" on ${url}`)
  let good = true
  for (const [index, send] of demoSends.entries()) {
    announce(index + 1, send.title, send.code)
    const sender = send.debug ? new NotificationHub(connectionString, hubName, { debug: true }) : hub
    const results = await Promise.all(
      send.notifications.map(async (notification) => {
        const { notificationId = '' } = await sender.send(notification, send.options)
        return resultOf(url, notificationId)
      }),
    )
    const result = {
      send,
      deliveries: results.flatMap(({ deliveries }) => deliveries),
      verdicts: tellingVerdicts(results.flatMap(({ verdicts }) => verdicts)),
    }
    console.log(formatResult(result, demoDevices))
    good &&= isAsExpected(result, demoDevices)
  }
  console.log()
  return good
}

/** What the emulator knows of one send. */
async function resultOf(url: string, notificationId: string) {
  const [{ verdicts }, { deliveries }] = await Promise.all([
    ask<{ verdicts: Verdict[] }>(`${url}/_emulator/api/sends/${notificationId}`),
    ask<{ deliveries: Delivery[] }>(`${url}/_emulator/api/deliveries?notificationId=${notificationId}`),
  ])
  return { verdicts, deliveries }
}

/** Of several sends that missed a device for its platform, the one that was for its platform says more. */
function tellingVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  const byDevice = new Map<string, Verdict>()
  for (const verdict of verdicts)
    if (verdict.reason !== 'wrong-platform' || !byDevice.has(verdict.device))
      byDevice.set(verdict.device, verdict)
  return [...byDevice.values()]
}

async function ask<T>(url: string): Promise<T> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as T
}

/** Sends to a hub that the person named: no device is registered there, so what arrives depends on theirs. */
async function sendToGivenHub(connectionString: string, hubName: string): Promise<number> {
  try {
    const hub = new NotificationHub(connectionString, hubName, { debug: true })
    console.log(
      [
        `This sends to the hub ${hub.url} and registers nothing there.`,
        'What to expect: 201 for each send, also when no device is registered.',
        'Template sends reach devices that registered a template with $(title) or $(message);',
        'the last one, format gcm, reaches only devices of legacy FCM, which Google ended in June 2024.',
      ].join('\n'),
    )
    for (const [index, send] of demoSends.entries()) {
      announce(index + 1, send.title, send.code)
      for (const notification of send.notifications) {
        const { notificationId } = await hub.send(notification, send.options)
        console.log(
          `accepted as ${notificationId ?? 'a notification without an id (below the Standard tier there is none)'}`,
        )
      }
    }
    return 0
  } catch (failure) {
    if (!isHubError(failure)) throw failure
    console.error(`hubcast: ${failure.message}`)
    return 1
  }
}
