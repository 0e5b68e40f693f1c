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
  /** How far the resident memory rose above where it stood after the first parts, in bytes. */
  readonly growthBytes: number
}

const { target, handles }: BatchRun = JSON.parse(process.argv[2] ?? '')
const hub = new NotificationHub(connectionStringOf(target), hubName)
const hello = notification('fcmv1', '{"message":{"notification":{"title":"Hello"}}}')

/** Of the length of FCM's tokens. */
async function* allHandles(count: number): AsyncGenerator<string> {
  for (let number = 0; number < count; number++) yield `${number}:`.padEnd(163, 'x')
}

process.on('disconnect', () => process.exit())
const startedAt = performance.now()
let parts = 0
let failed = 0
let base = 0
let most = 0
for await (const { error } of hub.sendBatch(hello, allHandles(handles))) {
  parts++
  if (error) failed++
  const { rss } = process.memoryUsage()
  // By then the program itself, its code and its connections are there.
  if (parts === 50) base = rss
  most = Math.max(most, rss)
}
const figures: BatchFigures = {
  seconds: (performance.now() - startedAt) / 1000,
  parts,
  failed,
  growthBytes: most - base,
}
process.send?.(figures)
