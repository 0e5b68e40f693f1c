import { baiduTemplate } from '@hubcast/baidu'
import { type Expression, expr, num, prop, renderJsonTemplate } from '@hubcast/payload'
import { expect, test } from 'vitest'

test('a template has its expressions where the payload has them, and texts that the hub copies', () => {
  const built = baiduTemplate(
    {
      title: prop('title'),
      description: expr`${prop('name')}: ${prop('message', { length: 120 })}`,
      notification_basic_style: num('style', { default: 7 }),
      custom_content: { price: '$5 off' },
    },
    { headers: { 'X-Baidu-Message-Type': '1' }, tags: ['a'] },
  )
  expect(built).toEqual({
    body: `{"title":"$(title)","description":"{$(name) + ': ' + $(message, 120)}","notification_basic_style":"#(style:{7})","custom_content":{"price":"{'$5 off'}"}}`,
    headers: { 'X-Baidu-Message-Type': '1' },
    tags: ['a'],
  })
})

test('Chinese text comes through a template (B70)', () => {
  const { body } = baiduTemplate({ title: prop('title'), description: prop('description') })
  expect(body).toBe('{"title":"$(title)","description":"$(description)"}')
  const { text } = renderJsonTemplate(body, { title: '测试2023', description: '测试2023' })
  expect(JSON.parse(text)).toEqual({ title: '测试2023', description: '测试2023' })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    baiduTemplate({ description: prop('message'), notification_basic_style: num('style') }, { sample })
  expect(() => template({ message: 'x', style: '7' })).not.toThrow()
  expect(() => template({ message: 'x', style: '8' })).toThrow(/E_BAIDU_STYLE/)
  expect(() => template({ style: '7' })).toThrow(/\/description: .*E_BAIDU_DESCRIPTION/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => baiduTemplate({ description: 'Hi $(name)' })).toThrow(/\/description: .*E_TEMPLATE_TEXT/)
})

test('a message type that is no expression is judged without a sample', () => {
  const make = (type: string | Expression) => () =>
    baiduTemplate({ description: prop('message') }, { headers: { 'X-Baidu-Message-Type': type } })
  expect(make('2')).toThrow(/headers\/X-Baidu-Message-Type: .*E_BAIDU_TYPE/)
  expect(make(prop('type'))).not.toThrow()
})
