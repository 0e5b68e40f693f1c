import { compile, type MessageContent, message } from '@hubcast/message'
import { type InvalidNotification, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'
import { failureOf } from '../../payload/test/contract.js'

const inItself: { list: unknown[] } = { list: [] }
inItself.list.push(inItself)

let deep: object = {}
for (let level = 0; level < 20_000; level++) deep = { inner: deep }

test.each<[string, unknown, readonly string[]]>([
  ['nothing', {}, ['E_MESSAGE_EMPTY ']],
  ['a title that is undefined', { title: undefined }, ['E_MESSAGE_EMPTY ']],
  ['a sound alone', { sound: 'default' }, ['E_MESSAGE_EMPTY ']],
  ['buttons alone', { actions: [{ id: 'a', title: 'b' }] }, ['E_MESSAGE_EMPTY ']],
  ['an image alone', { image: 'https://a.example/b.png' }, ['E_MESSAGE_EMPTY ']],
  ['data without a key', { data: {}, localization: {} }, ['E_MESSAGE_EMPTY ']],
  ['seconds that no number holds', { title: 'x', timeToLive: 1e300 }, ['E_MESSAGE_TTL /timeToLive']],
  [
    'an override in itself',
    { title: 'x', overrides: { apple: inItself } },
    ['E_MESSAGE_DEPTH /overrides/apple/list/0'],
  ],
  [
    'an override too deep',
    { title: 'x', overrides: { apple: deep } },
    [`E_MESSAGE_DEPTH /overrides/apple${'/inner'.repeat(63)}`],
  ],
  ['an unknown field', { titel: 'x' }, ['E_MESSAGE_UNKNOWN_FIELD /titel']],
  [
    'wrong types, all at once',
    {
      title: 7,
      badge: '3',
      priority: 'urgent',
      color: 'red',
      data: { n: 1 },
      sound: 'bell',
      timeToLive: 1.5,
    },
    [
      'E_MESSAGE_TYPE /title',
      'E_MESSAGE_COLOR /color',
      'E_MESSAGE_SOUND /sound',
      'E_MESSAGE_BADGE /badge',
      'E_MESSAGE_DATA_STRING /data/n',
      'E_MESSAGE_TTL /timeToLive',
      'E_MESSAGE_PRIORITY /priority',
    ],
  ],
  [
    'a silent message with words',
    { silent: true, title: 'x', badge: 1 },
    ['E_MESSAGE_SILENT_VISIBLE /title', 'E_MESSAGE_SILENT_VISIBLE /badge'],
  ],
  [
    'both ways to say when it runs out',
    { title: 'x', timeToLive: 1, expiresAt: new Date(0) },
    ['E_MESSAGE_TTL /timeToLive'],
  ],
  [
    'a date that is none',
    { title: 'x', expiresAt: new Date(Number.NaN) },
    ['E_MESSAGE_EXPIRES_AT /expiresAt'],
  ],
  [
    'reserved keys',
    { title: 'x', data: { aps: '1', from: '2', 'google.x': '3', '': '4' } },
    ['aps', 'from', 'google.x', ''].map((key) => `E_MESSAGE_DATA_RESERVED /data/${key}`),
  ],
  [
    'a key that the link takes',
    { title: 'x', link: 'https://a.example', data: { url: 'y' } },
    ['E_MESSAGE_DATA_CLASH /data/url'],
  ],
  ['a relative link', { title: 'x', link: '/o/41' }, ['E_MESSAGE_LINK /link']],
  [
    'arguments without their key',
    { localization: { titleArgs: ['a'] } },
    ['E_MESSAGE_LOCARGS_WITHOUT_KEY /localization/titleArgs'],
  ],
  [
    'an override for no platform',
    { title: 'x', overrides: { ios: {} } },
    ['E_MESSAGE_PLATFORM /overrides/ios'],
  ],
])('%s is refused', (_, content, expected) => {
  const failure = failureOf(() => message(content as MessageContent)) as InvalidNotification
  const found = failure.issues
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`)
  expect(found.sort()).toEqual([...expected].sort())
})

test('an image that is not over https is taken, with a warning', () => {
  const [compiled] = compile(message({ title: 'x', image: 'http://a.example/b.png' }), {
    platforms: ['apple'],
  })
  expect(compiled?.notification.warnings?.map(({ code }) => code)).toContain('W_MESSAGE_HTTPS')
})

test('a message that names properties is for templates', () => {
  const failure = failureOf(() => compile(message({ title: prop('title') }), { platforms: ['apple'] }))
  expect(String(failure)).toMatch(/\/title: .*toTemplate.*E_MESSAGE_EXPRESSION/)
})

test('what becomes of the object that was given changes nothing', () => {
  const content = {
    title: 'Order 41',
    data: { id: '41' },
    actions: [{ id: 'a', title: 'Track' }],
    expiresAt: new Date('2026-12-01T00:00:00Z'),
    overrides: { apple: { aps: { badge: 1 } }, browser: { list: [{ a: 1 }] } },
  }
  const order = message(content)
  const platforms = ['apple', 'browser'] as const
  const before = compile(order, { platforms })
  content.title = 'Order 42'
  content.data.id = '42'
  content.actions.push({ id: 'b', title: 'Cancel' })
  content.expiresAt.setTime(0)
  content.overrides.apple.aps.badge = 2
  content.overrides.browser.list.push({ a: 2 })
  expect(compile(order, { platforms })).toEqual(before)
})

test('an option that there is not is told, as is what is no message', () => {
  expect(() => message({ title: 'x' }, { nov: 0 } as object)).toThrow(/No option "nov"; there are now/)
  const order = message({ title: 'x' })
  expect(() => compile(order, { platforms: ['apple'], fit: 'truncate' as 'error' })).toThrow(/^fit is/)
  expect(() => compile(order, { platforms: ['apple'], fits: 'error' } as { platforms: ['apple'] })).toThrow(
    /No option "fits"; there are platforms, fit/,
  )
  expect(() => compile(order, { platforms: 'apple' as unknown as ['apple'] })).toThrow(/platforms is a list/)
  expect(() => compile({ title: 'x' } as unknown as typeof order, { platforms: ['apple'] })).toThrow(
    /message: it is what message\(/,
  )
})
