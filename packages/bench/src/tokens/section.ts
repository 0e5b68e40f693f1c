import { measureFewAndMany } from '../load/few-and-many.ts'
import type { Variant } from '../load/operation.ts'
import type { LoadPace } from '../pace.ts'
import { asRatio } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { signing } from './signing.ts'

const hubcast = 'createSasToken'
const officialSdk = "official SDK's SasTokenCredential"
const nodeCrypto = 'node:crypto createHmac'

type Signer = typeof hubcast | typeof officialSdk | typeof nodeCrypto

const variants: ReadonlyMap<Signer, Variant> = new Map<Signer, Variant>([
  [hubcast, { module: new URL('./operations/hubcast.ts', import.meta.url), context: signing }],
  [officialSdk, { module: new URL('./operations/official-sdk.ts', import.meta.url), context: signing }],
  [nodeCrypto, { module: new URL('./operations/node-crypto.ts', import.meta.url), context: signing }],
])

/** Tokens per second. A client signs one an hour and keeps it, where the official SDK signs one for each request. */
export async function measureTokens(pace: LoadPace): Promise<SectionReport> {
  const { one, many, table } = await measureFewAndMany(variants, pace, 'signer', 'token')
  return {
    title: 'Tokens',
    method: `Shared access signatures with one key. The official SDK's signer is internal and imported from its file dist/esm/auth/sasTokenCredential.js. Each signer has a process of its own; median of ${pace.rounds} alternated rounds of ${pace.roundMs} ms.`,
    tables: [table],
    findings: [
      {
        what: 'tokens/s, 1 at once: Hubcast over the official SDK',
        value: one.ratio('perSecond', hubcast, officialSdk),
        format: asRatio,
        budget: { atLeast: 1.5 },
      },
      {
        what: 'tokens/s, 64 at once: Hubcast over the official SDK',
        value: many.ratio('perSecond', hubcast, officialSdk),
        format: asRatio,
      },
    ],
  }
}
