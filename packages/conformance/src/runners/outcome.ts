import type { Report } from '../suite/suite.ts'

/** What came of the suite in one runtime. */
export interface Outcome {
  readonly name: string
  readonly version: string
  readonly passed: number
  readonly cases: readonly { readonly name: string; readonly ms: number }[]
  readonly failures: readonly { readonly name: string; readonly failure: string }[]
  readonly notes: readonly (readonly [name: string, value: string])[]
  readonly ms: number
}

/** Gathers the lines of a runtime's report. */
export class Gathering {
  readonly #startedAt: number = performance.now()
  readonly #cases: Extract<Report, { type: 'case' }>[] = []
  readonly #notes: [string, string][] = []
  readonly #noise: string[] = []
  /** Settles when the suite said that it is through. */
  readonly ended: Promise<void>
  #end: () => void = () => {}
  #isEnded = false

  constructor() {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  add(report: Report): void {
    if (report.type === 'case') this.#cases.push(report)
    if (report.type === 'note') this.#notes.push([report.name, report.value])
    if (report.type === 'end') {
      this.#isEnded = true
      this.#end()
    }
  }

  /** A line of output: a report, or something that the runtime said. */
  addLine(line: string): Report | undefined {
    try {
      const report = JSON.parse(line) as Report
      this.add(report)
      return report
    } catch {
      if (line.trim()) this.#noise.push(line)
      return undefined
    }
  }

  outcome(name: string, version: string): Outcome {
    const failed = this.#cases.flatMap(({ name, failure }) =>
      failure === undefined ? [] : [{ name, failure }],
    )
    const failures = this.#isEnded ? failed : [...failed, this.#unfinished()]
    const passed = this.#cases.length - failed.length
    const ms = Math.round(performance.now() - this.#startedAt)
    return { name, version, passed, cases: this.#cases, failures, notes: this.#notes, ms }
  }

  #unfinished(): { name: string; failure: string } {
    const after = this.#cases.at(-1)?.name ?? 'its start'
    return {
      name: 'the suite comes to its end',
      failure: [`stopped after "${after}"`, ...this.#noise.slice(-20)].join('\n'),
    }
  }
}
