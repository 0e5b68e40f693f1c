import type { LogEvent } from '../ports.js'

/** The line of a log about what failed and will be tried again. Not its message: that may quote what it was about. */
export function failureLine(id: string, step: string, failure: unknown): LogEvent {
  return {
    level: 'error',
    message: 'alarm',
    send: id,
    step,
    failure: failure instanceof Error ? failure.name : 'unknown',
  }
}
