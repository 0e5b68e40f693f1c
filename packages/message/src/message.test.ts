import { compile, type MessageContent, message } from '@hubcast/message'
import { type InvalidNotification, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'
import { failureOf } from '../../payload/test/contract.js'

test.each<[string, unknown, readonly string[]]>([
  ['nothing', {}, ['E_MESSAGE_EMPTY ']],
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
