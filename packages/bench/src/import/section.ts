import { median, medianOfRounds } from '../median.ts'
import type { Paces } from '../pace.ts'
import { asMilliseconds } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { type ColdRun, runCold } from './cold-run.ts'

// Programs in JavaScript: stripping types would be measured, too.
const programs = new Map([
  ['empty program', new URL('./programs/empty.mjs', import.meta.url)],
  ['import of @hubcast/core', new URL('./programs/hubcast.mjs', import.meta.url)],
  ['import of @azure/notification-hubs', new URL('./programs/official-sdk.mjs', import.meta.url)],
])

/** How much longer a cold process takes that imports a package, and nothing else. */
export async function measureImports({ rounds }: Paces['imports']): Promise<SectionReport> {
  const runs = new Map<string, ColdRun[]>(Array.from(programs.keys(), (name) => [name, []]))
  // The round before the first fills the caches of the file system and is not counted.
  for (let round = -1; round < rounds; round++) {
    for (const [name, program] of programs) {
      const run = await runCold(program)
      if (round >= 0) runs.get(name)?.push(run)
    }
  }
  const series = (name: string, figure: keyof ColdRun) => (runs.get(name) ?? []).map((run) => run[figure])
  const over = (name: string, figure: keyof ColdRun) =>
    medianOfRounds(series(name, figure), series('empty program', figure), (a, b) => a - b)
  return {
    title: 'Import time',
    method: `Cold processes of this Node, ES modules, spawn to exit; median of ${rounds} alternated rounds. What is over an empty program is the median of the rounds' differences.`,
    tables: [
      {
        columns: ['program', 'time', 'over empty', 'CPU', 'over empty'],
        rows: Array.from(programs.keys(), (name) => [
          name,
          ...(['wallMs', 'cpuMs'] as const).flatMap((figure) => [
            asMilliseconds(median(series(name, figure))),
            asMilliseconds(over(name, figure)),
          ]),
        ]),
      },
    ],
    findings: [
      {
        what: 'import of core, over an empty program',
        value: over('import of @hubcast/core', 'wallMs'),
        format: asMilliseconds,
        budget: { atMost: 5 },
      },
      {
        what: 'import of the official SDK, over an empty program',
        value: over('import of @azure/notification-hubs', 'wallMs'),
        format: asMilliseconds,
      },
    ],
  }
}
