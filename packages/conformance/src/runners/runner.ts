import type { Config, Report } from '../suite/suite.ts'
import type { Outcome } from './outcome.ts'
import type { Server } from './server.ts'

/** What a runner gets: the server, and a signal that fires when its time is up. */
export interface Run {
  readonly server: Server
  readonly signal: AbortSignal
}

/** Runs the suite in a runtime; a runtime with several kinds of scope gives an outcome for each. */
export type Runner = (run: Run) => AsyncIterable<Outcome>

/** The configuration of one runtime. */
export function configOf({ server }: Run, runtime: Config['runtime']): Config {
  return { ...server.config, runtime }
}

/** Fails when the time of a run is up: for waits that take no signal. */
export function timeUp({ signal }: Run): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

/** A case of its own: the runtime, or its bundler, took the build that is meant for it. */
export function checkBuild(
  { package: name, url }: Report & { type: 'build' },
  runtime: Config['runtime'],
): Report {
  const expected = name === '@hubcast/core' && runtime === 'node' ? 'index.node.js' : 'index.js'
  const taken = url.split('/').at(-1)
  return {
    type: 'case',
    name: `build: ${name} is ${expected}`,
    ms: 0,
    ...(taken !== expected && { failure: `It is ${url}.` }),
  }
}
