import { Child } from '../child.ts'
import { median, medianRatio } from '../median.ts'
import type { LoadPace } from '../pace.ts'
import type { Variant } from './operation.ts'
import type { LoadFigures } from './repeat.ts'

/** The figures of several variants under one load, all rounds of them. */
export class Comparison<Name extends string> {
  readonly #rounds = new Map<Name, LoadFigures[]>()

  add(name: Name, figures: LoadFigures): void {
    this.#rounds.set(name, [...(this.#rounds.get(name) ?? []), figures])
  }

  /** All rounds of one figure. */
  series(name: Name, figure: keyof LoadFigures): number[] {
    return (this.#rounds.get(name) ?? []).map((figures) => figures[figure])
  }

  /** The median of one figure. */
  median(name: Name, figure: keyof LoadFigures): number {
    return median(this.series(name, figure))
  }

  /** The median of the rounds' ratios of one figure, the first variant over the second. */
  ratio(figure: keyof LoadFigures, first: Name, second: Name): number {
    return medianRatio(this.series(first, figure), this.series(second, figure))
  }
}

/** What {@link compareLoads} measures. */
export interface LoadComparison<Name extends string> {
  readonly variants: ReadonlyMap<Name, Variant>
  readonly concurrency: number
  readonly pace: LoadPace
}

/**
 * Measures variants against each other, each in a process of its own that lives through all rounds. In each
 * round every variant has one turn, alone, and each round begins with another one.
 */
export async function compareLoads<Name extends string>(
  measurement: LoadComparison<Name>,
): Promise<Comparison<Name>> {
  const { variants, concurrency, pace } = measurement
  const comparison = new Comparison<Name>()
  const children: [Name, Child][] = []
  try {
    for (const [name, { module, context }] of variants) {
      const child = new Child(new URL('./child.ts', import.meta.url), { module: module.href, context })
      children.push([name, child])
      await child.next()
      await child.ask({ concurrency, ms: pace.warmUpMs })
    }
    for (let round = 0; round < pace.rounds; round++) {
      const first = round % children.length
      for (const [name, child] of [...children.slice(first), ...children.slice(0, first)]) {
        comparison.add(name, await child.ask<LoadFigures>({ concurrency, ms: pace.roundMs }))
      }
    }
    return comparison
  } finally {
    for (const [, child] of children) await child.end()
  }
}
