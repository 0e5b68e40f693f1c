import * as baidu from '@hubcast/baidu'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(baidu).sort()).toEqual([
    'baidu',
    'baiduTemplate',
    'baiduUnchecked',
    'checkBaidu',
    'previewBaidu',
  ])
})

test('all of it with its schema library has at most 12 KB, minified and compressed', async () => {
  const size = await gzipBytes("export * from '@hubcast/baidu'", import.meta.url)
  expect(size).toBeLessThanOrEqual(12_288)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { baiduUnchecked } from '@hubcast/baidu'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})

test('it says the same as the checked one', () => {
  const parts = ({ warnings, ...rest }: { readonly warnings?: unknown }) => rest
  expect(baidu.baiduUnchecked({ description: 'x' })).toEqual(parts(baidu.baidu({ description: 'x' })))
  const options = { messageType: 0, contentType: 'application/x-www-form-urlencoded' } as const
  expect(baidu.baiduUnchecked({ a: 1 }, options)).toEqual(parts(baidu.baidu({ a: 1 }, options)))
})
