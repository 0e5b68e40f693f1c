import type { Sql } from './sql.js'

/** One number to add to a counter. */
export interface Sample {
  readonly name: keyof typeof counters
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** What is counted, for the page of metrics. */
export const counters = {
  hubcast_requests_total: 'Requests by route and status.',
  hubcast_request_milliseconds_total: 'Time that requests took, by route.',
  hubcast_hub_calls_total:
    'Requests to the hub, by what they came to: done, rejected, pending (tried again), unknown.',
} as const

/** Counters that outlive a program. */
export interface Metrics {
  add(samples: readonly Sample[]): Promise<void>
  /** In Prometheus' text format. */
  read(): Promise<string>
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const escaped = (value: string) =>
    value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',')
}

/** The counters, in SQLite. */
export class MetricStore implements Metrics {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
    sql.run(`CREATE TABLE IF NOT EXISTS counters (
      name TEXT NOT NULL, labels TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (name, labels)
    )`)
  }

  async add(samples: readonly Sample[]): Promise<void> {
    this.#sql.transaction(() => {
      for (const { name, labels, value } of samples) {
        this.#sql.run(
          `INSERT INTO counters (name, labels, value) VALUES (?, ?, ?)
           ON CONFLICT (name, labels) DO UPDATE SET value = value + excluded.value`,
          name,
          labelText(labels),
          value,
        )
      }
    })
  }

  /** @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
  async read(): Promise<string> {
    return Object.entries(counters)
      .map(([name, help]) => {
        const lines = this.#sql
          .run('SELECT labels, value FROM counters WHERE name = ? ORDER BY labels', name)
          .map(({ labels, value }) => `${name}{${labels}} ${value}\n`)
        return `# HELP ${name} ${help}\n# TYPE ${name} counter\n${lines.join('')}`
      })
      .join('')
  }
}

/** How long numbers are gathered before they are written, in milliseconds. */
const gatherMs = 1_000

/** Gathers numbers, so that a busy gateway writes them once a second. */
export class MetricBuffer {
  readonly #metrics: Metrics
  #samples = new Map<string, Sample>()

  constructor(metrics: Metrics) {
    this.#metrics = metrics
  }

  /** @param keepAlive - Keeps the program from ending before the promise has settled. */
  add(samples: readonly Sample[], keepAlive: (work: Promise<unknown>) => void): void {
    if (this.#samples.size === 0) keepAlive(this.#flushLater())
    for (const sample of samples) {
      const key = `${sample.name} ${labelText(sample.labels)}`
      this.#samples.set(key, { ...sample, value: sample.value + (this.#samples.get(key)?.value ?? 0) })
    }
  }

  async #flushLater(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, gatherMs))
    const samples = [...this.#samples.values()]
    this.#samples = new Map()
    // A number that is lost is no reason to fail a request.
    await this.#metrics.add(samples).catch(() => {})
  }
}
