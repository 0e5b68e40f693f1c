import type { HubError } from './errors.js'

/** One step of an exchange, as `debug` gets it: secrets blanked, the payload as it is. */
export type DebugEvent =
  | {
      readonly type: 'request'
      /** 1 for the first try. */
      readonly attempt: number
      readonly method: string
      readonly url: string
      readonly headers: Readonly<Record<string, string>>
      /** Bytes as UTF-8. */
      readonly body: string | undefined
    }
  | {
      readonly type: 'response'
      readonly attempt: number
      readonly status: number
      /** Those that this package knows; a transport cannot list the others. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
      readonly durationMs: number
    }
  | {
      readonly type: 'failure'
      readonly attempt: number
      readonly error: HubError
      readonly durationMs: number
      /** Milliseconds until the next try; undefined when there is none. */
      readonly retryInMs: number | undefined
    }

/** `true` prints every exchange to the console; a function gets the events, for logs, traces and metrics. */
export type Debug = boolean | ((event: DebugEvent) => void)

function print(event: DebugEvent): void {
  const lines =
    event.type === 'failure'
      ? [event.error, `retryInMs: ${event.retryInMs}`]
      : [
          event.type === 'request' ? `${event.method} ${event.url}` : event.status,
          ...Object.entries(event.headers).map((header) => header.join(': ')),
          '',
          event.body,
        ]
  console.log(`--- ${event.type.toUpperCase()} ---\n${lines.join('\n')}\n`)
}

/** The listener of a `debug` option. What it throws is shown, but never breaks a send that may be on its way. */
export function debugListener(debug: Debug | undefined): ((event: DebugEvent) => void) | undefined {
  const listener = debug === true ? print : debug
  if (!listener) return undefined
  return (event) => {
    try {
      listener(event)
    } catch (failure) {
      console.error(failure)
    }
  }
}
