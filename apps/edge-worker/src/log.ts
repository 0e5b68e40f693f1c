import type { LogEvent } from './ports.js'

/** Writes an event as one line of JSON. */
export function logLine({ level, ...event }: LogEvent): void {
  const line = JSON.stringify({ level, ...event })
  if (level === 'error') console.error(line)
  else console.log(line)
}
