import type { FcmOptions } from '@hubcast/fcm'
import type { RejectCase, ValidCase } from '../../payload/test/contract.js'

const notification = { title: 'Order 41', body: 'On its way' }

/** Data whose every key FCM keeps for itself. */
export const reservedData = {
  from: 'a',
  message_type: 'b',
  gcm: 'c',
  'google.x': 'd',
  GoogleY: 'e',
  'gcm.notification.z': 'f',
}

/** The problems of {@link reservedData} at a place. */
export function reservedAt(path: string): RejectCase['issues'] {
  return Object.keys(reservedData).map((key) => ['E_FCM_DATA_RESERVED', `${path}/${key}`])
}

/** Bodies that FCM takes. */
export const valid: readonly ValidCase<unknown, FcmOptions>[] = [
  {
    name: 'a notification with data and options for Android',
    payload: {
      message: {
        notification,
        data: { orderId: '41', eta: '18:40' },
        android: {
          priority: 'HIGH',
          ttl: '3600s',
          collapse_key: 'order-41',
          notification: {
            channel_id: 'orders',
            tag: 'order-41',
            color: '#0A7D3C',
            notification_priority: 'PRIORITY_HIGH',
            visibility: 'PRIVATE',
          },
        },
      },
    },
  },
  {
    name: 'data alone, now or never (B84)',
    payload: {
      message: { data: { kind: 'sync', scope: 'inbox' }, android: { priority: 'NORMAL', ttl: '0s' } },
    },
  },
  {
    name: 'every field of Android',
    payload: {
      message: {
        notification: { ...notification, image: 'https://cdn.example.org/box.png' },
        fcm_options: { analytics_label: 'orders_2026-12~a.b%c' },
        android: {
          collapse_key: 'order-41',
          priority: 'high',
          ttl: '2419200s',
          restricted_package_name: 'org.example.shop',
          data: { orderId: '41' },
          fcm_options: { analytics_label: 'a' },
          direct_boot_ok: true,
          bandwidth_constrained_ok: true,
          restricted_satellite_ok: false,
          notification: {
            title: 'A',
            body: 'B',
            icon: 'box',
            color: '#0a7d3c',
            sound: 'default',
            tag: 'order-41',
            click_action: 'OPEN',
            body_loc_key: 'b',
            body_loc_args: ['1'],
            title_loc_key: 't',
            title_loc_args: ['1', '2'],
            channel_id: 'orders',
            ticker: 'Order 41',
            sticky: false,
            event_time: '2026-11-24T10:00:00.123456789Z',
            local_only: true,
            notification_priority: 'PRIORITY_MAX',
            default_sound: true,
            default_vibrate_timings: false,
            default_light_settings: false,
            vibrate_timings: ['0s', '0.250s', '3.500000000s'],
            visibility: 'SECRET',
            notification_count: 3,
            light_settings: {
              color: { red: 0, green: 0.5, blue: 1, alpha: 1 },
              light_on_duration: '1s',
              light_off_duration: '0.5s',
            },
            image: 'https://cdn.example.org/box.png',
            proxy: 'IF_PRIORITY_LOWERED',
          },
        },
      },
    },
  },
  {
    name: 'browsers',
    payload: {
      message: {
        webpush: {
          headers: { TTL: '60', Urgency: 'high', Topic: 'order-41' },
          data: { orderId: '41' },
          notification: {
            title: 'A',
            body: 'B',
            actions: [{ action: 'open', title: 'Open' }],
            own: { a: 1 },
          },
          fcm_options: { link: 'https://shop.example.org/o/41', analytics_label: 'a' },
        },
      },
    },
  },
  {
    name: "Apple's devices",
    payload: {
      message: {
        apns: {
          headers: { 'apns-priority': '10', 'apns-expiration': '0' },
          payload: { aps: { alert: { title: 'A', body: 'B' }, badge: 3, sound: 'default' }, orderId: 41 },
          fcm_options: { image: 'https://cdn.example.org/box.png', analytics_label: 'a' },
        },
      },
    },
  },
  {
    name: 'a Live Activity',
    payload: {
      message: {
        apns: {
          live_activity_token: 'a1b2',
          payload: { aps: { event: 'update', timestamp: 1, 'content-state': { stopsLeft: 2 } } },
        },
      },
    },
  },
  {
    name: 'data alone for Apple with priority 5',
    payload: { message: { data: { a: '1' }, apns: { headers: { 'apns-priority': '5' } } } },
  },
  {
    name: 'data for each system below the limit',
    payload: { message: { data: { a: 'x'.repeat(3000) }, android: { data: { a: 'x'.repeat(3000) } } } },
  },
  {
    name: 'names that FCM keeps in small letters alone',
    payload: { message: { data: { From: 'a', GCM: 'b' } } },
  },
  { name: 'a message without anything', payload: { message: {} } },
  { name: 'undefined for absent fields (B86)', payload: { message: { data: undefined, notification } } },
  {
    name: 'an empty list of arguments',
    payload: { message: { android: { notification: { body_loc_args: [] } } } },
  },
]

