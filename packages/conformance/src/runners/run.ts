import { parseArgs } from 'node:util'
import { startHub } from './hub.ts'
import type { Outcome } from './outcome.ts'
import { runtimes } from './runtimes.ts'
import { startServer } from './server.ts'

/** For everything that a runtime has to do, its start included. */
const limitMs = 60_000

/** The runtimes that a list such as `deno,node` names; `node` stands for all of them. */
function named(list: string): string[] {
  return list
    .split(',')
    .filter(Boolean)
    .flatMap((word) => {
      const found = Object.keys(runtimes).filter((name) => name === word || name.replace(/\d+$/, '') === word)
      if (!found.length)
        throw new Error(`No runtime "${word}"; there are ${Object.keys(runtimes).join(', ')}.`)
      return found
    })
}

function line({ name, version, passed, failures, ms }: Outcome): string {
  const run = passed + failures.length
  return [
    `${name} ${version}`.padEnd(37),
    `${run} run`.padStart(8),
    `${passed} passed`.padStart(12),
    `${failures.length} failed`.padStart(10),
    `${ms} ms`.padStart(10),
  ].join('')
}

/** Runs one runtime. One that does not start is a failure like any other. */
async function* outcomesOf(name: string, server: Awaited<ReturnType<typeof startServer>>) {
  const startedAt = performance.now()
  try {
    yield* runtimes[name]?.({ server, signal: AbortSignal.timeout(limitMs) }) ?? []
  } catch (failure) {
    const ms = Math.round(performance.now() - startedAt)
    const failures = [{ name: 'the runtime starts', failure: String(Object(failure).message ?? failure) }]
    yield { name, version: '?', passed: 0, cases: [], failures, notes: [], ms }
  }
}

/** A table for each kind of note: what differs between the runtimes without being wrong. */
function tables(outcomes: readonly Outcome[]): string {
  const titles = new Set(outcomes.flatMap(({ notes }) => notes.map(([title]) => title)))
  return [...titles]
    .map((title) => {
      const rows = outcomes.flatMap(({ name, version, notes }) =>
        notes
          .filter(([other]) => other === title)
          .map(([, value]) => `  ${`${name} ${version}`.padEnd(37)}${value}`),
      )
      return `${title}\n${rows.join('\n')}\n`
    })
    .join('\n')
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, skip: { type: 'string' }, verbose: { type: 'boolean' } },
})
const { HUBCAST_SKIP_RUNTIMES: unwanted = '', CI } = process.env
const skipped = new Set([...named(values.skip ?? ''), ...(CI ? [] : named(unwanted))])
const wanted = (values.only === undefined ? Object.keys(runtimes) : named(values.only)).filter(
  (name) => !skipped.has(name),
)
if (unwanted) {
  const told = CI ? 'does not count in CI: every runtime runs' : `these did NOT run: ${unwanted}`
  console.log(`!!! HUBCAST_SKIP_RUNTIMES ${told} !!!\n`)
}

const hub = await startHub()
const server = await startServer(hub)
const outcomes: Outcome[] = []
try {
  for (const name of wanted) {
    for await (const outcome of outcomesOf(name, server)) {
      outcomes.push(outcome)
      console.log(line(outcome))
      if (values.verbose) for (const { name, ms } of outcome.cases) console.log(`  ${name} (${ms} ms)`)
      for (const { name, failure } of outcome.failures) console.log(`  FAILED ${name}\n    ${failure}`)
    }
  }
} finally {
  server.close()
  await hub.close()
}

console.log(`\n${tables(outcomes)}`)
console.log(outcomes.map(line).join('\n'))
const left = Object.keys(runtimes).filter((name) => !wanted.includes(name))
if (left.length) console.log(`\n!!! NOT RUN: ${left.join(', ')} !!!`)
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failures.length, 0)
console.log(`\nconformance: ${passed} passed, ${failed} failed`)
if (failed || !outcomes.length) process.exitCode = 1
