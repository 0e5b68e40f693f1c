import { fcmTemplate, gcmTemplate } from '@hubcast/fcm'
import { expr, num, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'

test('a template has its expressions where the payload has them, and texts that the hub copies (B64)', () => {
  const built = fcmTemplate(
    {
      message: {
        notification: {
          title: prop('title'),
          body: expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`,
        },
        data: { id: prop('id'), price: '$5 off' },
        android: {
          ttl: expr`${prop('ttl', { default: '3600' })}s`,
          notification: { color: '#0A7D3C', notification_count: num('badge', { default: 0 }) },
        },
      },
    },
    { tags: ['a'] },
  )
  expect(built).toEqual({
    body: `{"message":{"notification":{"title":"$(title)","body":"{$(name) + ': ' + .(message, 120)}"},"data":{"id":"$(id)","price":"{'$5 off'}"},"android":{"ttl":"{$(ttl:{3600}) + 's'}","notification":{"color":"{'#0A7D3C'}","notification_count":"#(badge:{0})"}}}}`,
    tags: ['a'],
  })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    fcmTemplate(
      { message: { notification: { title: prop('title') }, android: { ttl: expr`${prop('ttl')}s` } } },
      { sample },
    )
  expect(() => template({ title: 'x', ttl: '60' })).not.toThrow()
  expect(() => template({ title: 'x' })).toThrow(/\/message\/android\/ttl: .*E_FCM_DURATION/)
  expect(() => template({ title: 'x'.repeat(4097), ttl: '60' })).toThrow(/E_FCM_TOO_LARGE/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => fcmTemplate({ message: { notification: { title: 'Hi $(name)' } } })).toThrow(
    /\/message\/notification\/title: .*E_TEMPLATE_TEXT/,
  )
})

test('what the types forbid is refused without a sample, too: no envelope, numbers in data', () => {
  const build = fcmTemplate as unknown as (payload: unknown) => unknown
  expect(() => build({ data: { a: prop('a') } })).toThrow(/E_FCM_ENVELOPE/)
  expect(() => build({ message: { data: { n: num('n') }, android: { data: { n: num('n') } } } })).toThrow(
    /\/message\/data\/n: .*E_FCM_DATA_STRING[\s\S]*\/message\/android\/data\/n: .*E_FCM_DATA_STRING/,
  )
})

test('problems of any outcome and of the expressions are told at once', () => {
  const build = fcmTemplate as unknown as (payload: unknown) => unknown
  expect(() => build({ message: { data: { n: num('n'), a: 'Hi $(name)' } } })).toThrow(
    /E_FCM_DATA_STRING[\s\S]*\/message\/data\/a: .*E_TEMPLATE_TEXT/,
  )
})

test('a legacy template is made and judged alike', () => {
  expect(gcmTemplate({ data: { msg: prop('message') } })).toEqual({ body: '{"data":{"msg":"$(message)"}}' })
  const template = (ttl: string) =>
    gcmTemplate({ data: { msg: 'x' }, time_to_live: num('ttl') }, { sample: { ttl } })
  expect(() => template('60')).not.toThrow()
  expect(() => template('')).toThrow(/\/time_to_live: .*E_FCM_TTL_RANGE/)
})
