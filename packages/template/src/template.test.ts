import { checkTemplateMessage, template, templateUnchecked } from '@hubcast/template'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

promises({
  name: 'template()',
  build: (payload: Record<string, string> | string) => template(payload),
  format: 'template',
  contentType: 'application/json;charset=utf-8',
  check: checkTemplateMessage,
  valid: [
    { name: 'a message', payload: { title: 'Order 41', message: 'On its way', badge: '3' } },
    { name: 'nothing', payload: {} },
    { name: 'the longest name', payload: { ['a'.repeat(120)]: 'x' } },
    { name: 'any script', payload: { title: '测试 👋 \u202eabc', lines: 'one\ntwo' } },
    { name: 'Chinese text for Baidu (B70)', payload: { title: '测试2023', description: '测试2023' } },
    { name: 'JSON as the text of a property (B66)', payload: { m: '{"a":1}' } },
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
      name: 'a slash in a name',
      payload: { 'a/b': 'private-value' },
      issues: [['E_TEMPLATE_PROP_NAME', '/a~1b']],
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
    {
      name: 'names of JavaScript, of which no rule would hear',
      payload: { constructor: 5, prototype: { a: 1 } },
      issues: [
        ['E_JSON_KEY', '/constructor'],
        ['E_JSON_KEY', '/prototype'],
      ],
    },
    { name: 'half a surrogate pair', payload: { a: 'x\ud83d' }, issues: [['E_STRING_LONE_SURROGATE', '/a']] },
    { name: 'a list', payload: ['a'], issues: [['E_TEMPLATE_OBJECT', '']] },
    { name: '65,537 bytes', payload: { a: 'x'.repeat(65_529) }, issues: [['E_TEMPLATE_TOO_LARGE', '']] },
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

test('headers for the push services go along, checked', () => {
  const headers = { 'apns-push-type': 'alert' }
  expect(template({ a: 'b' }, { headers }).headers).toEqual(headers)
  expect(() => template({ a: 'b' }, { headers: { 'X-A': 'b\r\nc: d' } })).toThrow(
    /headers\/X-A: .*E_HEADER_CTL/,
  )
})

test('without a check it is the same notification', () => {
  const headers = { 'apns-push-type': 'alert' }
  const message = { title: 'Parcel 17', message: 'It is here.' }
  expect(templateUnchecked(message)).toEqual(template(message))
  expect(templateUnchecked(message, { headers })).toEqual(template(message, { headers }))
})

test("a message is held against the devices' templates, whatever the letter case of names", () => {
  const templates = [
    { body: '{"aps":{"alert":"$(Title)","badge":"#(badge:{0})"}}', headers: { 'apns-collapse-id': '$(id)' } },
    { body: '<toast><visual><text>{$(title) + $(title)}</text></visual></toast>', expiry: '$(until)' },
  ]
  expect(warningsOf(template({ title: 'a', ID: 'b', until: '0' }, { templates }))).toEqual([])
  const { warnings } = template({ title: 'a', extra: 'private-value' }, { templates } as object)
  expect(warnings).toMatchObject([
    { code: 'W_TEMPLATE_PROP_MISSING', path: '', message: expect.stringContaining('names id') },
    { code: 'W_TEMPLATE_PROP_MISSING', path: '', message: expect.stringContaining('names until') },
    { code: 'W_TEMPLATE_PROP_UNUSED', path: '/extra' },
  ])
  expect(JSON.stringify(warnings)).not.toContain('private-value')
})

test('a property that lacks its default in one place is missed; a template that cannot be read names nothing', () => {
  const body = '{"a":"$(n:{x})","b":"$(N)"}'
  expect(warningsOf(template({}, { templates: [{ body }] } as object))).toEqual(['W_TEMPLATE_PROP_MISSING'])
  expect(warningsOf(template({}, { templates: [{ body: '{"a":$(n)}' }] } as object))).toEqual([])
})

test('what it accepts reads back equal, whatever the strings', () => {
  const names = fc
    .stringMatching(/^\w{1,20}$/)
    .filter((name) => !/^(__proto__|constructor|prototype)$/.test(name))
  fc.assert(
    fc.property(fc.dictionary(names, fc.string({ unit: 'grapheme' })), (properties) => {
      const unique = Object.fromEntries(
        new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value])),
      )
      expect(JSON.parse(String(template(unique).body))).toEqual({ ...unique })
    }),
  )
})
