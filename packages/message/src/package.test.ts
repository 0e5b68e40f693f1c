import * as api from '@hubcast/message'
import * as inspect from '@hubcast/message/inspect'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(api).sort()).toEqual([
    'check',
    'compile',
    'message',
    'messagePlatforms',
    'preview',
    'sendMessage',
    'toTemplate',
  ])
  expect(Object.keys(inspect).sort()).toEqual(['check', 'preview'])
})
