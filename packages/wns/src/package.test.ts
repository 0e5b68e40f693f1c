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

test.each(['toast', 'tile', 'badge', 'raw', 'checkWns', 'previewWns'])(
  '%s with its schema library has at most 12 KB beside the XML reader',
  async (name) => {
    const size = await gzipBytes(`export { ${name} } from '@hubcast/wns'`, import.meta.url, [
      '@rgrove/parse-xml',
    ])
    expect(size).toBeLessThanOrEqual(12_288)
  },
)

test('all of it has at most 22 KB with the XML reader', async () => {
  const size = await gzipBytes("export * from '@hubcast/wns'", import.meta.url)
  expect(size).toBeLessThanOrEqual(22_000)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { wnsUnchecked } from '@hubcast/wns'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})
