import {
  type AndroidNotification,
  durationFromMs,
  type FcmPayload,
  fcm,
  fcmTemplate,
  fcmUnchecked,
  gcm,
  gcmTemplate,
  migrateLegacyToV1,
  stringifyData,
  type WebNotificationAction,
} from '@hubcast/fcm'
import { type BodyTemplate, expr, num, prop } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

const seconds: number = 60
const anyData: Record<string, string> = {}

test('what fits together compiles', () => {
  fcm({ message: { notification: { title: 'A' }, data: { orderId: '41', absent: undefined } } })
  fcm({ message: { data: anyData, android: { priority: 'HIGH', ttl: '3600s' } } })
  fcm({ message: { android: { ttl: `${seconds * 60}s`, priority: 'normal' } } })
  fcm({ message: { data: stringifyData({ n: 1 }), android: { ttl: durationFromMs(3500) } } })
  fcm({ message: { android: { notification: { title_loc_key: 'T', title_loc_args: ['41'] } } } })
  fcm({ message: { webpush: { headers: { TTL: '60' }, notification: { title: 'A', own: 1 } } } })
  fcm({ message: { apns: { payload: { aps: { alert: 'x' }, own: 1 }, headers: { 'apns-priority': '5' } } } })
  fcm('{"message":{}}')
  fcm({ message: migrateLegacyToV1({ data: { n: 1 } }).message })
  const payload: FcmPayload = { message: {} }
  fcmUnchecked(payload)
  gcm({ data: { n: 1 }, time_to_live: 60 })
})

test('a button of a notification in a browser opens a URL', () => {
  const actions = [{ action: 'track', title: 'Track', navigate: '/o/41/track' }]
  fcm({ message: { webpush: { notification: { title: 'A', navigate: '/o/41', actions } } } })
  const action: WebNotificationAction = { action: 'track', title: 'Track', navigate: '/o/41/track' }
  // @ts-expect-error a URL is a text
  const wrong: WebNotificationAction = { ...action, navigate: 7 }
  fcm({ message: { webpush: { notification: { actions: [wrong] } } } })
  gcm({ notification: { title: 'A', image: 'https://a.example/b.png' } })
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a message stands in its envelope
  fcm({ notification: { title: 'A' } })
  // @ts-expect-error there is one envelope
  fcm({ message: { message: {} } })
  // @ts-expect-error the hub fills in who gets it
  fcm({ message: { token: 'x' } })
  // @ts-expect-error data are texts
  fcm({ message: { data: { n: 1 } } })
  // @ts-expect-error FCM keeps this name for itself
  fcm({ message: { data: { from: 'x' } } })
  // @ts-expect-error a length of time is a text
  fcm({ message: { android: { ttl: 3600 } } })
  // @ts-expect-error a length of time ends in s
  fcm({ message: { android: { ttl: '3600' } } })
  // @ts-expect-error a length of time is in seconds
  fcm({ message: { android: { ttl: '1h' } } })
  // @ts-expect-error the field is called ttl
  fcm({ message: { android: { time_to_live: 3600 } } })
  // @ts-expect-error a priority is NORMAL or HIGH
  fcm({ message: { android: { priority: 'urgent' } } })
  // @ts-expect-error sound belongs to android.notification
  fcm({ message: { notification: { title: 'A', sound: 'default' } } })
  // @ts-expect-error a colour begins with #
  fcm({ message: { android: { notification: { color: 'red' } } } })
  // @ts-expect-error arguments need their key
  const notification: AndroidNotification = { title_loc_args: ['41'] }
  fcm({ message: { android: { notification } } })
  // @ts-expect-error a light has a colour and both times
  fcm({ message: { android: { notification: { light_settings: { color: {} } } } } })
  // @ts-expect-error the name has its prefix
  fcm({ message: { android: { notification: { notification_priority: 'HIGH' } } } })
  // @ts-expect-error a link is https
  fcm({ message: { webpush: { fcm_options: { link: 'http://a.example' } } } })
  // @ts-expect-error headers are texts
  fcm({ message: { webpush: { headers: { TTL: 60 } } } })
  // @ts-expect-error the types have one spelling
  fcm({ message: { android: { collapseKey: 'a' } } })
  // @ts-expect-error what has no checks has no text either
  fcmUnchecked('{"message":{}}')
  // @ts-expect-error the hub fills in who gets it
  gcm({ to: 'x' })
})

test('a template knows the names of its properties', () => {
  const built = fcmTemplate({
    message: {
      notification: { title: prop('title') },
      android: { ttl: expr`${prop('ttl')}s`, notification: { notification_count: num('badge') } },
    },
  })
  expectTypeOf(built).toEqualTypeOf<BodyTemplate<'title' | 'ttl' | 'badge'>>()
  const legacy = gcmTemplate({ data: { msg: prop('message') } })
  expectTypeOf(legacy).toEqualTypeOf<BodyTemplate<'message'>>()
  // @ts-expect-error data are texts
  fcmTemplate({ message: { data: { n: num('n') } } })
  // @ts-expect-error a template has its envelope, too
  fcmTemplate({ data: { n: prop('n') } })
})
