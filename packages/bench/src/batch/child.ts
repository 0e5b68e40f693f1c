import { NotificationHub, notification } from '@hubcast/core'
import { connectionStringOf, hubName, type SendTarget } from '../sends/target.ts'

/** Runs in a child: sends one batch to many handles, and tells what it took. */
export interface BatchRun {
  readonly target: SendTarget
  readonly handles: number
}

/** What a batch came to. */
export interface BatchFigures {
  readonly seconds: number
  readonly parts: number
  readonly failed: number
  /** How far the resident memory rose above where it stood after the first tenth of the handles, in bytes. */
  readonly growthBytes: number
  /** The same, above where it stood after the first 50 parts. */
  readonly growthFromStartBytes: number
}

const { target, handles }: BatchRun = JSON.parse(process.argv[2] ?? '')
const hub = new NotificationHub(connectionStringOf(target), hubName)
const hello = notification('fcmv1', '{"message":{"notification":{"title":"Hello"}}}')

/** Of the length of FCM's tokens, and read as a database's driver reads them: out of bytes. */
async function* allHandles(count: number): AsyncGenerator<string> {
  const row = Buffer.alloc(163, 'x')
  for (let number = 0; number < count; number++) {
    row.write(`${number}:`, 'latin1')
    yield row.toString('latin1')
  }
}

process.on('disconnect', () => process.exit())
const startedAt = performance.now()
let parts = 0
let failed = 0
let sent = 0
let atStart = 0
let atTenth = 0
let most = 0
for await (const { error, handles: part } of hub.sendBatch(hello, allHandles(handles))) {
  parts++
  sent += part.length
  if (error) failed++
  const { rss } = process.memoryUsage()
  // By then the program itself, its code and its connections are there.
  if (parts === 50) atStart = rss
  if (sent >= handles / 10) atTenth ||= rss
  most = Math.max(most, rss)
}
const figures: BatchFigures = {
  seconds: (performance.now() - startedAt) / 1000,
  parts,
  failed,
  growthBytes: most - atTenth,
  growthFromStartBytes: most - atStart,
}
process.send?.(figures)
