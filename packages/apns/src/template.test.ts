import { apnsTemplate } from '@hubcast/apns'
import { expr, num, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'

test('a template has its expressions where the payload has them, and texts that the hub copies', () => {
  const built = apnsTemplate(
    {
      aps: {
        alert: {
          title: prop('title'),
          body: expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`,
        },
        badge: num('badge', { default: 0 }),
        sound: 'default',
      },
      price: '$5 off',
    },
    {
      headers: { 'apns-push-type': 'alert', 'apns-collapse-id': prop('id') },
      expiry: prop('until'),
      tags: ['a'],
    },
  )
  expect(built).toEqual({
    body: `{"aps":{"alert":{"title":"$(title)","body":"{$(name) + ': ' + .(message, 120)}"},"badge":"#(badge:{0})","sound":"default"},"price":"{'$5 off'}"}`,
    headers: { 'apns-push-type': 'alert', 'apns-collapse-id': '$(id)' },
    expiry: '$(until)',
    tags: ['a'],
  })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    apnsTemplate({ aps: { alert: prop('message'), badge: num('badge') } }, { sample })
  expect(() => template({ message: 'x', badge: '3' })).not.toThrow()
  expect(() => template({ message: 'x' })).toThrow(/\/aps\/badge: .*E_APNS_BADGE_INT/)
  expect(() => template({ message: 'x'.repeat(4096), badge: '3' })).toThrow(/E_APNS_TOO_LARGE/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => apnsTemplate({ aps: { alert: 'Hi $(name)' } })).toThrow(/\/aps\/alert: .*E_TEMPLATE_TEXT/)
})
