import { admTemplate } from '@hubcast/adm'
import { expr, num, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'

test('a template has its expressions where the payload has them, and texts that the hub copies', () => {
  const built = admTemplate(
    {
      data: { id: prop('id'), price: '$5 off' },
      notification: {
        title: prop('title'),
        body: expr`${prop('name')}: ${prop('message', { length: 120 })}`,
      },
      expiresAfter: num('ttl', { default: 3600 }),
    },
    { tags: ['a'] },
  )
  expect(built).toEqual({
    body: `{"data":{"id":"$(id)","price":"{'$5 off'}"},"notification":{"title":"$(title)","body":"{$(name) + ': ' + $(message, 120)}"},"expiresAfter":"#(ttl:{3600})"}`,
    tags: ['a'],
  })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    admTemplate({ data: { message: prop('message') }, expiresAfter: num('ttl') }, { sample })
  expect(() => template({ message: 'x', ttl: '60' })).not.toThrow()
  expect(() => template({ message: 'x' })).toThrow(/\/expiresAfter: .*E_ADM_EXPIRES/)
  expect(() => template({ message: 'x'.repeat(6144), ttl: '60' })).toThrow(/E_ADM_TOO_LARGE/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => admTemplate({ data: { a: 'Hi $(name)' } })).toThrow(/\/data\/a: .*E_TEMPLATE_TEXT/)
})
