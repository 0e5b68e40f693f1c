import * as template from '@hubcast/template'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(template).sort()).toEqual([
    'checkTemplate',
    'checkTemplateMessage',
    'checkTemplateName',
    'expr',
    'num',
    'packJson',
    'prop',
    'propertiesOf',
    'renderTemplate',
    'template',
    'templateUnchecked',
    'unpackJson',
  ])
})

test('sending has at most 12 KB with its schema library, minified and compressed', async () => {
  const size = await gzipBytes("export { template } from '@hubcast/template'", import.meta.url)
  expect(size).toBeLessThanOrEqual(12_288)
})

test('all of it has at most 12 KB beside the XML reader', async () => {
  const size = await gzipBytes("export * from '@hubcast/template'", import.meta.url, ['@rgrove/parse-xml'])
  expect(size).toBeLessThanOrEqual(12_288)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { templateUnchecked } from '@hubcast/template'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})
