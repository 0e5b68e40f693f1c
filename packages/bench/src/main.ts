import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { machineFacts } from './machine.ts'
import { type Paces, paces } from './pace.ts'
import { type Notation, renderSection } from './report/render.ts'
import type { SectionReport } from './report/section-report.ts'
import { type SectionName, sections } from './sections.ts'

/** The sections that a list such as `bundle,sends` names; all of them without one. */
function sectionsNamed(list: string | undefined): SectionName[] {
  const words = list?.split(',').filter(Boolean) ?? Object.keys(sections)
  return words.map((word) => {
    const found = Object.keys(sections).find((name): name is SectionName => name === word)
    if (!found) throw new TypeError(`No section "${word}"; there are ${Object.keys(sections).join(', ')}.`)
    return found
  })
}

/** Measures one section after another and prints each as it is done; one that cannot be made ends no other. */
async function* measureAll(names: readonly SectionName[], pace: Paces): AsyncGenerator<SectionReport> {
  for (const name of names) {
    try {
      yield await sections[name](pace)
    } catch (failure) {
      console.error(`\nThe section ${name} could not be measured:`, failure)
      process.exitCode = 1
    }
  }
}

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, only: { type: 'string' }, markdown: { type: 'string' } },
})
const startedAt = performance.now()
const names = sectionsNamed(values.only)
const documents: Record<Notation, string[]> = { text: [machineFacts()], markdown: [machineFacts()] }
console.log(machineFacts())
for await (const report of measureAll(names, values.quick ? paces.quick : paces.full)) {
  documents.markdown.push(renderSection(report, 'markdown'))
  console.log(`\n${renderSection(report, 'text')}`)
}
const duration = `Measured in ${Math.round((performance.now() - startedAt) / 1000)} s${values.quick ? ', with short rounds' : ''}.`
console.log(`\n${duration}`)
if (values.markdown) await writeFile(values.markdown, `${[...documents.markdown, duration].join('\n\n')}\n`)
