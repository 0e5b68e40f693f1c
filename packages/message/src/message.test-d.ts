import type { InstallationTemplate } from '@hubcast/core'
import {
  type Message,
  type MessageContent,
  type MessageTemplate,
  message,
  toTemplate,
} from '@hubcast/message'
import { type BodyTemplate, expr, num, prop } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

test('a message knows the properties that it names, and so do its templates', () => {
  const news = message({ title: prop('title'), body: expr`Hi ${prop('name')}`, badge: num('badge') })
  expectTypeOf(news).toEqualTypeOf<Message<'title' | 'name' | 'badge'>>()
  const template = toTemplate(news, 'apple')
  expectTypeOf(template).toEqualTypeOf<MessageTemplate<'title' | 'name' | 'badge'>>()
  expectTypeOf(template).toExtend<BodyTemplate<'title' | 'name' | 'badge'>>()
  expectTypeOf(template).toExtend<InstallationTemplate>()
})

test('what no message has does not compile', () => {
  // @ts-expect-error no such field
  message({ titel: 'x' })
  // @ts-expect-error no such field beside one that there is
  message({ title: 'x', boddy: 'y' })
  // @ts-expect-error no such field of a translation
  message({ title: 'x', localization: { titleKey: 'A', bodiKey: 'B' } })
  // @ts-expect-error no such family of systems
  message({ title: 'x', sound: { ios: 'a.caf' } })
  // @ts-expect-error no such field of a button
  message({ title: 'x', actions: [{ id: 'a', title: 'b', url: 'https://a.example' }] })
  // @ts-expect-error an override for no platform
  message({ title: 'x', overrides: { ios: {} } })
  // @ts-expect-error a badge is a number
  message({ badge: '3' })
  // @ts-expect-error a priority is high, normal or low
  message({ title: 'x', priority: 'urgent' })
  // @ts-expect-error data is text
  message({ title: 'x', data: { n: 1 } })
})

test('what does not go together does not compile', () => {
  // @ts-expect-error one way to say when it runs out
  message({ title: 'x', timeToLive: 1, expiresAt: new Date() })
  // @ts-expect-error a silent message shows nothing
  message({ title: 'x', silent: true })
  // @ts-expect-error nor has it a number
  message({ badge: 1, silent: true })
  // @ts-expect-error a message says something
  message({})
  // @ts-expect-error a sound alone says nothing
  message({ sound: 'default' })
  // @ts-expect-error arguments need their key
  message({ title: 'x', localization: { titleArgs: ['a'] } })
  // @ts-expect-error and not the other one
  message({ title: 'x', localization: { titleKey: 'A', bodyArgs: ['a'] } })
  // @ts-expect-error in a variable, too
  const both: MessageContent = { title: 'x', timeToLive: 1, expiresAt: new Date() }
  expectTypeOf(both).not.toBeAny()
})

test('what goes together compiles, at once and by way of variables', () => {
  message({
    title: 'x',
    body: prop('b'),
    timeToLive: 1,
    sound: { apple: 'a' },
    overrides: { apple: { a: 1 } },
  })
  message({ silent: true, data: { a: 'b' }, expiresAt: new Date(), sound: 'none' })
  message({ localization: { titleKey: 'A', titleArgs: ['a'], bodyKey: 'B' }, silent: false })
  message({ data: { a: 'b' }, actions: [{ id: 'a', title: 'b' }], link: 'https://a.example' })
  const given: MessageContent = { title: 'x', timeToLive: 1 }
  message(given)
  const of = (content: MessageContent) => message(content)
  of({ badge: 3 })
  const widened = { silent: true, data: { a: 'b' }, priority: 'high' as const }
  message(widened)
  of(widened)
  const when = Math.random() > 0.5 ? { timeToLive: 1 } : { expiresAt: new Date() }
  message({ title: 'x', ...when })
  message({ title: 'x', ...(Math.random() > 0.5 && { body: 'y' }) })
  const flag: boolean = Math.random() > 0.5
  message({ silent: flag, data: { a: 'b' } })
})
