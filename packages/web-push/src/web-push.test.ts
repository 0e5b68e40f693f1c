import type { PushNotification } from '@hubcast/core'
import { checkWebPush, type DeclarativeOptions, previewWebPush, webPush } from '@hubcast/web-push'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = webPush as unknown as (payload: unknown, options?: DeclarativeOptions) => PushNotification

const notification = { title: 'Order 41', body: 'On its way', navigate: 'https://shop.example.org/o/41' }
const declared = (more: object, beside: object = {}) => ({
  web_push: 8030,
  notification: { ...notification, ...more },
  ...beside,
})

promises<unknown, DeclarativeOptions>({
  name: 'webPush()',
  build,
  format: 'browser',
  contentType: 'application/json;charset=utf-8',
  check: checkWebPush,
  preview: previewWebPush,
  valid: [
    {
      name: "options for the site's service worker",
      payload: {
        title: 'Order 41',
        body: 'On its way',
        icon: '/i/box.png',
        tag: 'order-41',
        data: { url: '/o/41' },
      },
    },
    {
      name: 'a declarative message (B110)',
      payload: declared({ tag: 'order-41' }, { app_badge: 3 }),
      options: { ttl: 3600, urgency: 'high', topic: 'order-41' },
    },
    {
      name: 'every option of a notification',
      payload: {
        title: 'Order 41',
        body: 'On its way',
        icon: '/i/box.png',
        image: '/i/map.png',
        badge: '/i/badge.png',
        tag: 'order-41',
        renotify: true,
        requireInteraction: true,
        silent: null,
        vibrate: [200, 100, 200],
        timestamp: 1_795_500_000_000,
        dir: 'rtl',
        lang: 'he-IL',
        data: [1, null, 'x'],
        actions: [
          { action: 'track', title: 'Track', icon: '/i/t.png', navigate: '/o/41/track' },
          { action: 'call', title: 'Call' },
        ],
        navigate: '/o/41',
      },
    },
    {
      name: 'every field of a declarative message',
      payload: declared(
        {
          icon: 'https://shop.example.org/i/box.png',
          image: 'https://shop.example.org/i/map.png',
          badge: 'https://shop.example.org/i/badge.png',
          tag: 'order-41',
          renotify: true,
          requireInteraction: false,
          silent: false,
          vibrate: 200,
          timestamp: 1_795_500_000_000,
          dir: 'auto',
          lang: '',
          data: { orderId: 41 },
          actions: [{ action: 'track', title: 'Track', navigate: 'https://shop.example.org/o/41/track' }],
        },
        { app_badge: 0, mutable: true, orderId: 41 },
      ),
    },
    { name: "keys of the site's own", payload: { title: 'A', message: 'B', kind: 7, badgeCount: 2 } },
    { name: 'data alone', payload: { data: { kind: 'sync' } } },
    { name: 'nothing at all', payload: {} },
    { name: 'a silent notification', payload: { title: 'A', silent: true } },
    { name: 'a tag that is not used again', payload: { title: 'A', renotify: false } },
    { name: "an envelope of the site's own", payload: { notification: { title: 'A', data: {} } } },
    { name: 'undefined for an absent field', payload: { title: 'A', tag: undefined, web_push: undefined } },
    { name: 'a TTL of 0 and the longest topic', payload: {}, options: { ttl: 0, topic: 'a-_4'.repeat(8) } },
    { name: '3,993 bytes (B104)', payload: { title: 'x'.repeat(3993 - 12) } },
  ],
  rejects: [
    ...['constructor', 'prototype'].map((key) => ({
      name: `the key ${key} in data`,
      payload: { title: 'A', data: { [key]: 1 } },
      issues: [['E_JSON_KEY', `/data/${key}`]] as const,
    })),
    {
      name: 'a badge that is an object with names of JavaScript',
      payload: declared({ app_badge: { toString: 1, valueOf: 1 } }),
      issues: [['E_DWP_BADGE', '/notification/app_badge']],
    },
    {
      name: '3,994 bytes (B104)',
      payload: { title: 'x'.repeat(3994 - 12) },
      issues: [['E_WEBPUSH_TOO_LARGE', '']],
    },
    ...['order 41', 'a'.repeat(33), 'größe', ''].map((topic) => ({
      name: `the topic ${JSON.stringify(topic)}`,
      payload: { title: 'A' },
      options: { topic },
      issues: [
        ['E_WEBPUSH_TOPIC', 'headers/Topic'],
        ...(topic === '' ? [['E_HEADER_CTL', 'headers/Topic'] as const] : []),
      ] as const,
    })),
    {
      name: 'an urgency that there is not',
      payload: { title: 'A' },
      options: { urgency: 'urgent' },
      issues: [['E_WEBPUSH_URGENCY', 'headers/Urgency']],
    },
    ...[-1, 1.5, Number.NaN, 1e21].map((ttl) => ({
      name: `a TTL of ${ttl}`,
      payload: { title: 'A' },
      options: { ttl },
      issues: [['E_WEBPUSH_TTL', 'headers/TTL']] as const,
    })),
    {
      name: 'a declarative message without navigate (B110)',
      payload: { web_push: 8030, notification: { title: 'private-value' } },
      issues: [['E_DWP_NAVIGATE', '/notification']],
    },
    {
      name: 'one without anything',
      payload: { web_push: 8030, notification: {} },
      issues: [
        ['E_DWP_TITLE', '/notification'],
        ['E_DWP_NAVIGATE', '/notification'],
      ],
    },
    {
      name: 'one without its notification',
      payload: { web_push: 8030 },
      issues: [['E_DWP_NOTIFICATION', '']],
    },
    ...['private-value', null, [], 7].map((given) => ({
      name: `the notification ${JSON.stringify(given)}`,
      payload: { web_push: 8030, notification: given },
      issues: [['E_DWP_NOTIFICATION', '/notification']] as const,
    })),
    ...[9001, '8030', true, null].map((mark) => ({
      name: `the mark ${JSON.stringify(mark)}`,
      payload: { web_push: mark, notification },
      issues: [['E_DWP_MARKER', '/web_push']] as const,
    })),
    {
      name: 'an empty title, and what is no URL',
      payload: declared({ title: '', navigate: 'https://' }),
      issues: [
        ['E_DWP_TITLE', '/notification/title'],
        ['E_DWP_NAVIGATE', '/notification/navigate'],
      ],
    },
    {
      name: 'a title and a URL that are no texts',
      payload: declared({ title: 7, navigate: {} }),
      issues: [
        ['E_DWP_TITLE', '/notification/title'],
        ['E_DWP_NAVIGATE', '/notification/navigate'],
      ],
    },
    {
      name: 'a button without navigate, and one with an empty one',
      payload: declared({
        actions: [
          { action: 'a', title: 'A' },
          { action: 'b', title: 'B', navigate: '' },
        ],
      }),
      issues: [
        ['E_DWP_NAVIGATE', '/notification/actions/0'],
        ['E_DWP_NAVIGATE', '/notification/actions/1/navigate'],
      ],
    },
    ...[-1, 1.5, '3'].map((badge) => ({
      name: `the badge ${JSON.stringify(badge)}`,
      payload: declared({}, { app_badge: badge }),
      issues: [['E_DWP_BADGE', '/app_badge']] as const,
    })),
    ...[-1, '3.5', 'x', [3]].map((badge) => ({
      name: `the badge ${JSON.stringify(badge)} inside`,
      payload: declared({ app_badge: badge }),
      issues: [['E_DWP_BADGE', '/notification/app_badge']] as const,
    })),
    {
      name: 'a declarative message with fields of other types, all at once',
      payload: declared({ body: 7, silent: null, tag: false, timestamp: 'now' }, { mutable: 1 }),
      issues: [
        ['E_WEBPUSH_TYPE', '/notification/body'],
        ['E_WEBPUSH_TYPE', '/notification/silent'],
        ['E_WEBPUSH_TYPE', '/notification/tag'],
        ['E_WEBPUSH_TYPE', '/notification/timestamp'],
        ['E_WEBPUSH_TYPE', '/mutable'],
      ],
    },
    {
      name: 'options with other types, all at once',
      payload: { title: 7, badge: 3, dir: 'left', vibrate: [100, -1, 'x'], actions: {}, icon: null },
      issues: [
        ['E_WEBPUSH_TYPE', '/title'],
        ['E_WEBPUSH_TYPE', '/badge'],
        ['E_WEBPUSH_TYPE', '/dir'],
        ['E_WEBPUSH_TYPE', '/vibrate/1'],
        ['E_WEBPUSH_TYPE', '/vibrate/2'],
        ['E_WEBPUSH_TYPE', '/actions'],
        ['E_WEBPUSH_TYPE', '/icon'],
      ],
    },
    ...[undefined, ''].map((tag) => ({
      name: `renotify with ${tag === undefined ? 'no' : 'an empty'} tag`,
      payload: { title: 'A', renotify: true, tag },
      issues: [['E_NOTIF_RENOTIFY', '/renotify']] as const,
    })),
    {
      name: 'renotify without tag, and silence that vibrates, in a declarative message',
      payload: declared({ renotify: true, silent: true, vibrate: [] }),
      issues: [
        ['E_NOTIF_RENOTIFY', '/notification/renotify'],
        ['E_NOTIF_VIBRATE', '/notification/vibrate'],
      ],
    },
    {
      name: 'silence that vibrates',
      payload: { title: 'A', silent: true, vibrate: 200 },
      issues: [['E_NOTIF_VIBRATE', '/vibrate']],
    },
    {
      name: 'buttons that lack something',
      payload: { title: 'A', actions: [{ title: 'A' }, {}] },
      issues: [
        ['E_NOTIF_ACTION', '/actions/0'],
        ['E_NOTIF_ACTION', '/actions/1'],
        ['E_NOTIF_ACTION', '/actions/1'],
      ],
    },
    {
      name: 'a button that is none',
      payload: declared({ actions: ['private-value'] }),
      issues: [['E_WEBPUSH_TYPE', '/notification/actions/0']],
    },
    {
      name: 'a line break in a header',
      payload: { title: 'A' },
      options: { topic: 'a\r\nb: c' },
      issues: [
        ['E_HEADER_CTL', 'headers/Topic'],
        ['E_WEBPUSH_TOPIC', 'headers/Topic'],
      ],
    },
  ],
})

