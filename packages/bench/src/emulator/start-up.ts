import { get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { Child } from '../child.ts'

/** A server of which the start is measured: it tells its origin once it listens, and its RSS when asked. */
export const emulatorProgram: URL = new URL('./programs/emulator.mjs', import.meta.url)

/** The least that a server on Node can be. */
export const bareProgram: URL = new URL('./programs/bare-server.mjs', import.meta.url)

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode === 200))
    }).on('error', () => resolve(false))
  })
}

async function firstAnswer(origin: string): Promise<void> {
  while (!(await answers(`${origin}/readyz`))) await pause(1)
}

/** Milliseconds from the spawn of a server's process to its first answer. */
export async function measureStart(program: URL): Promise<number> {
  const startedAt = performance.now()
  const child = new Child(program, {})
  try {
    await firstAnswer(await child.next<string>())
    return performance.now() - startedAt
  } finally {
    await child.end()
  }
}

/** Bytes that a server's process occupies when it has answered once and then did nothing for a while. */
export async function measureIdleMemory(program: URL, settleMs: number): Promise<number> {
  const child = new Child(program, {})
  try {
    await firstAnswer(await child.next<string>())
    await pause(settleMs)
    return await child.ask<number>('rss')
  } finally {
    await child.end()
  }
}
