import * as xiaomi from '@hubcast/xiaomi'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(xiaomi).sort()).toEqual([
    'checkXiaomi',
    'previewXiaomi',
    'xiaomi',
    'xiaomiTemplate',
    'xiaomiUnchecked',
  ])
})

test('all of it with its schema library has at most 12 KB, minified and compressed', async () => {
  const size = await gzipBytes("export * from '@hubcast/xiaomi'", import.meta.url)
  expect(size).toBeLessThanOrEqual(12_288)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { xiaomiUnchecked } from '@hubcast/xiaomi'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})

test('it says the same as the checked one', () => {
  const payload = { title: 'A', description: 'B', 'extra.id': '41' } as const
  const { warnings, ...built } = xiaomi.xiaomi(payload)
  expect(xiaomi.xiaomiUnchecked(payload)).toEqual(built)
})
