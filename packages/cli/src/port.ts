import { UsageError } from './usage-error.js'

/** Where the emulator listens when nobody says otherwise. */
export const defaultPort = 8686

/** Reads the value of `--port`. */
export function readPort(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new UsageError('--port is a number from 0 to 65535.')
  return value
}

/** Whether a start failed because another program has the port. */
export function isPortTaken(failure: unknown): boolean {
  return Object(failure).code === 'EADDRINUSE'
}

/** The mistake of asking for a port that another program has. */
export function portTaken(port: number): UsageError {
  return new UsageError(`port ${port} is taken; --port 0 picks a free one.`)
}
