import type { PushNotification } from '@hubcast/core'
import { checkFcm, type FcmOptions, fcm, previewFcm } from '@hubcast/fcm'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'
import { rejects, valid } from '../test/fcm-cases.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = fcm as unknown as (payload: unknown, options?: FcmOptions) => PushNotification

promises<unknown, FcmOptions>({
  name: 'fcm()',
  build,
  format: 'fcmv1',
  contentType: 'application/json;charset=utf-8',
  check: checkFcm,
  preview: previewFcm,
  valid,
  rejects,
})

const notification = { title: 'A' }
const warned = (message: object) => warningsOf(build({ message }))
const inAndroid = (fields: object) => warned({ android: { notification: fields } })

test('what is accepted but doubtful is a warning', () => {
  const at = '/message/android/notification'
  expect(warned({ notification })).toEqual([])
  expect(warned({})).toEqual(['W_FCM_EMPTY /message'])
  expect(warned({ notification, name: 'projects/a/messages/b' })).toEqual(['W_FCM_OUTPUT_ONLY /message/name'])
  expect(warned({ notification: { ...notification, image: 'http://a.example/b.png' } })).toEqual([
    'W_FCM_HTTP /message/notification/image',
  ])
  expect(warned({ notification, fcm_options: { analytics_label: 'Größe' } })).toEqual([
    'W_FCM_ANALYTICS_LABEL /message/fcm_options/analytics_label',
  ])
  expect(warned({ notification, data: { collapse_key: 'a' } })).toEqual([
    'W_FCM_DATA_COLLAPSE_KEY /message/data/collapse_key',
  ])
  expect(inAndroid({ click_action: 'https://a.example', icon: 'https://a.example/b.png' })).toEqual([
    `W_FCM_CLICK_ACTION_URL ${at}/click_action`,
    `W_FCM_ICON_URL ${at}/icon`,
  ])
  expect(inAndroid({ bypass_proxy_notification: true })).toEqual([
    `W_FCM_DEPRECATED ${at}/bypass_proxy_notification`,
  ])
  expect(inAndroid({ vibrate_timings: ['1s'], default_vibrate_timings: true })).toEqual([
    `W_FCM_IGNORED ${at}/vibrate_timings`,
  ])
  const light_settings = { color: {}, light_on_duration: '1s', light_off_duration: '1s' }
  expect(inAndroid({ light_settings, default_light_settings: true })).toEqual([
    `W_FCM_IGNORED ${at}/default_light_settings`,
  ])
  expect(inAndroid({ visibility: 1, notification_count: '3' })).toEqual([
    `W_FCM_LOOSE_VALUE ${at}/visibility`,
    `W_FCM_LOOSE_VALUE ${at}/notification_count`,
  ])
  expect(warned({ notification, android: null })).toEqual(['W_FCM_NULL /message/android'])
})

test('data alone is noted: no system draws it (B90)', () => {
  expect(warned({ data: { message: 'x' } })).toEqual(['I_FCM_DATA_ONLY /message'])
  expect(warned({ android: { data: { message: 'x' } } })).toEqual(['I_FCM_DATA_ONLY /message'])
})

test('data of a system is noted: it replaces that of the message', () => {
  expect(warned({ notification, data: { a: '1' }, android: { data: { b: '2' } } })).toEqual([
    'I_FCM_DATA_REPLACED /message/android/data',
  ])
})

test('a field beside title, body and image says where it belongs (B82)', () => {
  expect(() => build({ message: { notification: { sound: 'default' } } })).toThrow(
    /\/message\/notification\/sound: .*android\.notification.*apns\.payload\.aps/,
  )
})

test('4,096 bytes of data and notification are taken, counted in UTF-8', () => {
  const sized = (a: string) => () => build({ message: { data: { a } } })
  expect(sized('x'.repeat(4096 - 17))).not.toThrow()
  expect(sized(`${'é'.repeat((4096 - 17 - 1) / 2)}x`)).not.toThrow()
  expect(sized('é'.repeat((4096 - 17 - 1) / 2 + 1))).toThrow(/4097 bytes/)
})

test('above 4,000 bytes the whole message is doubtful', () => {
  const message = (collapse_key: string) => ({ notification, android: { collapse_key } })
  const overhead = JSON.stringify(message('')).length
  const sized = (length: number) => warned(message('x'.repeat(length - overhead)))
  expect(sized(4000)).toEqual([])
  expect(sized(4001)).toEqual(['W_FCM_SIZE'])
})

test("the caller's own schema judges the data of each system", () => {
  const dataSchema = v.object({ id: v.pipe(v.string(), v.regex(/^\d+$/, 'id has digits')) })
  const data = { id: '41' }
  expect(() => fcm({ message: { data, android: { data } } }, { dataSchema })).not.toThrow()
  expect(() => fcm({ message: { data, android: { data: { id: 'x' } } } }, { dataSchema })).toThrow(
    /\/message\/android\/data\/id: The app's own schema says: id has digits\. \(E_FCM_APP_SCHEMA\)/,
  )
  expect(() => fcm({ message: { notification } }, { dataSchema })).toThrow(
    /\/message\/data\/id: .*APP_SCHEMA/,
  )
})

test('any text comes through as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.dictionary(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        {
          maxKeys: 10,
        },
      ),
      (body, values) => {
        const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [`a${key}`, value]))
        const payload = { message: { notification: { title: 'RTL \u202eשלום\n👋🏽', body }, data } }
        const built = fcm(payload)
        expect(JSON.parse(String(built.body))).toEqual(payload)
        expect(checkFcm(String(built.body), built.headers)).toEqual([])
      },
    ),
  )
})
