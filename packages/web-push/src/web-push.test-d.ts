import type { BrowserPushChannel, Installation } from '@hubcast/core'
import { type BodyTemplate, num, prop } from '@hubcast/payload'
import {
  type DeclarativeMessage,
  fromPushSubscription,
  type SiteNotification,
  webPush,
  webPushTemplate,
  webPushUnchecked,
} from '@hubcast/web-push'
import { expectTypeOf, test } from 'vitest'

interface OrderPush {
  title: string
  orderId: number
}

const navigate = 'https://shop.example.org/o/41'

test('what fits together compiles', () => {
  webPush({ title: 'A', body: 'B', tag: 't', renotify: true, vibrate: [200], kind: 'own' }, { ttl: 0 })
  webPush({ title: 'A', silent: true, renotify: false })
  webPush({ title: 'A', silent: null, vibrate: 200 })
  webPush({ data: { kind: 'sync' } }, { urgency: 'very-low' })
  webPush(
    {
      web_push: 8030,
      notification: { title: 'A', navigate, actions: [{ action: 'a', title: 'A', navigate }] },
      app_badge: 3,
      orderId: 41,
    },
    { badgeForSafari184: true },
  )
  webPush('{"title":"A"}', { topic: 't' })
  webPushUnchecked({ title: 'A', kind: 'own' })
  const push: OrderPush = { title: 'A', orderId: 41 }
  webPush(push)
  const message: DeclarativeMessage<{ orderId: number }> = {
    web_push: 8030,
    notification: { title: 'A', navigate },
    orderId: 41,
  }
  webPush(message)
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error to alert again it needs a tag
  webPush({ title: 'A', renotify: true })
  // @ts-expect-error silence does not vibrate
  webPush({ title: 'A', silent: true, vibrate: 200 })
  // @ts-expect-error a declarative message has navigate
  webPush({ web_push: 8030, notification: { title: 'A' } })
  // @ts-expect-error it has a title
  webPush({ web_push: 8030, notification: { navigate } })
  // @ts-expect-error each of its buttons has navigate
  webPush({ web_push: 8030, notification: { title: 'A', navigate, actions: [{ action: 'a', title: 'A' }] } })
  // @ts-expect-error to alert again it needs a tag, too
  webPush({ web_push: 8030, notification: { title: 'A', navigate, renotify: true } })
  // @ts-expect-error its silence does not vibrate, either
  webPush({ web_push: 8030, notification: { title: 'A', navigate, silent: true, vibrate: [] } })
  // @ts-expect-error the system's choice is told by leaving it out
  webPush({ web_push: 8030, notification: { title: 'A', navigate, silent: null } })
  // @ts-expect-error it has a notification
  webPush({ web_push: 8030 })
  // @ts-expect-error the mark is 8030
  webPush({ web_push: 9001, notification: { title: 'A', navigate } })
  // @ts-expect-error the number on the app's icon is a number
  webPush({ web_push: 8030, notification: { title: 'A', navigate }, app_badge: '3' })
  // @ts-expect-error badge is the URL of a picture
  webPush({ title: 'A', badge: 3 })
  // @ts-expect-error a button has a title
  webPush({ title: 'A', actions: [{ action: 'a' }] })
  // @ts-expect-error there is no such direction
  webPush({ title: 'A', dir: 'left' })
  // @ts-expect-error there is no such urgency
  webPush({ title: 'A' }, { urgency: 'urgent' })
  // @ts-expect-error only a declarative message has a badge to copy
  webPush({ title: 'A' }, { badgeForSafari184: true })
  // @ts-expect-error a text is sent to the letter
  webPush('{}', { badgeForSafari184: true })
  // @ts-expect-error the site's own keys are of the caller's type
  const own: SiteNotification<{ orderId: number }> = { title: 'A', orderId: '41' }
  webPush(own)
  // @ts-expect-error the compiler checks these alone
  webPushUnchecked({ web_push: 8030, notification: { title: 'A' } })
})

test('a template knows the names of its properties', () => {
  const site = webPushTemplate({ title: prop('title'), body: 'x', timestamp: num('at'), tag: prop('id') })
  expectTypeOf(site).toEqualTypeOf<BodyTemplate<'title' | 'at' | 'id'>>()
  const declared = webPushTemplate({
    web_push: 8030,
    notification: { title: prop('title'), navigate: prop('link') },
    app_badge: num('badge'),
  })
  expectTypeOf(declared).toEqualTypeOf<BodyTemplate<'title' | 'link' | 'badge'>>()
  // @ts-expect-error a declarative message has navigate in a template, too
  webPushTemplate({ web_push: 8030, notification: { title: prop('title') } })
})

test("a browser's own subscription becomes what an installation has", () => {
  const channelOf = (subscription: PushSubscription, json: PushSubscriptionJSON) => [
    fromPushSubscription(subscription),
    fromPushSubscription(json),
  ]
  expectTypeOf(channelOf).returns.toEqualTypeOf<BrowserPushChannel[]>()
  const pushChannel: BrowserPushChannel = { endpoint: navigate, p256dh: 'BO', auth: 'q8' }
  fromPushSubscription(pushChannel)
  const installation: Installation = { installationId: 'a', platform: 'browser', pushChannel }
  expectTypeOf(installation).toExtend<Installation>()
  // @ts-expect-error a number is no subscription
  fromPushSubscription(7)
})
