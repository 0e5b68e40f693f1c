import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assert } from '../suite/assert.ts'
import { runCase } from '../suite/run-case.ts'
import type { Config } from '../suite/suite.ts'
import { Gathering } from './outcome.ts'
import { checkBuild, configOf, type Runner } from './runner.ts'

const program = fileURLToPath(new URL('../../dist/process.js', import.meta.url))

/** What a process may take to end once the suite is through. */
const lingerMs = 3_000

/** A file of an installed package. The binaries themselves are called, so that ending them ends all. */
function fileOf(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path)
}

interface ProcessOptions {
  readonly name: Config['runtime']
  readonly binary: () => string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A runtime that is a process of its own and imports the packages as they are, through node_modules. */
function processRunner({ name, binary, args = [], env = {} }: ProcessOptions): Runner {
  return async function* run(given) {
    const { signal } = given
    const file = binary()
    const [version = '?'] = /\d+\.\d+\.\d+/.exec(String(execFileSync(file, ['--version']))) ?? []
    const gathering = new Gathering()
    const child = spawn(file, [...args, program, JSON.stringify(configOf(given, name))], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      signal,
      killSignal: 'SIGKILL',
    })
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        const report = gathering.addLine(line)
        if (report?.type === 'build') gathering.add(checkBuild(report, name))
      })
    }
    // The signal ends the process with an error first; what the process did until then is told all the same.
    child.on('error', (failure) => gathering.addLine(failure.message))
    const closed = new Promise<unknown>((resolve) => {
      child.on('close', (code, how) => resolve(code ?? how))
    })
    const isThrough = await Promise.race([gathering.ended.then(() => true), closed.then(() => false)])
    if (isThrough) {
      gathering.add(
        await runCase('process: it ends by itself, with nothing left open', async () => {
          const lingering = sleep(lingerMs, `none after ${lingerMs} ms`, { ref: false })
          assert.equal(await Promise.race([closed, lingering]), 0, 'exit code')
        }),
      )
    }
    child.kill('SIGKILL')
    await closed
    yield gathering.outcome(name, version)
  }
}

export function node(packageName: string): Runner {
  return processRunner({ name: 'node', binary: () => fileOf(packageName, 'bin/node') })
}

const exe = process.platform === 'win32' ? '.exe' : ''

/** Deno with no permission but the network's, and a cache of its own. */
export const deno: Runner = async function* run(given) {
  const directory = await mkdtemp(join(tmpdir(), 'hubcast-deno-'))
  try {
    yield* processRunner({
      name: 'deno',
      binary: () => fileOf('deno', `deno${exe}`),
      args: ['run', '--allow-net', '--no-prompt', '--no-lock', '--node-modules-dir=manual'],
      env: { DENO_DIR: directory, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
    })(given)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

export const bun: Runner = processRunner({
  name: 'bun',
  binary: () => fileOf('bun', 'bin/bun.exe'),
  args: ['--no-install'],
})
