import { type Message, message, toTemplate } from '@hubcast/message'
import { type BodyTemplate, expr, num, prop } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

test('a message knows the properties that it names, and so do its templates', () => {
  const news = message({ title: prop('title'), body: expr`Hi ${prop('name')}`, badge: num('badge') })
  expectTypeOf(news).toEqualTypeOf<Message<'title' | 'name' | 'badge'>>()
  expectTypeOf(toTemplate(news, 'apple')).toEqualTypeOf<BodyTemplate<'title' | 'name' | 'badge'>>()
})

test('what no message has does not compile', () => {
  // @ts-expect-error no such field
  message({ titel: 'x' })
  // @ts-expect-error a badge is a number
  message({ badge: '3' })
  // @ts-expect-error a priority is high, normal or low
  message({ title: 'x', priority: 'urgent' })
  // @ts-expect-error data is text
  message({ title: 'x', data: { n: 1 } })
})
