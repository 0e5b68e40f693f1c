import { type BodyTemplate, num, prop } from '@hubcast/payload'
import { type XiaomiPayload, xiaomi, xiaomiTemplate, xiaomiUnchecked } from '@hubcast/xiaomi'
import { expectTypeOf, test } from 'vitest'

const order = { title: 'Order 41', description: 'On its way' } as const

test('what fits together compiles', () => {
  xiaomi({ ...order, notify_type: -1, payload: '{"orderId":"41"}', 'extra.orderId': '41' })
  xiaomi({ ...order, 'extra.notify_effect': '1', 'extra.notify_foreground': '0' })
  xiaomi({ ...order, 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:#Intent;end' })
  xiaomi({ ...order, 'extra.notify_effect': '3', 'extra.web_uri': 'https://example.org' })
  xiaomi({ pass_through: 1, payload: 'x' })
  xiaomi('{"title":"x","description":"x"}')
  const payload: XiaomiPayload = { ...order, pass_through: 0 }
  xiaomiUnchecked(payload)
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a notification has a description
  xiaomi({ title: 'x' })
  // @ts-expect-error three bits make 7
  xiaomi({ ...order, notify_type: 8 })
  // @ts-expect-error a page has a web_uri
  xiaomi({ ...order, 'extra.notify_effect': '3' })
  // @ts-expect-error a part of the app has an intent_uri
  xiaomi({ ...order, 'extra.notify_effect': '2' })
  // @ts-expect-error only a page has a web_uri
  xiaomi({ ...order, 'extra.web_uri': 'https://example.org' })
  // @ts-expect-error an effect is a text
  xiaomi({ ...order, 'extra.notify_effect': 1 })
  // @ts-expect-error an extra is a text
  xiaomi({ ...order, 'extra.id': 41 })
  // @ts-expect-error extra keys stand at the top
  xiaomi({ ...order, extra: { id: '41' } })
  // @ts-expect-error a payload is a text
  xiaomi({ ...order, payload: { orderId: '41' } })
  // @ts-expect-error the hub fills in who gets it
  xiaomi({ ...order, registration_id: 'x' })
  // @ts-expect-error a message shows nothing
  xiaomi({ ...order, pass_through: 1 })
  // @ts-expect-error what has no checks has no text either
  xiaomiUnchecked('{"title":"x"}')
})

test('a template knows the names of its properties', () => {
  const built = xiaomiTemplate({ title: 'x', description: prop('message'), notify_id: num('id') })
  expectTypeOf(built).toEqualTypeOf<BodyTemplate<'message' | 'id'>>()
  // @ts-expect-error an extra is a text
  xiaomiTemplate({ title: 'x', description: 'x', 'extra.id': num('id') })
})
