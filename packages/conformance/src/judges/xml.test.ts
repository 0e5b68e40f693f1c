import { tile as phoneTile, toast as phoneToast } from '@hubcast/mpns'
import { badge, tile, toast } from '@hubcast/wns'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../runners/browser.ts'

/** Texts that break XML which is put together by hand. */
const hostile = [
  '?a=1&b=<2>"\'',
  ']]>',
  '<!DOCTYPE a [<!ENTITY x "y">]>&x;',
  '<!-- x --> <?php x?>',
  'line\nline\r\nline\ttab',
  '\u202eabc\u202c שלום 测试 👩‍👩‍👧‍👦',
  '&#0; &amp; &nbsp;',
]

/** Texts as they come, but for the characters that XML 1.0 does not have, which the builders refuse. */
const any = fc
  .sample(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { numRuns: 60, seed: 17 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  .filter((text) => !/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.test(text) && text.trim() !== '')

function documents(text: string): readonly string[] {
  return [
    toast({
      launch: text,
      visual: { texts: [text, text], attribution: text },
      actions: [{ content: text, arguments: text }],
    }),
    tile({ medium: { children: [{ text }] } }),
    badge(7),
    phoneToast({ Text1: text, Text2: text }),
    phoneTile({ Title: text, BackContent: text }),
  ].map(({ body }) => String(body))
}

/** What the browser makes of a document. */
interface ReadDocument {
  readonly fault: string | null
  readonly hasDoctype: boolean
  /** Of leaf elements and of attributes. */
  readonly texts: readonly string[]
}

// A text, since this program is compiled without the DOM.
const readDocument = `(xml) => {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  const elements = [...document.querySelectorAll('*')]
  const leaves = elements.filter((element) => element.children.length === 0)
  const values = elements.flatMap((element) => [...element.attributes].map(({ value }) => value))
  return {
    fault: document.querySelector('parsererror')?.textContent ?? null,
    hasDoctype: document.doctype !== null,
    texts: [...leaves.map((leaf) => leaf.textContent), ...values],
  }
}`

test('a browser’s XML parser reads everything that is built, and finds the text in it', async () => {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const cases = [...hostile, ...any].flatMap((text) => documents(text).map((xml) => ({ xml, text })))
  const list = JSON.stringify(cases.map(({ xml }) => xml))
  const read = await page.evaluate<ReadDocument[]>(`${list}.map(${readDocument})`)
  for (const [index, { xml, text }] of cases.entries()) {
    const texts = xml.startsWith('<badge') ? ['7'] : [text]
    expect(read[index], xml).toMatchObject({ fault: null, hasDoctype: false })
    expect(read[index]?.texts).toEqual(expect.arrayContaining(texts))
  }
  expect(cases.length).toBeGreaterThan(200)
})
