import * as wns from '@hubcast/wns'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(wns).sort()).toEqual([
    'badge',
    'badgeTemplate',
    'checkWns',
    'parseBadge',
    'parseTile',
    'parseToast',
    'previewWns',
    'raw',
    'tile',
    'tileTemplate',
    'toast',
    'toastTemplate',
    'wnsUnchecked',
  ])
})

test.each([
  ['toast', 12_100],
  ['tile', 10_750],
  ['badge', 8850],
  ['raw', 2250],
  ['checkWns', 11_850],
  ['previewWns', 3150],
])('%s with its schema library has at most %i bytes beside the XML reader', async (name, limit) => {
  const size = await gzipBytes(`export { ${name} } from '@hubcast/wns'`, import.meta.url, [
    '@rgrove/parse-xml',
  ])
  expect(size).toBeLessThanOrEqual(limit)
})

test('all of it has at most 21.9 KB with the XML reader, and 17.6 KB without', async () => {
  const all = "export * from '@hubcast/wns'"
  expect(await gzipBytes(all, import.meta.url)).toBeLessThanOrEqual(21_900)
  expect(await gzipBytes(all, import.meta.url, ['@rgrove/parse-xml'])).toBeLessThanOrEqual(17_600)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { wnsUnchecked } from '@hubcast/wns'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})
