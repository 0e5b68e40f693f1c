import * as apns from '@hubcast/apns'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(apns).sort()).toEqual([
    'apns',
    'apnsTemplate',
    'apnsUnchecked',
    'checkApns',
    'previewApns',
  ])
})

test('all of it with its schema library has at most 12 KB, minified and compressed', async () => {
  expect(await gzipBytes("export * from '@hubcast/apns'", import.meta.url)).toBeLessThanOrEqual(12_288)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { apnsUnchecked } from '@hubcast/apns'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})
