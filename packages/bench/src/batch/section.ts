import { Child } from '../child.ts'
import { asCount, asMebibytes } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { createTarget, type SendTarget } from '../sends/target.ts'
import type { BatchFigures, BatchRun } from './child.ts'

/** V8's young generation grows to 100 MiB and more while anything survives; so it shows what is really held. */
const youngHeld = ['--max-semi-space-size=4']

async function run(target: SendTarget, handles: number, flags: string[]): Promise<BatchFigures> {
  const argument: BatchRun = { target, handles }
  const sender = new Child(new URL('./child.ts', import.meta.url), { ...argument }, flags)
  try {
    return await sender.next<BatchFigures>()
  } finally {
    await sender.end()
  }
}

/** What a batch to many handles takes: memory above all, which must not grow with their number. */
export async function measureBatch({ handles }: { readonly handles: number }): Promise<SectionReport> {
  const server = new Child(new URL('../sends/server.ts', import.meta.url))
  try {
    const target = await createTarget(await server.next<string>())
    const usual = await run(target, handles, [])
    const held = await run(target, handles, youngHeld)
    const row = (what: string, figures: BatchFigures) => [
      what,
      asCount(figures.parts),
      asCount(figures.failed),
      figures.seconds.toFixed(1),
      asCount(handles / figures.seconds),
      asMebibytes(figures.growthBytes),
      asMebibytes(figures.growthFromStartBytes),
    ]
    return {
      title: 'Batch',
      method: `sendBatch to ${asCount(handles)} handles of 163 characters from an asynchronous generator, four requests at once, to a bare node:http server in another process. Growth is the highest resident size over that after the first tenth of the handles, which shows whether memory depends on their number; from the start means after the first 50 parts. The second run bounds V8's young generation (${youngHeld.join(' ')}), which otherwise takes what it likes.`,
      tables: [
        {
          columns: ['V8', 'parts', 'failed', 'seconds', 'handles/s', 'growth', 'growth from the start'],
          rows: [row('as it is', usual), row('with a small young generation', held)],
        },
      ],
      findings: [
        {
          what: 'growth of resident memory',
          value: usual.growthBytes,
          format: asMebibytes,
          budget: { atMost: 64 * 1024 * 1024 },
        },
        {
          what: 'the same, with a small young generation',
          value: held.growthBytes,
          format: asMebibytes,
          budget: { atMost: 64 * 1024 * 1024 },
        },
      ],
    }
  } finally {
    await server.end()
  }
}
