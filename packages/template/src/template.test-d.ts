import {
  type BodyTemplate,
  expr,
  num,
  type PropertiesOf,
  prop,
  type Templated,
  template,
  templateUnchecked,
} from '@hubcast/template'
import { expectTypeOf, test } from 'vitest'

declare const toast: BodyTemplate<'title' | 'message'>
declare const tile: BodyTemplate<'count'>
declare const unknownNames: BodyTemplate

test('a message is strings by name, or a text', () => {
  template({ title: 'a', message: 'b' })
  template('{"title":"a"}')
  template({ title: 'a' }, { headers: { 'apns-push-type': 'alert' } })
  // @ts-expect-error a property is a text
  template({ badge: 3 })
  // @ts-expect-error a property is a text: see packJson
  template({ parcel: { id: 17 } })
  // @ts-expect-error there is no such option
  template({ title: 'a' }, { tags: 'news' })
})

test('a message has what the templates name', () => {
  template({ title: 'a', message: 'b' }, { templates: [toast] })
  template({ title: 'a', message: 'b', count: '1', more: 'c' }, { templates: [toast, tile] })
  template({ any: 'a' }, { templates: [unknownNames] })
  template({ any: 'a' }, { templates: [] })
  template('{"title":"a"}', { templates: [toast] })
  templateUnchecked({ count: '1' }, { templates: [tile] })
  // @ts-expect-error message is missing
  template({ title: 'a' }, { templates: [toast] })
  // @ts-expect-error count is missing
  template({ title: 'a', message: 'b' }, { templates: [toast, tile] })
  // @ts-expect-error count is missing
  templateUnchecked({}, { templates: [tile] })
})

test('expressions are those of every platform', () => {
  const payload = { a: prop('title'), b: [expr`Hi ${prop('name')}`, num('count')] } as const
  expectTypeOf(payload).toExtend<Templated<{ a: string; b: readonly [string, number] }>>()
  expectTypeOf<PropertiesOf<typeof payload>>().toEqualTypeOf<'title' | 'name' | 'count'>()
})
