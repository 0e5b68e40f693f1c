import { Child } from '../child.ts'
import type { Comparison } from '../load/compare.ts'
import { type FewAndMany, measureFewAndMany } from '../load/few-and-many.ts'
import type { Variant } from '../load/operation.ts'
import type { LoadPace } from '../pace.ts'
import { asRatio } from '../report/figures.ts'
import type { Finding, SectionReport } from '../report/section-report.ts'
import { createTarget, type SendTarget } from './target.ts'

const hubcast = 'Hubcast'
const hubcastFetch = 'Hubcast with fetch'
const officialSdk = 'official SDK'
const bareFetch = 'bare fetch, fixed token'
const bareHttp = 'bare node:http, fixed token'

type Sender = typeof hubcast | typeof hubcastFetch | typeof officialSdk | typeof bareFetch | typeof bareHttp

function variantsFor(context: SendTarget): ReadonlyMap<Sender, Variant> {
  return new Map<Sender, Variant>([
    [hubcast, { module: new URL('./operations/hubcast.ts', import.meta.url), context }],
    [officialSdk, { module: new URL('./operations/official-sdk.ts', import.meta.url), context }],
    [hubcastFetch, { module: new URL('./operations/hubcast-fetch.ts', import.meta.url), context }],
    [bareFetch, { module: new URL('./operations/bare-fetch.ts', import.meta.url), context }],
    [bareHttp, { module: new URL('./operations/bare-http.ts', import.meta.url), context }],
  ])
}

function findingsOf({ one, many }: FewAndMany<Sender>): Finding[] {
  const format = asRatio
  const overSdk = `${hubcast} over the ${officialSdk}`
  const overFetch = `${hubcastFetch} over bare fetch`
  const rate = (comparison: Comparison<Sender>, first: Sender, second: Sender) =>
    comparison.ratio('perSecond', first, second)
  const cpu = (comparison: Comparison<Sender>, first: Sender, second: Sender) =>
    comparison.ratio('cpuMicros', first, second)
  return [
    {
      what: `sends/s, 1 at once: ${overSdk}`,
      value: rate(one, hubcast, officialSdk),
      format,
      budget: { atLeast: 2 },
    },
    {
      what: `sends/s, 64 at once: ${overSdk}`,
      value: rate(many, hubcast, officialSdk),
      format,
      budget: { atLeast: 2.5 },
    },
    {
      what: `CPU/send, 1 at once: ${overSdk}`,
      value: cpu(one, hubcast, officialSdk),
      format,
      budget: { atMost: 0.4 },
    },
    {
      what: `CPU/send, 64 at once: ${overSdk}`,
      value: cpu(many, hubcast, officialSdk),
      format,
      budget: { atMost: 0.4 },
    },
    {
      what: `sends/s, 1 at once: ${bareHttp} over the ${officialSdk}`,
      value: rate(one, bareHttp, officialSdk),
      format,
    },
    {
      what: `sends/s, 64 at once: ${bareHttp} over the ${officialSdk}`,
      value: rate(many, bareHttp, officialSdk),
      format,
    },
    { what: `sends/s, 1 at once: ${overFetch}`, value: rate(one, hubcastFetch, bareFetch), format },
    {
      what: `sends/s, 64 at once: ${overFetch}`,
      value: rate(many, hubcastFetch, bareFetch),
      format,
      budget: { atLeast: 0.95 },
    },
    {
      what: `CPU/send, 1 at once: ${overFetch}`,
      value: cpu(one, hubcastFetch, bareFetch),
      format,
      budget: { atMost: 1.1 },
    },
    {
      what: `CPU/send, 64 at once: ${overFetch}`,
      value: cpu(many, hubcastFetch, bareFetch),
      format,
      budget: { atMost: 1.1 },
    },
  ]
}

/** Sends per second and what each costs the sender, over loopback HTTP to a server in another process. */
export async function measureSends(pace: LoadPace): Promise<SectionReport> {
  const server = new Child(new URL('./server.ts', import.meta.url))
  try {
    const variants = variantsFor(await createTarget(await server.next<string>()))
    const measured = await measureFewAndMany(variants, pace, 'sender', 'send')
    return {
      title: 'Sends',
      method: `Broadcasts to a node:http server in another process, over loopback HTTP with kept connections; it answers 201 with a Location. Each sender has a process of its own; median of ${pace.rounds} alternated rounds of ${pace.roundMs} ms. Ratios are medians of the rounds' ratios.`,
      tables: [measured.table],
      findings: findingsOf(measured),
    }
  } finally {
    await server.end()
  }
}
