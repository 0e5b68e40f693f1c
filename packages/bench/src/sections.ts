import { measureBatch } from './batch/section.ts'
import { measureBundles } from './bundle/section.ts'
import { measureEmulator } from './emulator/section.ts'
import { measureGateway } from './gateway/section.ts'
import { measureImports } from './import/section.ts'
import type { Paces } from './pace.ts'
import { measurePayloads } from './payloads/section.ts'
import type { SectionReport } from './report/section-report.ts'
import { measureSends } from './sends/section.ts'
import { measureTokens } from './tokens/section.ts'

/** The names that `--only` takes. */
export type SectionName =
  | 'bundle'
  | 'import'
  | 'sends'
  | 'tokens'
  | 'payloads'
  | 'batch'
  | 'emulator'
  | 'gateway'

/** All measurements, in the order in which they run. */
export const sections: Readonly<Record<SectionName, (paces: Paces) => Promise<SectionReport>>> = {
  bundle: () => measureBundles(),
  import: ({ imports }) => measureImports(imports),
  sends: ({ sends }) => measureSends(sends),
  tokens: ({ tokens }) => measureTokens(tokens),
  payloads: ({ payloads }) => measurePayloads(payloads),
  batch: ({ batch }) => measureBatch(batch),
  emulator: (paces) => measureEmulator(paces),
  gateway: (paces) => measureGateway(paces),
}
