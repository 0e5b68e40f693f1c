import type { EmulatorEvent } from '../model.js'
import type { Records } from '../records.js'

/** How many pages may listen at once. */
const listenerLimit = 100
/** How many events a slow listener may be behind before it is let go; it then connects again. */
const backlogLimit = 1_000
const heartbeatMs = 15_000

let listeners = 0

/** A stream of server-sent events, or undefined when too many listen already. */
export function eventStream(records: Records): ReadableStream<Uint8Array> | undefined {
  if (listeners >= listenerLimit) return undefined
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        listeners++
        const write = (text: string) => controller.enqueue(encoder.encode(text))
        const heartbeat = setInterval(write, heartbeatMs, ': still here\n\n')
        const silence = records.listen((event: EmulatorEvent) => {
          write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
          if ((controller.desiredSize ?? 0) < -backlogLimit) {
            stop()
            controller.close()
          }
        })
        stop = () => {
          stop = () => {}
          clearInterval(heartbeat)
          silence()
          listeners--
        }
        write(': connected\n\n')
      },
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  )
}
