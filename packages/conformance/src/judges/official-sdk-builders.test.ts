import {
  createAdmNotificationBody,
  createAppleNotificationBody,
  createBaiduNotificationBody,
  createBrowserNotification,
  createFirebaseV1NotificationBody,
  createWindowsBadgeNotification,
} from '@azure/notification-hubs'
import { adm } from '@hubcast/adm'
import { apns } from '@hubcast/apns'
import { baidu } from '@hubcast/baidu'
import { fcm } from '@hubcast/fcm'
import { webPush } from '@hubcast/web-push'
import { badge } from '@hubcast/wns'
import { expect, test } from 'vitest'

const data = { orderId: '41' }
const alert = { title: 'Order 41', body: 'Unterwegs: größe 41 📦' }

// Where the official SDK is right, the wire is the same. Where it is not: peer.md's cases are tests of the packages.
test.each([
  [
    'apns',
    apns({ aps: { alert, badge: 0 }, ...data }),
    createAppleNotificationBody({ aps: { alert, badge: 0 }, ...data }),
  ],
  [
    'fcm',
    fcm({ message: { notification: alert, data } }),
    createFirebaseV1NotificationBody({ message: { notification: alert, data } }),
  ],
  ['adm', adm({ data, expiresAfter: 3600 }), createAdmNotificationBody({ data, expiresAfter: 3600 })],
  [
    'baidu',
    baidu({ title: 'Order 41', description: 'On its way' }),
    createBaiduNotificationBody({ title: 'Order 41', description: 'On its way' }),
  ],
  ['webPush', webPush(alert), createBrowserNotification({ body: JSON.stringify(alert) }).body],
])('%s writes what the official SDK writes', (_, { body }, theirs) => {
  expect(JSON.parse(String(body))).toEqual(JSON.parse(theirs))
})

test('a badge goes out as the official SDK sends it, but for what a reader does not see', () => {
  const theirs = createWindowsBadgeNotification({ body: '<badge value="7"/>' })
  const ours = badge(7)
  expect([ours.body, ours.headers, ours.contentType]).toEqual([
    theirs.body,
    theirs.headers,
    theirs.contentType,
  ])
})