test('options become the headers of Web Push, each with a warning that the hub may drop it', () => {
  const built = webPush({ title: 'A' }, { ttl: 0, urgency: 'very-low', topic: 'a' })
  expect(built.headers).toEqual({ TTL: '0', Urgency: 'very-low', Topic: 'a' })
  expect(warningsOf(built)).toEqual([
    'W_ANH_WEBPUSH_HEADER headers/TTL',
    'W_ANH_WEBPUSH_HEADER headers/Urgency',
    'W_ANH_WEBPUSH_HEADER headers/Topic',
  ])
  expect(webPush({ title: 'A' }).headers).toBeUndefined()
})

test('what is accepted but doubtful is a warning', () => {
  const warned = (payload: object, options?: DeclarativeOptions) => warningsOf(build(payload, options))
  const button = { action: 'a', title: 'A' }
  expect(warned({ title: 'A', actions: [button, button, button] })).toEqual(['W_NOTIF_ACTIONS /actions'])
  expect(warned({ title: 'A', timestamp: 1_795_500_000 })).toEqual(['W_NOTIF_TIMESTAMP /timestamp'])
  expect(warned({ title: 'A', lang: 'de_AT' })).toEqual(['W_NOTIF_LANG /lang'])
  expect(warned({ body: 'A' })).toEqual(['I_WEBPUSH_NO_TITLE'])
  expect(warned({ notification, title: 'A' })).toEqual(['W_DWP_MARKER /notification'])
  expect(warned({ title: 'A' }, { ttl: 2_419_201 })).toContain('W_WEBPUSH_TTL headers/TTL')
  expect(warned(declared({ mutable: true, url: '/', kind: 'x' }))).toEqual(
    ['mutable', 'url', 'kind'].map((key) => `W_DWP_UNKNOWN_KEY /notification/${key}`),
  )
})

