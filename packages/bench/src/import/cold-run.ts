import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** What one run of a program took. */
export interface ColdRun {
  /** From the spawn to the exit. */
  readonly wallMs: number
  /** User and system time that the program saw of itself at its end. */
  readonly cpuMs: number
}

/**
 * Runs a program that prints its `process.cpuUsage()` in a process of its own.
 * @throws when it fails.
 */
export async function runCold(program: URL): Promise<ColdRun> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(program)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const wallMs = performance.now() - startedAt
  if (code !== 0) throw new Error(`${program.pathname} ended with ${code}.`)
  const { user, system }: NodeJS.CpuUsage = JSON.parse(output)
  return { wallMs, cpuMs: (user + system) / 1000 }
}
