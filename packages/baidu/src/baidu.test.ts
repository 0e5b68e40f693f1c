import { type BaiduOptions, baidu, checkBaidu, previewBaidu } from '@hubcast/baidu'
import type { PushNotification } from '@hubcast/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = baidu as unknown as (payload: unknown, options?: BaiduOptions) => PushNotification

const page = { description: 'On its way', open_type: 1, url: 'https://shop.example.org/o/41' }
const message = { messageType: 0 } as const

promises<unknown, BaiduOptions>({
  name: 'baidu()',
  build,
  format: 'baidu',
  contentType: 'application/json;charset=utf-8',
  check: checkBaidu,
  preview: previewBaidu,
  valid: [
    {
      name: 'a notification that opens a page',
      payload: {
        title: 'Order 41',
        ...page,
        notification_basic_style: 7,
        user_confirm: 1,
        custom_content: { orderId: '41' },
      },
    },
    {
      name: 'a notification that opens the app',
      payload: { description: 'x', open_type: 2, pkg_content: 'intent:#Intent;end', pkg_version: '3' },
    },
    { name: 'a description alone', payload: { description: '测试2023' } },
    { name: 'an empty title', payload: { title: '', description: 'x', open_type: 0 } },
    { name: 'a style of the app', payload: { description: 'x', notification_builder_id: 3, net_support: 0 } },
    {
      name: "an iOS app's part",
      payload: { description: 'x', aps: { alert: 'x', sound: 'default', badge: 1 }, orderId: 41 },
    },
    { name: 'undefined for an absent field', payload: { description: 'x', url: undefined } },
    { name: 'a message of any object', payload: { any: ['thing', 1, null] }, options: message },
    { name: 'a message of an empty object', payload: {}, options: message },
  ],
  rejects: [
    ...['constructor', 'prototype'].map((key) => ({
      name: `the key ${key} in custom_content, of which no rule would hear`,
      payload: { description: 'd', custom_content: { [key]: 5 } },
      issues: [['E_JSON_KEY', `/custom_content/${key}`]] as const,
    })),
    { name: 'no description', payload: { title: 'x' }, issues: [['E_BAIDU_DESCRIPTION', '']] },
    {
      name: 'an empty description',
      payload: { description: '' },
      issues: [['E_BAIDU_DESCRIPTION', '/description']],
    },
    {
      name: 'a number to say',
      payload: { description: 7 },
      issues: [['E_BAIDU_DESCRIPTION', '/description']],
    },
    {
      name: "Apple's and Firebase's payloads",
      payload: { aps: { alert: 'private-value' }, message: { notification: { title: 'private-value' } } },
      issues: [['E_BAIDU_DESCRIPTION', '']],
    },
    {
      name: 'a page without its url',
      payload: { description: 'x', open_type: 1 },
      issues: [['E_BAIDU_OPEN_TYPE', '/open_type']],
    },
    ...[3, '1'].map((open_type) => ({
      name: `open_type ${JSON.stringify(open_type)}`,
      payload: { description: 'x', open_type },
      issues: [['E_BAIDU_OPEN_TYPE', '/open_type']] as const,
    })),
    {
      name: 'what another open_type has',
      payload: { description: 'x', open_type: 2, url: 'private-value', user_confirm: 1 },
      issues: [
        ['E_BAIDU_OPEN_TYPE', '/url'],
        ['E_BAIDU_OPEN_TYPE', '/user_confirm'],
      ],
    },
    {
      name: 'an Intent for a page',
      payload: { ...page, pkg_content: 'private-value' },
      issues: [['E_BAIDU_OPEN_TYPE', '/pkg_content']],
    },
    ...[8, 0, 1.5, '7'].map((notification_basic_style) => ({
      name: `the style ${JSON.stringify(notification_basic_style)}`,
      payload: { description: 'x', notification_basic_style },
      issues: [['E_BAIDU_STYLE', '/notification_basic_style']] as const,
    })),
    {
      name: 'a message type of 2',
      payload: { description: 'x' },
      options: { messageType: 2 },
      issues: [['E_BAIDU_TYPE', 'headers/X-Baidu-Message-Type']],
    },
    {
      name: 'custom content that is no text',
      payload: { description: 'x', custom_content: { id: 41, list: [] } },
      issues: [
        ['E_BAIDU_CUSTOM_STRING', '/custom_content/id'],
        ['E_BAIDU_CUSTOM_STRING', '/custom_content/list'],
      ],
    },
    ...['private-value', ['private-value']].map((custom_content) => ({
      name: `custom content that is ${typeof custom_content === 'string' ? 'a text' : 'a list'}`,
      payload: { description: 'x', custom_content },
      issues: [['E_BAIDU_CUSTOM_STRING', '/custom_content']] as const,
    })),
    {
      name: 'a builder below 0, a confirmation of 2 and a title that is none, all at once',
      payload: { ...page, notification_builder_id: -1, user_confirm: 2, title: 41 },
      issues: [
        ['E_BAIDU_BUILDER_ID', '/notification_builder_id'],
        ['E_BAIDU_CONFIRM', '/user_confirm'],
        ['E_BAIDU_VALUE', '/title'],
      ],
    },
    {
      name: 'an aps that is none',
      payload: { description: 'x', aps: { alert: { body: 'x' }, badge: '1' } },
      issues: [
        ['E_BAIDU_VALUE', '/aps/alert'],
        ['E_BAIDU_VALUE', '/aps/badge'],
      ],
    },
    {
      name: 'a message that is a list',
      payload: ['private-value'],
      options: message,
      issues: [['E_BAIDU_VALUE', '']],
    },
    {
      name: 'a message that JSON cannot carry',
      payload: { a: Number.NaN },
      options: message,
      issues: [['E_JSON_VALUE', '/a']],
    },
    {
      name: 'a message of half a surrogate pair',
      payload: '\ud83d',
      options: message,
      issues: [['E_STRING_LONE_SURROGATE', '']],
    },
  ],
})