const android = (fields: object) => ({ message: { android: fields } })
const drawn = (fields: object) => android({ notification: fields })
const at = (name: string) => `/message/android/notification/${name}`

/** A body that FCM refuses. */
export interface FcmRejectCase extends RejectCase {
  /** Google's own library does not look for it. */
  readonly adminTakesIt?: true
}

export const rejects: readonly FcmRejectCase[] = [
  {
    name: 'a legacy message (B88)',
    payload: { data: { msg: 'Hello World!' } },
    issues: [['E_FCM_ENVELOPE', '']],
    adminTakesIt: true,
  },
  {
    name: 'a message without its envelope (B88)',
    payload: { notification, data: { a: '1' }, android: {} },
    issues: [['E_FCM_ENVELOPE', '']],
    adminTakesIt: true,
  },
  {
    name: 'two envelopes (B88)',
    payload: { message: { message: { notification } } },
    issues: [['E_FCM_ENVELOPE', '/message/message']],
    adminTakesIt: true,
  },
  {
    name: 'fields beside the message',
    payload: { message: { notification }, validate_only: true, android: {} },
    issues: [
      ['E_FCM_ENVELOPE', '/validate_only'],
      ['E_FCM_ENVELOPE', '/android'],
    ],
    adminTakesIt: true,
  },
  {
    name: 'a message that is a text',
    payload: { message: 'private-value' },
    issues: [['E_FCM_TYPE', '/message']],
  },
  {
    name: 'a target',
    payload: { message: { token: 'private-value', topic: 'b', condition: 'c' } },
    issues: ['token', 'topic', 'condition'].map(
      (key) => ['E_FCM_TARGET_PRESENT', `/message/${key}`] as const,
    ),
  },
  {
    name: 'a number in data (B86)',
    payload: { message: { data: { id: 21465, count: 3 } } },
    issues: [
      ['E_FCM_DATA_STRING', '/message/data/id'],
      ['E_FCM_DATA_STRING', '/message/data/count'],
    ],
  },
  {
    name: 'a flag, null, an object and a list in the data of each system',
    payload: {
      message: { data: { a: true, b: null }, android: { data: { c: {} } }, webpush: { data: { d: [] } } },
    },
    issues: [
      ['E_FCM_DATA_STRING', '/message/data/a'],
      ['E_FCM_DATA_STRING', '/message/data/b'],
      ['E_FCM_DATA_STRING', '/message/android/data/c'],
      ['E_FCM_DATA_STRING', '/message/webpush/data/d'],
    ],
  },
  {
    name: 'a list as data',
    payload: { message: { data: ['a'] } },
    issues: [['E_FCM_TYPE', '/message/data']],
  },
  {
    name: 'reserved keys',
    payload: { message: { data: reservedData } },
    issues: reservedAt('/message/data'),
    adminTakesIt: true,
  },
  {
    name: 'an empty key',
    payload: { message: { data: { '': 'x' } } },
    issues: [['E_FCM_DATA_KEY', '/message/data/']],
    adminTakesIt: true,
  },
  ...[3600, 0, '3600', '1h', '-1s', '1.0000000001s', ' 1s'].map((ttl) => ({
    name: `the time to live ${JSON.stringify(ttl)}${ttl === 0 ? ' (B84)' : ''}`,
    payload: android({ ttl }),
    issues: [['E_FCM_DURATION', '/message/android/ttl']] as const,
  })),
  {
    name: 'a time to live above four weeks',
    payload: android({ ttl: '2419201s' }),
    issues: [['E_FCM_TTL_RANGE', '/message/android/ttl']],
    adminTakesIt: true,
  },
  ...['red', '#fff', '#GGGGGG'].map((color) => ({
    name: `the colour ${color}`,
    payload: drawn({ color }),
    issues: [['E_FCM_COLOR', at('color')]] as const,
  })),
  {
    name: 'arguments without their key',
    payload: drawn({ title_loc_args: ['A'], body_loc_args: ['B'] }),
    issues: [
      ['E_FCM_LOCARGS_WITHOUT_KEY', at('title_loc_args')],
      ['E_FCM_LOCARGS_WITHOUT_KEY', at('body_loc_args')],
    ],
  },
  {
    name: 'a field and a value of the legacy message',
    payload: android({ time_to_live: 3600, priority: 'urgent', own: 1 }),
    issues: [
      ['E_FCM_UNKNOWN_FIELD', '/message/android/time_to_live'],
      ['E_FCM_ENUM', '/message/android/priority'],
      ['E_FCM_UNKNOWN_FIELD', '/message/android/own'],
    ],
    adminTakesIt: true,
  },
  {
    name: 'what is not common to all systems (B82)',
    payload: { message: { notification: { ...notification, sound: 'default', badge: '1', own: 1 } } },
    issues: ['sound', 'badge', 'own'].map(
      (key) => ['E_FCM_UNKNOWN_FIELD', `/message/notification/${key}`] as const,
    ),
    adminTakesIt: true,
  },
  {
    name: 'fields of Android in the message, and an unknown one',
    payload: { message: { priority: 'HIGH', collapse_key: 'a', own: 1 } },
    issues: ['priority', 'collapse_key', 'own'].map(
      (key) => ['E_FCM_UNKNOWN_FIELD', `/message/${key}`] as const,
    ),
    adminTakesIt: true,
  },
  {
    name: 'names of the legacy notification',
    payload: drawn({ android_channel_id: 'a', priority: 'high' }),
    issues: [
      ['E_FCM_UNKNOWN_FIELD', at('android_channel_id')],
      ['E_FCM_UNKNOWN_FIELD', at('priority')],
    ],
    adminTakesIt: true,
  },
  {
    name: 'one field in both spellings',
    payload: android({ collapse_key: 'a', collapseKey: 'b' }),
    issues: [['E_FCM_DUPLICATE_FIELD', '/message/android/collapseKey']],
    adminTakesIt: true,
  },
  {
    name: 'wrong values in the other spelling, at the place where they are',
    payload: android({
      restrictedPackageName: 'shop',
      notification: { lightSettings: {}, bodyLocArgs: ['a'] },
    }),
    issues: [
      ['E_FCM_PACKAGE_NAME', '/message/android/restrictedPackageName'],
      ['E_FCM_LIGHT_MISSING', at('lightSettings')],
      ['E_FCM_LOCARGS_WITHOUT_KEY', at('bodyLocArgs')],
    ],
  },
  {
    name: 'names that the enums do not have',
    payload: drawn({ notification_priority: 'HIGH', visibility: 'private', proxy: 7 }),
    issues: [
      ['E_FCM_ENUM', at('notification_priority')],
      ['E_FCM_ENUM', at('visibility')],
      ['E_FCM_ENUM', at('proxy')],
    ],
    adminTakesIt: true,
  },
  ...[-1, 1.5, '1.5', true, 2_147_483_648].map((notification_count) => ({
    name: `the count ${JSON.stringify(notification_count)}`,
    payload: drawn({ notification_count }),
    issues: [['E_FCM_COUNT_INT', at('notification_count')]] as const,
    adminTakesIt: true as const,
  })),
  ...['2026-11-24', '2026-13-24T10:00:00Z', '2026-11-24T10:00:00', 1_795_500_000].map((event_time) => ({
    name: `the time ${event_time}`,
    payload: drawn({ event_time }),
    issues: [['E_FCM_TIME', at('event_time')]] as const,
  })),
  {
    name: 'a vibration of nothing',
    payload: drawn({ vibrate_timings: [] }),
    issues: [['E_FCM_VIBRATE_EMPTY', at('vibrate_timings')]],
  },
  {
    name: 'a vibration of a number',
    payload: drawn({ vibrate_timings: ['1s', 250] }),
    issues: [['E_FCM_DURATION', `${at('vibrate_timings')}/1`]],
  },
  {
    name: 'half the settings of a light, and a colour of bytes',
    payload: drawn({ light_settings: { color: { red: 255, blue: '1' }, light_on_duration: '1s' } }),
    issues: [
      ['E_FCM_LIGHT_COLOR', `${at('light_settings')}/color/red`],
      ['E_FCM_LIGHT_COLOR', `${at('light_settings')}/color/blue`],
      ['E_FCM_LIGHT_MISSING', at('light_settings')],
    ],
  },
  {
    name: 'images that are no URL',
    payload: {
      message: {
        notification: { ...notification, image: 'box' },
        android: { notification: { image: 'file:///a.png' } },
        apns: { fcm_options: { image: '' } },
      },
    },
    issues: [
      ['E_FCM_URL', '/message/notification/image'],
      ['E_FCM_URL', at('image')],
      ['E_FCM_URL', '/message/apns/fcm_options/image'],
    ],
  },
  {
    name: 'a link that is not https',
    payload: { message: { webpush: { notification, fcm_options: { link: 'http://shop.example.org' } } } },
    issues: [['E_FCM_LINK_HTTPS', '/message/webpush/fcm_options/link']],
    adminTakesIt: true,
  },
  {
    name: 'headers of Web Push that there are not',
    payload: {
      message: { webpush: { notification, headers: { TTL: '1h', urgency: 'urgent', Topic: 'order 41' } } },
    },
    issues: ['TTL', 'urgency', 'Topic'].map(
      (name) => ['E_FCM_WEBPUSH_HEADER', `/message/webpush/headers/${name}`] as const,
    ),
    adminTakesIt: true,
  },
  {
    name: 'a number as header',
    payload: { message: { notification, webpush: { headers: { TTL: 60 } }, apns: { headers: { a: 1 } } } },
    issues: [
      ['E_FCM_TYPE', '/message/webpush/headers/TTL'],
      ['E_FCM_TYPE', '/message/apns/headers/a'],
    ],
  },
  {
    name: 'a line break in a header',
    payload: {
      message: { notification, apns: { headers: { 'apns-collapse-id': 'a\r\nb: c', 'a/b': 'c' } } },
    },
    issues: [
      ['E_HEADER_CTL', '/message/apns/headers/apns-collapse-id'],
      ['E_HEADER_NAME', '/message/apns/headers/a~1b'],
    ],
    adminTakesIt: true,
  },
  {
    name: 'data alone for Apple with priority 10',
    payload: { message: { data: { a: '1' }, apns: { headers: { 'apns-priority': '10' } } } },
    issues: [['E_FCM_APNS_PRIORITY', '/message/apns/headers/apns-priority']],
    adminTakesIt: true,
  },
  {
    name: 'an aps that is none, and an empty token',
    payload: { message: { apns: { payload: { aps: 'private-value' }, live_activity_token: '' } } },
    issues: [
      ['E_FCM_TYPE', '/message/apns/payload/aps'],
      ['E_FCM_TYPE', '/message/apns/live_activity_token'],
    ],
  },
  {
    name: 'a header in two letter cases',
    payload: {
      message: { webpush: { notification, headers: { TTL: '60', ttl: '0' } } },
    },
    issues: [['E_HEADER_DUP', '/message/webpush/headers/ttl']],
    adminTakesIt: true,
  },
  {
    name: 'a time that is an object with a name of JavaScript',
    payload: drawn({ event_time: { toString: 1, valueOf: 1 } }),
    issues: [['E_FCM_TIME', at('event_time')]],
  },
  ...['constructor', 'prototype'].map((key) => ({
    name: `the key ${key}, of which no rule would hear`,
    payload: { message: { [key]: 5, data: { [key]: '1' } } },
    issues: [
      ['E_JSON_KEY', `/message/${key}`],
      ['E_JSON_KEY', `/message/data/${key}`],
      ['E_FCM_UNKNOWN_FIELD', `/message/${key}`],
    ] as const,
    adminTakesIt: true as const,
  })),
  {
    name: 'a number as title',
    payload: { message: { notification: { title: 7 } } },
    issues: [['E_FCM_TYPE', '/message/notification/title']],
    adminTakesIt: true,
  },
  ...[
    { android: { data: { a: 'x'.repeat(20_000) } } },
    { webpush: { data: { a: 'x'.repeat(20_000) } } },
    drawn({ body: 'x'.repeat(20_000) }).message,
    {
      data: { a: 'x'.repeat(2000) },
      android: { notification: { title: 'x'.repeat(2000), body: 'y'.repeat(100) } },
    },
  ].map((message) => ({
    name: `4,097 bytes or more for ${Object.keys(message).join(' and ')}`,
    payload: { message },
    issues: [['E_FCM_TOO_LARGE', '']] as const,
    adminTakesIt: true as const,
  })),
  {
    name: '4,097 bytes',
    payload: { message: { data: { a: 'x'.repeat(4097 - 17) } } },
    issues: [['E_FCM_TOO_LARGE', '']],
    adminTakesIt: true,
  },
]
