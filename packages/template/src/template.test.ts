import { template } from '@hubcast/template'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promises } from '../../payload/test/contract.js'

promises({
  name: 'template()',
  build: (payload: Record<string, string> | string) => template(payload),
  format: 'template',
  contentType: 'application/json;charset=utf-8',
  valid: [
    { name: 'a message', payload: { title: 'Order 41', message: 'On its way', badge: '3' } },
    { name: 'nothing', payload: {} },
    { name: 'the longest name', payload: { ['a'.repeat(120)]: 'x' } },
    { name: 'any script', payload: { title: '测试 👋 \u202eabc', lines: 'one\ntwo' } },
  ],
  rejects: [
    {
      name: 'numbers and objects',
      payload: { a: 1, b: {}, c: null },
      issues: ['a', 'b', 'c'].map((key) => ['E_TEMPLATE_PROP_STRING', `/${key}`] as const),
    },
    {
      name: 'a blank in a name',
      payload: { 'first name': 'private-value' },
      issues: [['E_TEMPLATE_PROP_NAME', '/first name']],
    },
    {
      name: 'a name of 121 letters',
      payload: { ['a'.repeat(121)]: 'x' },
      issues: [['E_TEMPLATE_PROP_NAME', `/${'a'.repeat(121)}`]],
    },
    {
      name: 'a name in two letter cases',
      payload: { Title: 'a', title: 'b' },
      issues: [['E_TEMPLATE_PROP_DUP', '/title']],
    },
    { name: 'half a surrogate pair', payload: { a: 'x\ud83d' }, issues: [['E_STRING_LONE_SURROGATE', '/a']] },
    {
      name: 'more than one problem',
      payload: { 'a b': 1, c: '\ud83d' },
      issues: [
        ['E_TEMPLATE_PROP_NAME', '/a b'],
        ['E_TEMPLATE_PROP_STRING', '/a b'],
        ['E_STRING_LONE_SURROGATE', '/c'],
      ],
    },
  ],
})

test('the size is that of the bytes on the wire', () => {
  const message = (bytes: number) => ({ a: 'é'.repeat((bytes - 8) / 2) })
  expect(() => template(message(65_536))).not.toThrow()
  expect(() => template(message(65_538))).toThrow(/65538 bytes.*65536/)
})

test('headers for the push services go along', () => {
  expect(template({ a: 'b' }, { headers: { 'apns-push-type': 'alert' } }).headers).toEqual({
    'apns-push-type': 'alert',
  })
})

test('what it accepts reads back equal, whatever the strings', () => {
  const names = fc.stringMatching(/^\w{1,20}$/).filter((name) => name !== '__proto__')
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme' })), (properties) => {
      const unique = Object.fromEntries(
        new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value])),
      )
      expect(JSON.parse(String(template(unique).body))).toEqual({ ...unique })
    }),
  )
})
