import { Child } from '../child.ts'
import { asCount, asMebibytes } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { createTarget } from '../sends/target.ts'
import type { BatchFigures } from './child.ts'

/** What a batch to many handles takes: memory above all, which must not grow with their number. */
export async function measureBatch({ handles }: { readonly handles: number }): Promise<SectionReport> {
  const server = new Child(new URL('../sends/server.ts', import.meta.url))
  try {
    const target = await createTarget(await server.next<string>())
    const sender = new Child(new URL('./child.ts', import.meta.url), { target, handles })
    try {
      const { seconds, parts, failed, growthBytes } = await sender.next<BatchFigures>()
      return {
        title: 'Batch',
        method: `sendBatch to ${asCount(handles)} handles of 163 characters from an asynchronous generator, four requests at once, to a bare node:http server in another process. Memory is the highest resident size over that after the first 50 parts.`,
        tables: [
          {
            columns: ['handles', 'parts', 'failed', 'seconds', 'handles/s'],
            rows: [
              [
                asCount(handles),
                asCount(parts),
                asCount(failed),
                seconds.toFixed(1),
                asCount(handles / seconds),
              ],
            ],
          },
        ],
        findings: [
          {
            what: 'growth of resident memory',
            value: growthBytes,
            format: asMebibytes,
            budget: { atMost: 64 * 1024 * 1024 },
          },
        ],
      }
    } finally {
      await sender.end()
    }
  } finally {
    await server.end()
  }
}