test('the header says what the options say, and each content type goes out (B102)', () => {
  expect(baidu({ description: 'x' })).toMatchObject({
    headers: { 'X-Baidu-Message-Type': '1' },
    contentType: 'application/json;charset=utf-8',
  })
  expect(baidu({}, message).headers).toEqual({ 'X-Baidu-Message-Type': '0' })
  const contentType = 'application/x-www-form-urlencoded'
  expect(baidu({ description: 'x' }, { contentType })).toMatchObject({
    contentType,
    body: '{"description":"x"}',
  })
})

test('a message may be any text', () => {
  const built = baidu('hello, {', message)
  expect(built.body).toBe('hello, {')
  expect(checkBaidu(String(built.body), built.headers).map(({ code }) => code)).toEqual(['W_BAIDU_STATUS'])
  expect(previewBaidu(String(built.body), built.headers)).toMatchObject({ kind: 'data', lines: [] })
})

test('what is accepted but doubtful is a warning, and that it may not deliver always', () => {
  const warned = (payload: object, options?: BaiduOptions) => warningsOf(build(payload, options))
  expect(warned({ description: 'x' })).toEqual(['W_BAIDU_STATUS'])
  expect(warned({}, message)).toEqual(['W_BAIDU_STATUS'])
  expect(warned({ description: 'x', channel_id: '1', orderId: '41' })).toEqual([
    'W_BAIDU_UNKNOWN_KEY /channel_id',
    'W_BAIDU_UNKNOWN_KEY /orderId',
    'W_BAIDU_STATUS',
  ])
  expect(warned({ description: 'x', aps: {}, user_id: '1', orderId: '41' })).toEqual([
    'W_BAIDU_UNKNOWN_KEY /user_id',
    'W_BAIDU_STATUS',
  ])
  expect(warned({ description: 'x', notification_builder_id: 1, notification_basic_style: 4 })).toEqual([
    'W_BAIDU_STYLE /notification_basic_style',
    'W_BAIDU_STATUS',
  ])
  expect(warned({ ...page, pkg_name: 'org.example', net_support: 2 })).toEqual([
    'W_BAIDU_NET_SUPPORT /net_support',
    'W_BAIDU_OPEN_TYPE /pkg_name',
    'W_BAIDU_STATUS',
  ])
  expect(checkBaidu('{"description":"x"}').map(({ code }) => code)).toEqual([
    'W_BAIDU_TYPE',
    'W_BAIDU_STATUS',
  ])
})

test('above 4,096 bytes, counted in UTF-8, there is a warning', () => {
  const bytes = (count: number) => 'x'.repeat(count - '{"description":""}'.length)
  expect(warningsOf(baidu({ description: bytes(4096) }))).toEqual(['W_BAIDU_STATUS'])
  expect(baidu({ description: `${bytes(4095)}é` }).warnings?.[0]).toMatchObject({
    code: 'W_BAIDU_SIZE',
    limit: 4096,
    actual: 4097,
  })
})

test('any text comes through as it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('😀\n\t', 'שלום \u202eabc', '\u0000\u001f\u2028', '"\\/'),
  )
  fc.assert(
    fc.property(text, fc.dictionary(text, text, { maxKeys: 8 }), (title, entries) => {
      const custom_content = Object.fromEntries(
        Object.entries(entries).filter(([key]) => !/^(__proto__|constructor|prototype)$/.test(key)),
      )
      const built = baidu({ title, description: `x${title}`, custom_content })
      expect(JSON.parse(String(built.body))).toEqual({ title, description: `x${title}`, custom_content })
      expect(baidu(title, message).body).toBe(title)
    }),
  )
})

test('a preview says what the person sees', () => {
  const { body, headers } = build({ title: 'Order 41', ...page, notification_basic_style: 4 })
  expect(previewBaidu(String(body), headers)).toEqual({
    format: 'baidu',
    kind: 'shown',
    surface: 'notification',
    title: 'Order 41',
    lines: ['On its way'],
    link: 'https://shop.example.org/o/41',
    sound: 'default',
    buttons: [],
    notes: [],
  })
  expect(
    previewBaidu('{"open_type":2,"pkg_content":"intent:#Intent;end","notification_basic_style":3}'),
  ).toEqual({
    format: 'baidu',
    kind: 'data',
    surface: 'notification',
    lines: [],
    link: 'intent:#Intent;end',
    buttons: [],
    notes: ['Nothing is shown: there is no title and no description.'],
  })
  expect(previewBaidu('{"description":"x"}')).toMatchObject({
    kind: 'shown',
    notes: ["The app's name stands as title."],
  })
  expect(previewBaidu('{"title":"A","notification_builder_id":2}').notes).toEqual([
    "The app's own style draws it.",
  ])
})
