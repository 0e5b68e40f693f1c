import { type Expression, expr, num, prop } from '@hubcast/payload'
import { webPushTemplate } from '@hubcast/web-push'
import { expect, test } from 'vitest'

const navigate = prop('link')

test('a template has its expressions where the payload has them, and texts that the hub copies', () => {
  const built = webPushTemplate(
    {
      web_push: 8030,
      notification: {
        title: prop('title'),
        body: expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`,
        navigate,
        tag: '$5 off',
        requireInteraction: true,
      },
      app_badge: num('badge', { default: 0 }),
    },
    { headers: { TTL: '3600', Topic: prop('id') }, tags: ['a'] },
  )
  expect(built).toEqual({
    body: `{"web_push":8030,"notification":{"title":"$(title)","body":"{$(name) + ': ' + .(message, 120)}","navigate":"$(link)","tag":"{'$5 off'}","requireInteraction":true},"app_badge":"#(badge:{0})"}`,
    headers: { TTL: '3600', Topic: '$(id)' },
    tags: ['a'],
  })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    webPushTemplate(
      { web_push: 8030, notification: { title: prop('title'), navigate }, app_badge: num('badge') },
      { headers: { Topic: prop('id') }, sample },
    )
  const sample = { title: 'x', link: 'https://shop.example.org/', badge: '3', id: 'order-41' }
  expect(() => template(sample)).not.toThrow()
  expect(() => template({ ...sample, badge: '-3' })).toThrow(/\/app_badge: .*E_DWP_BADGE/)
  expect(() => template({ ...sample, title: '' })).toThrow(/\/notification\/title: .*E_DWP_TITLE/)
  expect(() => template({ ...sample, id: 'order 41' })).toThrow(/headers\/Topic: .*E_WEBPUSH_TOPIC/)
  expect(() => template({ ...sample, title: 'x'.repeat(3993) })).toThrow(/E_WEBPUSH_TOO_LARGE/)
})

test("a template of what the site's service worker gets is judged, too", () => {
  const template = (sample: Record<string, string>) =>
    webPushTemplate({ title: prop('title'), renotify: true, tag: prop('tag') }, { sample })
  expect(() => template({ title: 'A', tag: 'a' })).not.toThrow()
  expect(() => template({ title: 'A', tag: '' })).toThrow(/\/renotify: .*E_NOTIF_RENOTIFY/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => webPushTemplate({ title: 'Hi $(name)' })).toThrow(/\/title: .*E_TEMPLATE_TEXT/)
})

test('headers that are no expressions are judged without a sample', () => {
  const make = (headers: Record<string, string | Expression>) => () =>
    webPushTemplate({ title: prop('title') }, { headers })
  expect(make({ TTL: 'soon' })).toThrow(/headers\/TTL: .*E_WEBPUSH_TTL/)
  expect(make({ TTL: prop('ttl'), Urgency: 'high' })).not.toThrow()
})
