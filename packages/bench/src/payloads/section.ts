import { compareLoads } from '../load/compare.ts'
import type { Variant } from '../load/operation.ts'
import type { LoadPace } from '../pace.ts'
import { asCount, asMicroseconds, asRatio } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { perOperation } from './samples.ts'
import { measureSizes } from './sizes.ts'

const apns = 'apns()'
const apnsSdk = "official SDK's Apple builder, without a check"
const fcm = 'fcm()'
const fcmSdk = "official SDK's FCM v1 builder, without a check"
const check = 'checkFcm()'
const admin = "firebase-admin's validateMessage"

const modules = {
  [apns]: 'apns-hubcast',
  [apnsSdk]: 'apns-official-sdk',
  [fcm]: 'fcm-hubcast',
  [fcmSdk]: 'fcm-official-sdk',
  [check]: 'check-hubcast',
  [admin]: 'check-firebase-admin',
} as const

type Maker = keyof typeof modules

const makers = Object.keys(modules).filter((name): name is Maker => name in modules)
const variants: ReadonlyMap<Maker, Variant> = new Map(
  makers.map((name) => [
    name,
    { module: new URL(`./operations/${modules[name]}.ts`, import.meta.url), context: {} },
  ]),
)

/** What the format packages weigh, and how many payloads they build and judge a second. */
export async function measurePayloads(pace: LoadPace): Promise<SectionReport> {
  const { table, findings } = await measureSizes()
  const compared = await compareLoads({ variants, concurrency: 1, pace })
  return {
    title: 'Payloads',
    method: `Sizes: bundled by esbuild (minified, ES2022), gzip level 9, with Valibot; the XML reader of wns and mpns is a column of its own. Rates: ${perOperation} payloads an operation; each maker has a process of its own; median of ${pace.rounds} alternated rounds of ${pace.roundMs} ms. The official SDK's builders write JSON and check nothing. firebase-admin's check is internal and imported from its file lib/messaging/messaging-internal.js.`,
    tables: [
      table,
      {
        columns: ['maker', 'payloads/s', 'CPU/payload'],
        rows: makers.map((name) => [
          name,
          asCount(compared.median(name, 'perSecond') * perOperation),
          asMicroseconds(compared.median(name, 'cpuMicros') / perOperation),
        ]),
      },
    ],
    findings: [
      ...findings,
      {
        what: 'builds/s: apns() over the official SDK',
        value: compared.ratio('perSecond', apns, apnsSdk),
        format: asRatio,
      },
      {
        what: 'builds/s: fcm() over the official SDK',
        value: compared.ratio('perSecond', fcm, fcmSdk),
        format: asRatio,
      },
      {
        what: 'validations/s: checkFcm() over firebase-admin',
        value: compared.ratio('perSecond', check, admin),
        format: asRatio,
      },
    ],
  }
}
