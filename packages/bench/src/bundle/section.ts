import { fileURLToPath } from 'node:url'
import { asCount, asKilobytes, asRatio } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { type BundleEntry, bundle } from './bundle.ts'
import { measureInstalled } from './installed.ts'

const coreAll = "export * from '@hubcast/core'"
const coreSend = "export { NotificationHub, notification } from '@hubcast/core'"
const sdkSend = `
export { createClientContext, sendBroadcastNotification } from '@azure/notification-hubs/api'
export { createFcmLegacyNotification } from '@azure/notification-hubs/models'`
const sdkAll = "export * from '@azure/notification-hubs'"

const entries = {
  coreAll: { what: 'core, all of it', source: coreAll, platform: 'browser' },
  coreSend: { what: 'core, what a send needs', source: coreSend, platform: 'browser' },
  coreNode: { what: 'core, all of it', source: coreAll, platform: 'node' },
  sdkSend: { what: 'official SDK, what a send needs', source: sdkSend, platform: 'browser' },
  sdkAll: { what: 'official SDK, all of it', source: sdkAll, platform: 'browser' },
  sdkSendNode: { what: 'official SDK, what a send needs', source: sdkSend, platform: 'node' },
  sdkAllNode: { what: 'official SDK, all of it', source: sdkAll, platform: 'node' },
} satisfies Record<string, BundleEntry & { what: string }>

const packages = ['@hubcast/core', '@azure/notification-hubs']

/** What a program ships that sends, and what an install brings. */
export async function measureBundles(): Promise<SectionReport> {
  const sized = await Promise.all(
    Object.entries(entries).map(async ([name, entry]) => [name, await bundle(entry)] as const),
  )
  const sizes = new Map(sized)
  const gzipped = (name: keyof typeof entries) => sizes.get(name)?.gzipped ?? Number.NaN
  const here = fileURLToPath(new URL('.', import.meta.url))
  const installs = await Promise.all(
    packages.map(async (name) => ({ name, ...(await measureInstalled(name, here)) })),
  )
  return {
    title: 'Size',
    method:
      'Bundled by esbuild (minified, ES2022, ES module), then gzip level 9. Installs are the package and all that it depends on, by walking node_modules; bytes are those of the files.',
    tables: [
      {
        columns: ['bundle', 'build', 'minified', 'gzip'],
        rows: Object.entries(entries).map(([name, { what, platform }]) => [
          what,
          platform,
          asCount(sizes.get(name)?.minified ?? Number.NaN),
          asCount(sizes.get(name)?.gzipped ?? Number.NaN),
        ]),
      },
      {
        columns: ['install', 'packages', 'files', 'bytes'],
        rows: installs.map(({ name, packages, files, bytes }) => [
          name,
          asCount(packages),
          asCount(files),
          asCount(bytes),
        ]),
      },
    ],
    findings: [
      {
        what: 'all of core, gzip',
        value: gzipped('coreAll'),
        format: asKilobytes,
        budget: { atMost: 6_000 },
      },
      {
        what: 'what a send needs, gzip',
        value: gzipped('coreSend'),
        format: asKilobytes,
        budget: { atMost: 3_500 },
      },
      {
        what: "the official SDK's send over core's, browser build",
        value: gzipped('sdkSend') / gzipped('coreSend'),
        format: asRatio,
      },
      {
        what: "the official SDK's send over all of core, Node build",
        value: gzipped('sdkSendNode') / gzipped('coreNode'),
        format: asRatio,
      },
    ],
  }
}
