import { type AdmOptions, adm, checkAdm, previewAdm } from '@hubcast/adm'
import type { PushNotification } from '@hubcast/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = adm as unknown as (payload: unknown, options?: AdmOptions) => PushNotification

const notification = { title: 'Order 41', body: 'On its way' }

promises<unknown, AdmOptions>({
  name: 'adm()',
  build,
  format: 'adm',
  contentType: 'application/json;charset=utf-8',
  check: checkAdm,
  preview: previewAdm,
  valid: [
    {
      name: 'data with its checksum',
      payload: {
        data: { orderId: '41', kind: 'order' },
        consolidationKey: 'order-41',
        expiresAfter: 3600,
        md5: 'QqZze8FNTr5xjhm1fanqZA==',
      },
    },
    { name: 'empty data (B100)', payload: { data: {} } },
    { name: 'a key with empty data', payload: { data: {}, consolidationKey: 'k' } },
    { name: 'a checksum of no data', payload: { data: {}, md5: '1B2M2Y8AsgTpgAmY7PhCfg==' } },
    {
      name: 'a checksum of no data, asked for',
      payload: { data: {}, md5: '1B2M2Y8AsgTpgAmY7PhCfg==' },
      options: { checksum: true },
    },
    { name: 'a notification', payload: { notification, priority: 'high' } },
    { name: 'a notification without data to sign', payload: { notification }, options: { checksum: true } },
    {
      name: 'a notification with all its fields',
      payload: {
        data: { from: 'shop' },
        notification: {
          ...notification,
          icon: 'parcel',
          color: '#0A7D3C',
          sound: 'default',
          tag: 'order-41',
          click_action: 'org.example.OPEN',
          title_loc_key: 'TITLE',
          title_loc_args: ['41'],
          body_loc_key: 'BODY',
          body_loc_args: [],
          channel_id: 'orders',
          ticker: 'Order 41 is on its way',
          sticky: false,
          event_time: '2026-12-01T10:00:00.123456789Z',
          local_only: true,
          notification_priority: 'PRIORITY_HIGH',
          default_sound: true,
          visibility: 'PRIVATE',
          notification_count: 3,
          image: 'https://cdn.example.org/41.jpg',
        },
      },
    },
    { name: 'the shortest time', payload: { data: {}, expiresAfter: 60 } },
    { name: 'undefined for an absent field', payload: { data: { a: '1' }, priority: undefined } },
  ],
  rejects: [
    {
      name: 'data that is no text, at its place',
      payload: { data: { n: 1, nested: { a: '1' }, flag: true, none: null } },
      issues: [
        ['E_ADM_DATA_STRING', '/data/n'],
        ['E_ADM_DATA_STRING', '/data/nested'],
        ['E_ADM_DATA_STRING', '/data/flag'],
        ['E_ADM_DATA_STRING', '/data/none'],
      ],
    },
    ...['private-value', ['private-value']].map((data) => ({
      name: `data that is ${typeof data === 'string' ? 'a text' : 'a list'}`,
      payload: { data },
      issues: [['E_ADM_DATA_STRING', '/data']] as const,
    })),
    ...[30, '3600', 60.5].map((expiresAfter) => ({
      name: `expiresAfter ${JSON.stringify(expiresAfter)}`,
      payload: { data: {}, expiresAfter },
      issues: [['E_ADM_EXPIRES', '/expiresAfter']] as const,
    })),
    {
      name: 'a checksum of other data',
      payload: { data: { a: 'private-value' }, md5: 'QqZze8FNTr5xjhm1fanqZA==' },
      issues: [['E_ADM_MD5_MISMATCH', '/md5']],
    },
    {
      name: 'a wrong checksum, also where one is asked for',
      payload: { data: { a: '1' }, md5: 'QqZze8FNTr5xjhm1fanqZA==' },
      options: { checksum: true },
      issues: [['E_ADM_MD5_MISMATCH', '/md5']],
    },
    { name: 'nothing at all (B100)', payload: {}, issues: [['E_ADM_EMPTY', '']] },
    { name: 'no content', payload: { priority: 'high' }, issues: [['E_ADM_EMPTY', '']] },
    {
      name: 'a notification without title and body',
      payload: { notification: { icon: 'x' } },
      issues: [
        ['E_ADM_NOTIFICATION_REQUIRED', '/notification'],
        ['E_ADM_NOTIFICATION_REQUIRED', '/notification'],
      ],
    },
    {
      name: 'a title that is no text',
      payload: { notification: { title: 41, body: 'x' } },
      issues: [['E_ADM_NOTIFICATION_REQUIRED', '/notification/title']],
    },
    {
      name: 'a notification that is none',
      payload: { notification: 'private-value' },
      issues: [
        ['E_ADM_TYPE', '/notification'],
        ['E_ADM_NOTIFICATION_REQUIRED', '/notification'],
        ['E_ADM_NOTIFICATION_REQUIRED', '/notification'],
      ],
    },
    {
      name: '6,145 bytes of data',
      payload: { data: { a: 'x'.repeat(6137) } },
      issues: [['E_ADM_TOO_LARGE', '']],
    },
    {
      name: 'an unknown priority and keys of other types',
      payload: { data: {}, priority: 'urgent', consolidationKey: 7, md5: 7 },
      issues: [
        ['E_ADM_PRIORITY', '/priority'],
        ['E_ADM_TYPE', '/consolidationKey'],
        ['E_ADM_TYPE', '/md5'],
        ['E_ADM_MD5_MISMATCH', '/md5'],
      ],
    },
    {
      name: 'who gets it',
      payload: { data: {}, registrationId: 'private-value', to: 'private-value' },
      issues: [
        ['E_ADM_TARGET', '/registrationId'],
        ['E_ADM_TARGET', '/to'],
      ],
    },
    ...['constructor', 'prototype'].map((key) => ({
      name: `the key ${key} in data, of which no rule would hear`,
      payload: { data: { [key]: 1 } },
      issues: [['E_JSON_KEY', `/data/${key}`]] as const,
    })),
    {
      name: 'half of a surrogate pair',
      payload: { data: { a: '\ud83d' } },
      issues: [['E_STRING_LONE_SURROGATE', '/data/a']],
    },
    {
      name: 'what JSON cannot carry',
      payload: { data: { a: 10n } },
      issues: [
        ['E_JSON_VALUE', '/data/a'],
        ['E_ADM_DATA_STRING', '/data/a'],
      ],
    },
  ],
})

