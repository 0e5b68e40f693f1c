import { bundle } from '../bundle/bundle.ts'
import { asCount } from '../report/figures.ts'
import type { Finding, Table } from '../report/section-report.ts'

/** Each package with what one builder call needs, and whether all of it has to keep the budget. */
const packages: Readonly<Record<string, string>> = {
  apns: 'apns',
  fcm: 'fcm',
  wns: 'toast',
  mpns: 'toast',
  adm: 'adm',
  baidu: 'baidu',
  xiaomi: 'xiaomi',
  'web-push': 'webPush',
  template: 'template',
}

const unchecked: Readonly<Record<string, string>> = {
  apns: 'apnsUnchecked',
  fcm: 'fcmUnchecked',
  wns: 'wnsUnchecked',
  mpns: 'mpnsUnchecked',
  adm: 'admUnchecked',
  baidu: 'baiduUnchecked',
  xiaomi: 'xiaomiUnchecked',
  'web-push': 'webPushUnchecked',
}

async function gzipped(source: string, external: readonly string[] = []): Promise<number> {
  return (await bundle({ source, platform: 'browser', external })).gzipped
}

/** What each format package weighs in a program that makes one call of it, and in one that takes all. */
export async function measureSizes(): Promise<{
  readonly table: Table
  readonly findings: readonly Finding[]
}> {
  const rows = await Promise.all(
    Object.entries(packages).map(async ([name, builder]) => {
      const from = `from '@hubcast/${name}'`
      const plain = unchecked[name]
      const [call, withReader, all, bare] = await Promise.all([
        gzipped(`export { ${builder} } ${from}`, ['@rgrove/parse-xml']),
        gzipped(`export { ${builder} } ${from}`),
        gzipped(`export * ${from}`, ['@rgrove/parse-xml']),
        plain ? gzipped(`export { ${plain} } ${from}`) : Number.NaN,
      ])
      return { name, call, withReader, all, bare }
    }),
  )
  const largest = (pick: (row: (typeof rows)[number]) => number) =>
    Math.max(...rows.map(pick).filter((bytes) => !Number.isNaN(bytes)))
  const bytes = (value: number) => `${asCount(value)} B`
  return {
    table: {
      columns: [
        'package',
        'one builder call',
        'with the XML reader',
        'all of it',
        'for the compiler alone to check',
      ],
      rows: rows.map(({ name, call, withReader, all, bare }) => [
        name,
        asCount(call),
        withReader === call ? '' : asCount(withReader),
        asCount(all),
        Number.isNaN(bare) ? '' : asCount(bare),
      ]),
    },
    findings: [
      {
        what: 'largest builder call with its schema library, gzip',
        value: largest(({ call }) => call),
        format: bytes,
        budget: { atMost: 12_288 },
      },
      {
        what: 'largest package with its schema library, gzip',
        value: largest(({ all }) => all),
        format: bytes,
        budget: { atMost: 12_288 },
      },
      {
        what: 'largest call that the compiler alone checks, gzip',
        value: largest(({ bare }) => bare),
        format: bytes,
        budget: { atMost: 2_048 },
      },
    ],
  }
}
