import * as mpns from '@hubcast/mpns'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(mpns).sort()).toEqual([
    'checkMpns',
    'mpnsUnchecked',
    'parseTile',
    'parseToast',
    'previewMpns',
    'raw',
    'tile',
    'tileTemplate',
    'toast',
    'toastTemplate',
  ])
})

test('all of it with its schema library, without the XML reader, has at most 12 KB, minified and compressed', async () => {
  const size = await gzipBytes("export * from '@hubcast/mpns'", import.meta.url, ['@rgrove/parse-xml'])
  expect(size).toBeLessThanOrEqual(12_288)
})

test('raw reads no XML and has no schema library: at most 3 KB', async () => {
  const size = await gzipBytes("export { raw } from '@hubcast/mpns'", import.meta.url)
  expect(size).toBeLessThanOrEqual(3072)
})

test('what is not checked has at most 2 KB', async () => {
  const size = await gzipBytes("export { mpnsUnchecked } from '@hubcast/mpns'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})

test('it says the same as the checked ones', () => {
  const options = { delivery: '450s' } as const
  for (const [kind, { warnings, ...built }] of Object.entries({
    toast: mpns.toast({ Text1: 'x' }, options),
    tile: mpns.tile({ Count: 1 }, options),
    raw: mpns.raw('x', options),
  }))
    expect(mpns.mpnsUnchecked(kind as mpns.MpnsKind, String(built.body), options)).toEqual(built)
})
