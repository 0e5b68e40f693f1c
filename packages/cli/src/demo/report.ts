import { styleText } from 'node:util'
import type { Delivery, Verdict } from '@hubcast/emulator'
import type { DemoDevice } from './devices.js'
import type { DemoSend } from './sends.js'

/** What one send came to. */
export interface SendResult {
  readonly send: DemoSend
  readonly deliveries: readonly Delivery[]
  readonly verdicts: readonly Verdict[]
}

/** One device's line, and whether it is as expected. */
interface Row {
  readonly label: string
  readonly platform: string
  readonly received: boolean
  readonly expected: boolean
  readonly text: string
}

function rowsOf({ send, deliveries, verdicts }: SendResult, devices: readonly DemoDevice[]): Row[] {
  return devices.map(({ label, installation }) => {
    const { installationId, platform } = installation
    const own = deliveries.filter((delivery) => delivery.installationId === installationId)
    const verdict = verdicts.find(({ device }) => device.endsWith(`/${installationId}`))
    return {
      label,
      platform,
      received: own.length > 0,
      // Twice is as wrong as not at all.
      expected: own.length === (send.expected.includes(installationId) ? 1 : 0),
      text: own.map(({ body }) => body).join('\n') || (verdict?.explanation ?? 'The hub does not know it.'),
    }
  })
}

/** Whether exactly those received a send who should. */
export function isAsExpected(result: SendResult, devices: readonly DemoDevice[]): boolean {
  return rowsOf(result, devices).every(({ expected }) => expected)
}

/** A table of who received what, and of who did not, and why. */
export function formatResult(result: SendResult, devices: readonly DemoDevice[]): string {
  const rows = rowsOf(result, devices)
  const width = (pick: (row: Row) => string) => Math.max(...rows.map((row) => pick(row).length))
  const [labels, platforms] = [width(({ label }) => label), width(({ platform }) => platform)]
  const line = ({ label, platform, received, expected, text }: Row) => {
    const mark = expected
      ? received
        ? styleText('green', '✓')
        : styleText('dim', '·')
      : styleText('red', '✗')
    const shown = received ? text : styleText('dim', text)
    return `  ${mark} ${label.padEnd(labels)}  ${styleText('cyan', platform.padEnd(platforms))}  ${shown}`
  }
  const received = rows.filter((row) => row.received)
  const missed = rows.filter((row) => !row.received)
  return [
    ...received.map(line),
    ...(missed.length ? ['', styleText('dim', `  not reached, and why:`), ...missed.map(line)] : []),
    '',
    `  received by ${received.length} of ${rows.length} devices${rows.every((row) => row.expected) ? ', as expected' : styleText('red', ', NOT as expected')}`,
  ].join('\n')
}
