import { type BodyTemplate, expr, num, type PropertiesOf, prop, type Templated } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

interface Payload {
  readonly title: string
  readonly sound?: 'default' | 'none'
  readonly badge?: number
  readonly texts?: readonly string[]
  readonly inner?: { readonly flag: boolean }
}

test('an expression stands where a text or a number stands, and nowhere else', () => {
  const payload: Templated<Payload> = { title: prop('t'), sound: 'none', badge: num('n'), texts: [expr`a`] }
  // @ts-expect-error a text is no number
  const wrongNumber: Templated<Payload> = { title: 'x', badge: prop('n') }
  // @ts-expect-error a number is no text
  const wrongText: Templated<Payload> = { title: num('n') }
  // @ts-expect-error a flag is no text
  const wrongFlag: Templated<Payload> = { title: 'x', inner: { flag: prop('f') } }
  // @ts-expect-error a number stands alone
  const joined = () => expr`a ${num('n')}`
  expectTypeOf([payload, wrongNumber, wrongText, wrongFlag, joined]).not.toBeAny()
})

test('a payload knows the names of its properties', () => {
  const payload = {
    title: expr`${prop('first')} ${prop('last')} ${'x'}`,
    badge: num('count'),
    texts: [prop('one'), 'x'],
    inner: { a: prop('deep'), b: 1 },
  } as const
  expectTypeOf<PropertiesOf<typeof payload>>().toEqualTypeOf<'first' | 'last' | 'count' | 'one' | 'deep'>()
  expectTypeOf<PropertiesOf<{ a: string; b: 1 }>>().toEqualTypeOf<never>()
  expectTypeOf<BodyTemplate<'a'>>().toExtend<BodyTemplate>()
})
