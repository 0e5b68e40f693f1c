import type { LoadPace } from '../pace.ts'
import { asCount, asMicroseconds } from '../report/figures.ts'
import type { Table } from '../report/section-report.ts'
import { type Comparison, compareLoads } from './compare.ts'
import type { Variant } from './operation.ts'

/** Variants measured twice: one operation at once, and 64. */
export interface FewAndMany<Name extends string> {
  readonly one: Comparison<Name>
  readonly many: Comparison<Name>
  /** The rates and the CPU time of both, a row for each variant. */
  readonly table: Table
}

/**
 * Measures variants with one operation under way at once, and with 64.
 *
 * @param who - What a variant is, such as `sender`.
 * @param what - What it does, such as `send`.
 */
export async function measureFewAndMany<Name extends string>(
  variants: ReadonlyMap<Name, Variant>,
  pace: LoadPace,
  who: string,
  what: string,
): Promise<FewAndMany<Name>> {
  const one = await compareLoads({ variants, concurrency: 1, pace })
  const many = await compareLoads({ variants, concurrency: 64, pace })
  const table = {
    columns: [who, `${what}s/s, 1 at once`, `CPU/${what}`, `${what}s/s, 64 at once`, `CPU/${what}`],
    rows: Array.from(variants.keys(), (name) => [
      name,
      ...[one, many].flatMap((comparison) => [
        asCount(comparison.median(name, 'perSecond')),
        asMicroseconds(comparison.median(name, 'cpuMicros')),
      ]),
    ]),
  }
  return { one, many, table }
}
