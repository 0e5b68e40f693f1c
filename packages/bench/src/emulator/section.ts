import { median, medianRatio } from '../median.ts'
import type { Paces } from '../pace.ts'
import { asCount, asMebibytes, asMilliseconds, asRatio } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { compareAcceptedSends } from './accepted-sends.ts'
import { bareProgram, emulatorProgram, measureIdleMemory, measureStart } from './start-up.ts'

const mebibyte = 1024 * 1024

async function measureStarts(rounds: number): Promise<{ emulator: number[]; bare: number[] }> {
  const starts: { emulator: number[]; bare: number[] } = { emulator: [], bare: [] }
  // The round before the first fills the caches of the file system and is not counted.
  for (let round = -1; round < rounds; round++) {
    const emulator = await measureStart(emulatorProgram)
    const bare = await measureStart(bareProgram)
    if (round < 0) continue
    starts.emulator.push(emulator)
    starts.bare.push(bare)
  }
  return starts
}

/** How soon the emulator answers, how many sends it takes, and what memory it holds when nobody asks for it. */
export async function measureEmulator({ emulatorStarts, emulatorSends }: Paces): Promise<SectionReport> {
  const { rounds, settleMs } = emulatorStarts
  const starts = await measureStarts(rounds)
  const memory = {
    emulator: await measureIdleMemory(emulatorProgram, settleMs),
    bare: await measureIdleMemory(bareProgram, settleMs),
  }
  const sends = await compareAcceptedSends(emulatorSends)
  const bareHmac = 'bare node:http with an HMAC'
  return {
    title: 'Emulator',
    method: `Start: spawn to first answer, median of ${rounds} alternated starts. Memory: resident, ${settleMs} ms after the first answer; most of it is Node's own file, of which more is resident the more of it the system has cached. Sends: to a tag that one of 10 devices has, 64 at once, from node:http clients with kept connections in another process; median of ${emulatorSends.rounds} alternated rounds of ${emulatorSends.roundMs} ms.`,
    tables: [
      {
        columns: ['server', 'start', 'idle memory'],
        rows: [
          ['emulator', asMilliseconds(median(starts.emulator)), asMebibytes(memory.emulator)],
          ['bare node:http', asMilliseconds(median(starts.bare)), asMebibytes(memory.bare)],
        ],
      },
      {
        columns: ['server', 'accepted sends/s'],
        rows: (['emulator', bareHmac] as const).map((name) => [
          name,
          asCount(sends.median(name, 'perSecond')),
        ]),
      },
    ],
    findings: [
      {
        what: 'accepted sends/s, over bare node:http with the same HMAC',
        value: sends.ratio('perSecond', 'emulator', bareHmac),
        format: asRatio,
        budget: { atLeast: 0.5 },
      },
      {
        what: 'spawn to first answer, over bare node:http',
        value: medianRatio(starts.emulator, starts.bare),
        format: asRatio,
        budget: { atMost: 4 },
      },
      {
        what: 'spawn to first answer',
        value: median(starts.emulator),
        format: asMilliseconds,
        budget: { atMost: 250 },
      },
      { what: 'idle memory', value: memory.emulator, format: asMebibytes, budget: { atMost: 90 * mebibyte } },
      {
        what: 'idle memory beyond bare node:http',
        value: memory.emulator - memory.bare,
        format: asMebibytes,
      },
    ],
  }
}
