import { baidu, baiduTemplate, baiduUnchecked } from '@hubcast/baidu'
import { type BodyTemplate, num, prop } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

test('what fits together compiles', () => {
  baidu({ description: 'x' })
  baidu({ description: 'x', open_type: 1, url: 'https://example.org', user_confirm: 1 })
  baidu({ description: 'x', open_type: 2, pkg_content: 'intent:#Intent;end' }, { messageType: 1 })
  baidu({ description: 'x', aps: { alert: 'x' }, orderId: 41 })
  baidu({ any: 'thing' }, { messageType: 0 })
  baidu('any text', { messageType: 0, contentType: 'application/x-www-form-urlencoded' })
  baidu('{"description":"x"}')
  baiduUnchecked({ description: 'x' })
  baiduUnchecked({ any: 'thing' }, { messageType: 0 })
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a notification says something
  baidu({ title: 'x' })
  // @ts-expect-error a page has a url
  baidu({ description: 'x', open_type: 1 })
  // @ts-expect-error only open_type 1 opens a url
  baidu({ description: 'x', url: 'https://example.org' })
  // @ts-expect-error only open_type 2 has an Intent
  baidu({ description: 'x', open_type: 1, url: 'https://example.org', pkg_content: 'intent:#Intent;end' })
  // @ts-expect-error there is no fourth kind
  baidu({ description: 'x', open_type: 3 })
  // @ts-expect-error three bits make 7
  baidu({ description: 'x', notification_basic_style: 8 })
  // @ts-expect-error custom content is texts
  baidu({ description: 'x', custom_content: { id: 41 } })
  // @ts-expect-error the field is called description
  baidu({ description: 'x', body: 'x' })
  // @ts-expect-error a message type is 0 or 1
  baidu({ description: 'x' }, { messageType: 2 })
  // @ts-expect-error any object is a message, which has to be said
  baidu({ any: 'thing' })
  // @ts-expect-error the body is JSON or a form to the hub
  baidu({ description: 'x' }, { contentType: 'text/plain' })
  // @ts-expect-error what has no checks has no text either
  baiduUnchecked('{"description":"x"}')
})

test('a template knows the names of its properties', () => {
  const built = baiduTemplate({ description: prop('message'), notification_builder_id: num('style') })
  expectTypeOf(built).toEqualTypeOf<BodyTemplate<'message' | 'style'>>()
  // @ts-expect-error a notification says something
  baiduTemplate({ title: prop('title') })
})