test('a key alone gets the empty data that ADM wants beside it (B100)', () => {
  const built = adm({ consolidationKey: 'k' })
  expect(JSON.parse(String(built.body))).toEqual({ consolidationKey: 'k', data: {} })
  expect(built.warnings).toBeUndefined()
  expect(warningsOf(adm('{"consolidationKey":"k"}'))).toEqual(['W_ADM_NO_DATA'])
  expect(adm('{"consolidationKey":"k"}').body).toBe('{"consolidationKey":"k"}')
})

test('what is accepted but doubtful is a warning', () => {
  const warned = (payload: object) => warningsOf(build(payload))
  expect(warned({ data: {}, consolidationKey: 'é'.repeat(64) })).toEqual([])
  expect(warned({ data: {}, consolidationKey: 'k'.repeat(65) })).toEqual([
    'W_ADM_CONSOLIDATION_KEY /consolidationKey',
  ])
  expect(warned({ data: {}, expiresAfter: 2_678_401 })).toEqual(['W_ADM_EXPIRES /expiresAfter'])
  expect(warned({ data: {}, time_to_live: 60, orderId: '41' })).toEqual([
    'W_ADM_UNKNOWN_KEY /time_to_live',
    'W_ADM_UNKNOWN_KEY /orderId',
  ])
  expect(warned({ notification: { ...notification, color: 'red', sticky: 'yes', visibility: 4 } })).toEqual([
    'W_ADM_NOTIFICATION_FIELD /notification/color',
    'W_ADM_NOTIFICATION_FIELD /notification/sticky',
    'W_ADM_NOTIFICATION_FIELD /notification/visibility',
  ])
  expect(warned({ notification: { ...notification, body_loc_args: ['41'], picture: 'x' } })).toEqual([
    'W_ADM_LOCARGS_WITHOUT_KEY /notification/body_loc_args',
    'W_ADM_UNKNOWN_KEY /notification/picture',
  ])
  expect(warned({ notification: { ...notification, visibility: 1, notification_priority: 5 } })).toEqual([])
})

test('a field of another name is told what ADM calls it', () => {
  const [issue] = checkAdm('{"data":{},"time_to_live":60}')
  expect(issue?.message).toBe('ADM calls it expiresAfter.')
})

test('6,144 bytes of data are taken, counted in UTF-8; all of it together is a warning', () => {
  const built = adm({ data: { a: 'x'.repeat(6136) } })
  expect(warningsOf(built)).toEqual(['W_ADM_SIZE'])
  expect(() => adm({ data: { a: `${'é'.repeat(3068)}x` } })).toThrow(/6145 bytes/)
  expect(warningsOf(adm({ notification: { title: 'A', body: 'x'.repeat(6144) } }))).toEqual(['W_ADM_SIZE'])
})

test('any text comes through as it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('😀\n\t', 'שלום \u202eabc', '\u0000\u001f\u2028', '"\\/'),
  )
  fc.assert(
    fc.property(fc.dictionary(text, text, { maxKeys: 8 }), fc.boolean(), (entries, checksum) => {
      const data = Object.fromEntries(
        Object.entries(entries).filter(([key]) => !/^(__proto__|constructor|prototype)$/.test(key)),
      )
      const built = adm({ data }, { checksum })
      expect(JSON.parse(String(built.body)).data).toEqual(data)
      expect(checkAdm(String(built.body))).toEqual([])
      expect(adm(String(built.body), { checksum }).body).toBe(built.body)
    }),
  )
})

test('a preview says what the person sees', () => {
  const { body } = adm({
    notification: {
      ...notification,
      color: '#0A7D3C',
      icon: 'parcel',
      notification_count: 3,
      default_sound: true,
    },
  })
  expect(previewAdm(String(body))).toEqual({
    format: 'adm',
    kind: 'shown',
    surface: 'notification',
    title: 'Order 41',
    lines: ['On its way'],
    icon: 'parcel',
    badge: '3',
    color: '#0A7D3C',
    sound: 'default',
    buttons: [],
    notes: [],
  })
  expect(previewAdm('{"data":{"a":"1"}}')).toMatchObject({ kind: 'data', lines: [] })
  expect(
    previewAdm('{"notification":{"title_loc_key":"T","title_loc_args":["7"],"click_action":"OPEN"}}'),
  ).toMatchObject({ title: '⟨T, 7⟩', notes: [/⟨⟩/, /OPEN/].map((part) => expect.stringMatching(part)) })
  for (const body of ['{"notification":7}', '{"notification":{}}'])
    expect(previewAdm(body)).toMatchObject({ kind: 'data', notes: [expect.stringContaining('Nothing')] })
})

test.each([{ data: {} }, '{"data":{}}'])('%j goes out as JSON (B102)', (payload) => {
  expect(adm(payload)).toEqual({
    format: 'adm',
    body: '{"data":{}}',
    contentType: 'application/json;charset=utf-8',
  })
})
