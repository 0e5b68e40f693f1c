import type { PushNotification } from '@hubcast/core'
import { checkXiaomi, previewXiaomi, xiaomi } from '@hubcast/xiaomi'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = xiaomi as unknown as (payload: unknown) => PushNotification

const order = { title: 'Order 41', description: 'On its way' }

function extras(count: number, value: string): object {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`extra.${index}`, value]))
}

promises<unknown>({
  name: 'xiaomi()',
  build,
  format: 'xiaomi',
  contentType: 'application/json;charset=utf-8',
  check: checkXiaomi,
  preview: previewXiaomi,
  valid: [
    {
      name: 'a notification with data',
      payload: {
        restricted_package_name: 'org.example.shop',
        ...order,
        pass_through: 0,
        notify_type: -1,
        payload: '{"orderId":"41"}',
        'extra.notify_effect': '1',
      },
    },
    { name: 'title and description alone', payload: order },
    {
      name: 'all that a notification may have',
      payload: {
        ...order,
        notify_type: 7,
        notify_id: -3,
        time_to_live: 86_400_000,
        time_to_send: 1_795_500_000_000,
        'extra.sound_uri': 'android.resource://org.example.shop/raw/bell',
        'extra.ticker': 'Order 41',
        'extra.notify_foreground': '0',
        'extra.notify_effect': '3',
        'extra.web_uri': 'https://shop.example.org/o/41',
        'extra.channel_id': 'orders',
        'extra.orderId': '41',
      },
    },
    {
      name: 'a notification that opens a part of the app',
      payload: { ...order, 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:#Intent;end' },
    },
    { name: 'no sound, no vibration, no light', payload: { ...order, notify_type: 0, time_to_live: 0 } },
    { name: "a message for the app's own code", payload: { pass_through: 1, payload: 'x' } },
    { name: 'ten extra keys', payload: { ...order, ...extras(10, 'x') } },
    { name: '1,024 characters of extra keys', payload: { ...order, 'extra.a': '字'.repeat(1023) } },
    { name: 'a payload of 4,096 bytes', payload: { ...order, payload: 'é'.repeat(2048) } },
    { name: 'undefined for an absent field', payload: { ...order, notify_id: undefined } },
  ],
  rejects: [
    ...['constructor', 'prototype'].map((key) => ({
      name: `the key ${key}`,
      payload: { ...order, [key]: 1 },
      issues: [['E_JSON_KEY', `/${key}`]] as const,
    })),
    {
      name: 'a title of 50 characters',
      payload: { ...order, title: '字'.repeat(50) },
      issues: [['E_XIAOMI_TITLE_LEN', '/title']],
    },
    {
      name: 'a description of 128 characters',
      payload: { ...order, description: 'x'.repeat(128) },
      issues: [['E_XIAOMI_DESCRIPTION_LEN', '/description']],
    },
    ...['', ' \n\u3000'].map((description) => ({
      name: `the blank description ${JSON.stringify(description)}`,
      payload: { title: 'x', description, pass_through: 0 },
      issues: [['E_XIAOMI_DESCRIPTION', '/description']] as const,
    })),
    {
      name: 'nothing at all',
      payload: {},
      issues: [
        ['E_XIAOMI_TITLE', ''],
        ['E_XIAOMI_DESCRIPTION', ''],
      ],
    },
    {
      name: 'texts that are none',
      payload: { title: 41, description: ['private-value'] },
      issues: [
        ['E_XIAOMI_TITLE', '/title'],
        ['E_XIAOMI_DESCRIPTION', '/description'],
      ],
    },
    ...[8, -2, 1.5, '1'].map((notify_type) => ({
      name: `notify_type ${JSON.stringify(notify_type)}`,
      payload: { ...order, notify_type },
      issues: [['E_XIAOMI_NOTIFY_TYPE', '/notify_type']] as const,
    })),
    {
      name: 'a page without its web_uri',
      payload: { ...order, 'extra.notify_effect': '3' },
      issues: [['E_XIAOMI_EFFECT', '/extra.notify_effect']],
    },
    {
      name: 'a part of the app without its intent_uri',
      payload: { ...order, 'extra.notify_effect': '2', 'extra.intent_uri': '' },
      issues: [['E_XIAOMI_EFFECT', '/extra.notify_effect']],
    },
    ...['4', 3].map((effect) => ({
      name: `the effect ${JSON.stringify(effect)}`,
      payload: { ...order, 'extra.notify_effect': effect },
      issues: [['E_XIAOMI_EFFECT', '/extra.notify_effect']] as const,
    })),
    { name: '11 extra keys', payload: { ...order, ...extras(11, 'x') }, issues: [['E_XIAOMI_EXTRA', '']] },
    {
      name: '1,025 characters of extra keys',
      payload: { ...order, 'extra.a': 'x'.repeat(1024) },
      issues: [['E_XIAOMI_EXTRA', '']],
    },
    {
      name: 'a nested extra',
      payload: { ...order, extra: { id: 'private-value' } },
      issues: [['E_XIAOMI_EXTRA', '/extra']],
    },
    {
      name: 'extra keys that are no text',
      payload: { ...order, 'extra.id': 41, 'extra.a/b': { toString: 1 }, 'extra.notify_foreground': 1 },
      issues: [
        ['E_XIAOMI_EXTRA_STRING', '/extra.id'],
        ['E_XIAOMI_EXTRA_STRING', '/extra.a~1b'],
        ['E_XIAOMI_FOREGROUND', '/extra.notify_foreground'],
      ],
    },
    {
      name: 'a payload that is an object',
      payload: { ...order, payload: { orderId: 'private-value' } },
      issues: [['E_XIAOMI_PAYLOAD', '/payload']],
    },
    {
      name: 'a payload of 4,097 bytes',
      payload: { ...order, payload: `${'é'.repeat(2048)}x` },
      issues: [['E_XIAOMI_TOO_LARGE', '/payload']],
    },
    {
      name: 'who gets it',
      payload: {
        ...order,
        registration_id: 'private-value',
        alias: 'private-value',
        topic: 'private-value',
        user_account: 'private-value',
      },
      issues: [
        ['E_XIAOMI_TARGET', '/registration_id'],
        ['E_XIAOMI_TARGET', '/alias'],
        ['E_XIAOMI_TARGET', '/topic'],
        ['E_XIAOMI_TARGET', '/user_account'],
      ],
    },
    {
      name: 'times that are none, and a time in seconds',
      payload: { ...order, time_to_live: '86400000', time_to_send: 1_795_500_000, notify_id: 'a' },
      issues: [
        ['E_XIAOMI_TIME_TO_LIVE', '/time_to_live'],
        ['E_XIAOMI_TIME_TO_SEND', '/time_to_send'],
        ['E_XIAOMI_NOTIFY_ID', '/notify_id'],
      ],
    },
    {
      name: 'values of other types',
      payload: { ...order, pass_through: '1', restricted_package_name: ['private-value'] },
      issues: [
        ['E_XIAOMI_PASS_THROUGH', '/pass_through'],
        ['E_XIAOMI_TYPE', '/restricted_package_name'],
      ],
    },
    {
      name: 'what JSON cannot carry',
      payload: { ...order, 'extra.a': Object.create(null), notify_id: Number.NaN },
      issues: [
        ['E_JSON_VALUE', '/notify_id'],
        ['E_XIAOMI_NOTIFY_ID', '/notify_id'],
        ['E_XIAOMI_EXTRA_STRING', '/extra.a'],
      ],
    },
  ],
})

test('characters are counted, of whatever script, not units of UTF-16', () => {
  expect(() => xiaomi({ title: '😀'.repeat(49), description: '😀'.repeat(127) })).not.toThrow()
  expect(() => xiaomi({ title: '😀'.repeat(50), description: 'x' })).toThrow(/50 characters/)
})

test('what is accepted but doubtful is a warning, and always that no page describes the body', () => {
  const warned = (fields: object) => {
    const [last, ...others] = warningsOf(build(fields)).reverse()
    expect(last).toBe('W_XIAOMI_CONTRACT')
    return others.reverse()
  }
  expect(warned(order)).toEqual([])
  expect(warned({ ...order, time_to_live: 86_400 })).toEqual(['W_XIAOMI_TTL_SECONDS /time_to_live'])
  expect(warned({ ...order, time_to_live: 864_000_001 })).toEqual(['W_XIAOMI_TTL /time_to_live'])
  expect(warned({ ...order, 'extra.web_uri': 'https://example.org' })).toEqual([
    'W_XIAOMI_EFFECT /extra.web_uri',
  ])
  expect(warned({ ...order, orderId: '41' })).toEqual(['W_XIAOMI_UNKNOWN_KEY /orderId'])
  expect(warned({ ...order, pass_through: 1 })).toEqual([
    'W_XIAOMI_IGNORED /title',
    'W_XIAOMI_IGNORED /description',
    'W_XIAOMI_NO_DATA',
  ])
  expect(warned({ pass_through: 1, 'extra.id': '41' })).toEqual([])
})

test('any text comes through as it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('😀\n\t', 'שלום \u202eabc', '\u0000\u001f\u2028', '"\\/'),
  )
  fc.assert(
    fc.property(text, text, text, (one, data, value) => {
      fc.pre([...one].length < 49)
      const payload = { title: `x${one}`, description: `x${one}`, payload: data, 'extra.own': value } as const
      const { body } = xiaomi(payload)
      expect(JSON.parse(String(body))).toEqual(payload)
      expect(checkXiaomi(String(body)).map(({ code }) => code)).toEqual(['W_XIAOMI_CONTRACT'])
    }),
  )
})

