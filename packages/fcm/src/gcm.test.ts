import { checkGcm, type GcmPayload, gcm, previewGcm } from '@hubcast/fcm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'
import { reservedAt, reservedData } from '../test/fcm-cases.js'

const warned = (payload: GcmPayload) => warningsOf(gcm(payload))

promises({
  name: 'gcm()',
  build: (payload: GcmPayload | string) => gcm(payload),
  format: 'gcm',
  contentType: 'application/json;charset=utf-8',
  check: checkGcm,
  preview: previewGcm,
  valid: [
    { name: "the original script's message", payload: { data: { msg: 'Hello World!' } } },
    {
      name: 'every field',
      payload: {
        collapse_key: 'order-41',
        priority: 'high',
        content_available: true,
        mutable_content: false,
        time_to_live: 2_419_200,
        restricted_package_name: 'org.example.shop',
        dry_run: true,
        data: { orderId: '41' },
        notification: {
          title: 'Order 41',
          body: 'On its way',
          android_channel_id: 'orders',
          icon: 'box',
          sound: 'default',
          tag: 'order-41',
          color: '#0A7D3C',
          click_action: 'OPEN',
          body_loc_key: 'b',
          body_loc_args: ['1'],
          title_loc_key: 't',
          title_loc_args: '["1"]',
          subtitle: 's',
          badge: '1',
        },
      },
    },
    {
      name: 'a picture',
      payload: { notification: { title: 'A', image: 'https://cdn.example.org/box.png' } },
    },
    { name: 'names that FCM keeps in small letters alone', payload: { data: { From: 'a', GCM: 'b' } } },
    { name: 'a time to live of 0', payload: { time_to_live: 0 } },
    { name: 'undefined for an absent field', payload: { data: { a: undefined } } },
  ],
  rejects: [
    {
      name: 'a target',
      payload: { to: 'private-value', registration_ids: ['x'], condition: 'c' },
      issues: ['to', 'registration_ids', 'condition'].map(
        (key) => ['E_FCM_TARGET_PRESENT', `/${key}`] as const,
      ),
    },
    {
      name: 'an FCM v1 message',
      payload: { message: { data: {} } },
      issues: [['E_FCM_ENVELOPE', '/message']],
    },
    {
      name: 'a list as data',
      payload: { data: ['private-value'] },
      issues: [['E_FCM_TYPE', '/data']],
    },
    {
      name: 'two fields that FCM does not know',
      payload: { ttl: 3, own: 1 },
      issues: [
        ['E_FCM_UNKNOWN_FIELD', '/ttl'],
        ['E_FCM_UNKNOWN_FIELD', '/own'],
      ],
    },
    {
      name: 'objects in data',
      payload: { data: { a: {}, b: null } },
      issues: [
        ['E_FCM_DATA_STRING', '/data/a'],
        ['E_FCM_DATA_STRING', '/data/b'],
      ],
    },
    { name: 'reserved keys', payload: { data: reservedData }, issues: reservedAt('/data') },
    { name: 'an empty key', payload: { data: { '': 'x' } }, issues: [['E_FCM_DATA_KEY', '/data/']] },
    {
      name: 'a field that FCM does not know',
      payload: { ttl: 3, notification: { channel_id: 'x' } },
      issues: [
        ['E_FCM_UNKNOWN_FIELD', '/ttl'],
        ['E_FCM_UNKNOWN_FIELD', '/notification/channel_id'],
      ],
    },
    ...['3600', -1, 1.5, 2_419_201].map((time_to_live) => ({
      name: `a time to live of ${JSON.stringify(time_to_live)}`,
      payload: { time_to_live },
      issues: [['E_FCM_TTL_RANGE', '/time_to_live']] as const,
    })),
    { name: 'a priority in v1 style', payload: { priority: 'HIGH' }, issues: [['E_FCM_ENUM', '/priority']] },
    ...['red', '#fff', '#GGGGGG'].map((color) => ({
      name: `the colour ${color}`,
      payload: { notification: { color } },
      issues: [['E_FCM_COLOR', '/notification/color']] as const,
    })),
    {
      name: 'arguments without their key',
      payload: { notification: { title_loc_args: ['A'] } },
      issues: [['E_FCM_LOCARGS_WITHOUT_KEY', '/notification/title_loc_args']],
    },
    {
      name: 'an image that is no URL, and arguments that are neither a list nor a text',
      payload: { notification: { image: 'box', body_loc_args: 7 } },
      issues: [
        ['E_FCM_URL', '/notification/image'],
        ['E_FCM_TYPE', '/notification/body_loc_args'],
      ],
    },
    {
      name: 'a number as title',
      payload: { notification: { title: 7 } },
      issues: [['E_FCM_TYPE', '/notification/title']],
    },
    {
      name: '4,097 bytes',
      payload: { data: { a: 'x'.repeat(4097 - 17) } },
      issues: [['E_FCM_TOO_LARGE', '']],
    },
  ],
})

test('4,096 bytes are taken, counted in UTF-8', () => {
  expect(() => gcm({ data: { a: 'x'.repeat(4096 - 17) } })).not.toThrow()
  expect(() => gcm({ data: { a: 'é'.repeat((4096 - 17 - 1) / 2) } })).not.toThrow()
  expect(() => gcm({ data: { a: 'é'.repeat((4096 - 17 - 1) / 2 + 1) } })).toThrow(/4097 bytes/)
})

test('what is accepted but doubtful is a warning', () => {
  expect(warned({})).toEqual(['W_GCM_RETIRED', 'W_FCM_EMPTY'])
  expect(warned({ content_available: true })).toEqual(['W_GCM_RETIRED'])
  expect(
    warned({ data: { n: 1, b: true, collapse_key: 'x' }, dry_run: true, delay_while_idle: false }),
  ).toEqual([
    'W_GCM_RETIRED',
    'W_FCM_DATA_STRING /data/n',
    'W_FCM_DATA_STRING /data/b',
    'W_FCM_DATA_COLLAPSE_KEY /data/collapse_key',
    'I_FCM_DATA_ONLY',
    'W_FCM_DRY_RUN /dry_run',
    'W_FCM_DEPRECATED /delay_while_idle',
  ])
})

test('data alone is noted: no system draws it (B90)', () => {
  const body = '{"data":{"message":"x"}}'
  expect(checkGcm(body).map(({ code }) => code)).toContain('I_FCM_DATA_ONLY')
  expect(previewGcm(body)).toMatchObject({
    kind: 'data',
    notes: [expect.stringContaining('not drawn by the system'), expect.stringContaining('June 2024')],
  })
  expect(warned({ notification: { title: 'A' }, data: { a: '1' } })).toEqual(['W_GCM_RETIRED'])
})

test('a header beside the body is checked, too', () => {
  expect(checkGcm('{}', { a: 'b\r\nc: d' }).map(({ code }) => code)).toContain('E_HEADER_CTL')
})

test('any text in data arrives as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (msg) => {
      expect(JSON.parse(String(gcm({ data: { msg } }).body))).toEqual({ data: { msg } })
    }),
  )
})
