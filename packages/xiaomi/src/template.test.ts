import { expr, num, prop } from '@hubcast/payload'
import { xiaomiTemplate } from '@hubcast/xiaomi'
import { expect, test } from 'vitest'

test('a template has its expressions where the payload has them, and texts that the hub copies', () => {
  const built = xiaomiTemplate(
    {
      title: prop('title', { length: 49 }),
      description: expr`${prop('name')}: ${prop('message', { length: 80 })}`,
      notify_id: num('id', { default: 0 }),
      'extra.price': '$5 off',
    },
    { tags: ['a'] },
  )
  expect(built).toEqual({
    body: `{"title":"$(title, 49)","description":"{$(name) + ': ' + $(message, 80)}","notify_id":"#(id:{0})","extra.price":"{'$5 off'}"}`,
    tags: ['a'],
  })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    xiaomiTemplate({ title: 'x', description: prop('message'), notify_id: num('id') }, { sample })
  expect(() => template({ message: 'x', id: '1' })).not.toThrow()
  expect(() => template({ message: 'x' })).toThrow(/\/notify_id: .*E_XIAOMI_NOTIFY_ID/)
  expect(() => template({ message: 'x'.repeat(128), id: '1' })).toThrow(/E_XIAOMI_DESCRIPTION_LEN/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => xiaomiTemplate({ title: 'x', description: 'Hi $(name)' })).toThrow(
    /\/description: .*E_TEMPLATE_TEXT/,
  )
})
