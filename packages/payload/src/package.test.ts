import * as payload from '@hubcast/payload'
import * as xml from '@hubcast/payload/xml'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../test/readme.js'
import { gzipBytes } from '../test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(payload).sort()).toEqual([
    'Expression',
    'InvalidNotification',
    'NumberExpression',
    'buildBodyTemplate',
    'buildJsonTemplate',
    'buildNotification',
    'buildPreview',
    'checkCallerSchema',
    'checkHeaders',
    'checkLiteralHeaders',
    'checkProperties',
    'checkSchema',
    'checkSize',
    'definedHeaders',
    'depthLimit',
    'error',
    'expr',
    'fieldsOf',
    'findJsonFault',
    'hasError',
    'headerOf',
    'headerPath',
    'info',
    'isExpression',
    'isInvalidNotification',
    'isObject',
    'isPlain',
    'isPropertyName',
    'num',
    'parseJsonText',
    'pointer',
    'prop',
    'propertyNameLimit',
    'readPayload',
    'renderJsonTemplate',
    'renderTemplateHeaders',
    'textOr',
    'toJsonText',
    'tooDeep',
    'utf8Bytes',
    'warning',
    'when',
    'writeLeaves',
  ])
  expect(Object.keys(xml).sort()).toEqual([
    'checkCharacters',
    'element',
    'elementsOf',
    'placedChildren',
    'readXmlText',
    'renderXmlTemplate',
    'textOf',
    'writeXml',
  ])
})

test('all of it with its schema library has at most 12 KB, minified and compressed, and so has its XML', async () => {
  for (const entry of ['@hubcast/payload', '@hubcast/payload/xml'])
    expect(await gzipBytes(`export * from '${entry}'`, import.meta.url)).toBeLessThanOrEqual(12_288)
})

test('a program that only recognises an error pays for that alone', async () => {
  const code = "export { isInvalidNotification } from '@hubcast/payload'"
  expect(await gzipBytes(code, import.meta.url)).toBeLessThanOrEqual(256)
})