test('a preview says what the person sees', () => {
  const page = { 'extra.notify_effect': '3', 'extra.web_uri': 'https://shop.example.org/o/41' }
  const { body } = build({ ...order, ...page, notify_type: 1, 'extra.notify_foreground': '0' })
  expect(previewXiaomi(String(body))).toEqual({
    format: 'xiaomi',
    kind: 'shown',
    surface: 'notification',
    title: 'Order 41',
    lines: ['On its way'],
    link: 'https://shop.example.org/o/41',
    sound: 'default',
    buttons: [],
    notes: ['It is not shown while the app is in front.'],
  })
  const seen = (fields: object) => previewXiaomi(JSON.stringify(fields))
  expect(seen({ notify_type: -1, 'extra.sound_uri': 'bell' })).toMatchObject({ sound: 'bell', lines: [] })
  expect(seen({ notify_type: 6, 'extra.sound_uri': 'bell' }).sound).toBeUndefined()
  expect(seen({ 'extra.notify_effect': '2', 'extra.intent_uri': 'intent:x' }).link).toBe('intent:x')
  expect(seen({})).toMatchObject({ kind: 'data', notes: [expect.stringContaining('Nothing is shown')] })
  expect(seen({ pass_through: 1 })).toMatchObject({ kind: 'data', surface: 'message' })
})