test.each(['/o/41', 'o/41', '//shop.example.org/o/41', 'http://shop.example.org/', 'shop:order/41'])(
  'the link %s is taken with a warning: browsers differ on it',
  (navigate) => {
    const link = '/notification/navigate'
    expect(warningsOf(build(declared({ navigate })))).toEqual([`W_DWP_NAVIGATE ${link}`])
  },
)

test('the badge of a declarative message stands beside it, inside for Safari 18.4 alone (B110)', () => {
  const message = { web_push: 8030, notification, app_badge: 3 } as const
  const both = webPush(message, { badgeForSafari184: true })
  expect(JSON.parse(String(both.body))).toEqual(declared({ app_badge: 3 }, { app_badge: 3 }))
  expect(both.warnings).toBeUndefined()
  expect(JSON.parse(String(webPush(message).body))).toEqual(message)
  expect(warningsOf(build(declared({ app_badge: '3' }, { app_badge: 3 })))).toEqual([])
  for (const one of [declared({ app_badge: 3 }), declared({ app_badge: 4 }, { app_badge: 3 })])
    expect(warningsOf(build(one))).toEqual(['W_DWP_BADGE /notification/app_badge'])
  expect(() =>
    build({ web_push: 8030, notification: [], app_badge: 3 }, { badgeForSafari184: true }),
  ).toThrow(/E_DWP_NOTIFICATION/)
})

