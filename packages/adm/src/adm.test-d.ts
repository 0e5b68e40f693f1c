import { type AdmPayload, adm, admTemplate, admUnchecked } from '@hubcast/adm'
import { type BodyTemplate, num, prop } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

test('what fits together compiles', () => {
  adm({ data: { orderId: '41' }, consolidationKey: 'order-41', expiresAfter: 3600 }, { checksum: true })
  adm({ notification: { title: 'A', body: 'B', title_loc_key: 'T', title_loc_args: ['41'] } })
  adm({ notification: { title: 'A', body: 'B', visibility: 'PRIVATE', notification_priority: 5 } })
  adm({ consolidationKey: 'k' })
  adm('{"data":{}}')
  const payload: AdmPayload = { data: {}, md5: '1B2M2Y8AsgTpgAmY7PhCfg==' }
  admUnchecked(payload)
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a message has data, a notification or a key
  adm({ priority: 'high' })
  // @ts-expect-error data are texts
  adm({ data: { n: 1 } })
  // @ts-expect-error a notification has a body
  adm({ notification: { title: 'A' } })
  // @ts-expect-error arguments need their key
  adm({ notification: { title: 'A', body: 'B', body_loc_args: ['41'] } })
  // @ts-expect-error seconds are a number
  adm({ data: {}, expiresAfter: '3600' })
  // @ts-expect-error the field is called expiresAfter
  adm({ data: {}, time_to_live: 3600 })
  // @ts-expect-error the hub fills in who gets it
  adm({ data: {}, registrationId: 'x' })
  // @ts-expect-error a priority is normal or high
  adm({ data: {}, priority: 'urgent' })
  // @ts-expect-error a checksum that the builder computes is no text
  adm({ data: {} }, { checksum: 'x' })
  // @ts-expect-error what has no checks has no text either
  admUnchecked('{"data":{}}')
})

test('a template knows the names of its properties', () => {
  const built = admTemplate({ data: { title: prop('title') }, expiresAfter: num('ttl') })
  expectTypeOf(built).toEqualTypeOf<BodyTemplate<'title' | 'ttl'>>()
  // @ts-expect-error data are texts
  admTemplate({ data: { n: num('n') } })
  // @ts-expect-error the hub changes data, so there is no checksum
  admTemplate({ data: { title: prop('title') }, md5: 'x' })
})
