import { assert } from './assert.ts'
import { cases } from './cases.ts'
import { runCase } from './run-case.ts'
import type { Config, Lib, Report } from './suite.ts'

/** Runs all cases one after the other: the server's recording is of the last request. */
export async function runSuite(lib: Lib, config: Config, report: (line: Report) => void): Promise<void> {
  const registered: [name: string, run: () => Promise<void> | void][] = []
  for (const [topic, declare] of Object.entries(cases)) {
    declare({
      test: (name, run) => registered.push([`${topic}: ${name}`, run]),
      assert,
      lib,
      config,
      note: (name, value) => report({ type: 'note', name, value }),
    })
  }
  for (const [name, run] of registered) report(await runCase(name, run))
  report({ type: 'end' })
}
