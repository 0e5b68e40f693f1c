import * as adm from '@hubcast/adm'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(adm).sort()).toEqual(['adm', 'admTemplate', 'admUnchecked', 'checkAdm', 'previewAdm'])
})

test('all of it with its schema library has at most 12 KB, minified and compressed', async () => {
  const size = await gzipBytes("export * from '@hubcast/adm'", import.meta.url)
  expect(size).toBeLessThanOrEqual(12_288)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { admUnchecked } from '@hubcast/adm'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})

test('it says the same as the checked one', () => {
  for (const payload of [{ data: { a: '1' } }, { consolidationKey: 'k' }])
    expect(adm.admUnchecked(payload)).toEqual(adm.adm(payload))
})