test("the caller's own schema judges data, wherever it stands", () => {
  const dataSchema = v.object({ orderId: v.number('orderId is a number') })
  const options = { dataSchema }
  expect(() => webPush({ title: 'A', data: { orderId: 41 } }, options)).not.toThrow()
  expect(() => webPush({ title: 'A', data: { orderId: '41' } }, options)).toThrow(
    /^\/data\/orderId: The app's own schema says: orderId is a number\. \(E_WEBPUSH_APP_SCHEMA\)/,
  )
  expect(() => build(declared({ data: { orderId: '41' } }), options)).toThrow(
    /^\/notification\/data\/orderId:/,
  )
  expect(() => build(declared({}), options)).toThrow(/^\/notification: .*E_WEBPUSH_APP_SCHEMA/)
})

test('bytes are counted in UTF-8', () => {
  expect(() => webPush({ title: `${'é'.repeat((3993 - 13) / 2)}x` })).not.toThrow()
  expect(() => webPush({ title: `${'é'.repeat((3993 - 13) / 2)}xx` })).toThrow(
    /3994 bytes; the limit is 3993/,
  )
})

test('any text comes through as it is', () => {
  // The key __proto__ is refused in any payload.
  const json = fc
    .jsonValue({ stringUnit: 'grapheme', maxDepth: 2 })
    .filter((value) => !JSON.stringify(value).includes('"__proto__"'))
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 50 }).filter((text) => !/\p{Cs}/u.test(text)),
      json,
      (body, tag, data) => {
        const own = { body: `${body}\n\u202e\u0007\u{1f4e6}`, tag, data }
        const built = webPush({ title: 'A', ...own })
        expect(JSON.parse(String(built.body))).toEqual(JSON.parse(JSON.stringify({ title: 'A', ...own })))
        expect(checkWebPush(String(built.body), built.headers)).toEqual([])
        expect(checkWebPush(String(build(declared(own)).body))).toEqual([])
        expect(previewWebPush(String(built.body)).lines).toEqual([own.body])
      },
    ),
  )
})

test('a preview says what the person sees', () => {
  const { body } = webPush({
    web_push: 8030,
    notification: {
      ...notification,
      icon: '/i.png',
      image: '/p.png',
      silent: true,
      actions: [{ action: 'track', title: 'Track', navigate: '/t' }],
    },
    app_badge: 3,
    mutable: true,
  })
  expect(previewWebPush(String(body))).toEqual({
    format: 'browser',
    kind: 'shown',
    surface: 'notification',
    title: 'Order 41',
    lines: ['On its way'],
    image: '/p.png',
    icon: '/i.png',
    badge: '3',
    link: 'https://shop.example.org/o/41',
    buttons: [{ title: 'Track', link: '/t' }],
    notes: [
      "Browsers that know no declarative messages hand it to the site's service worker.",
      "The site's service worker may change it before it is shown.",
      'It makes no sound.',
    ],
  })
})

test.each([
  '{}',
  '[]',
  '7',
  '{"data":1}',
  '{"title":7,"actions":[7,{}]}',
  '{"web_push":8030}',
  '{"web_push":8030,"notification":{"title":"A"}}',
  '{"web_push":9001,"notification":{"title":"A","navigate":"/"}}',
])('a preview of %s says why nothing is shown', (body) => {
  expect(previewWebPush(body)).toMatchObject({
    kind: 'data',
    notes: [expect.stringMatching(/^Nothing is shown unless/)],
  })
})

test("data that are in themselves are told so, whatever the caller's own schema does with them", () => {
  type Tree = { next?: Tree | undefined }
  const dataSchema: v.GenericSchema<Tree> = v.object({ next: v.optional(v.lazy(() => dataSchema)) })
  const data: Tree = {}
  data.next = data
  expect(() => build({ title: 'A', data }, { dataSchema })).toThrow(/\/data\/next: .*E_JSON_VALUE/)
})
