import * as push from '@hubcast/web-push'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(push).sort()).toEqual([
    'checkPushSubscription',
    'checkVapidSubject',
    'checkWebPush',
    'fromPushSubscription',
    'previewWebPush',
    'webPush',
    'webPushTemplate',
    'webPushUnchecked',
  ])
})

test('all of it with its schema library has at most 12 KB, minified and compressed', async () => {
  expect(await gzipBytes("export * from '@hubcast/web-push'", import.meta.url)).toBeLessThanOrEqual(12_288)
})

test('what the compiler alone checks has at most 2 KB', async () => {
  const size = await gzipBytes("export { webPushUnchecked } from '@hubcast/web-push'", import.meta.url)
  expect(size).toBeLessThanOrEqual(2048)
})

test('it says the same as the checked one', () => {
  const message = {
    web_push: 8030,
    notification: { title: 'A', navigate: 'https://shop.example.org/' },
    app_badge: 3,
  } as const
  const options = { badgeForSafari184: true, ttl: 60 }
  const { warnings, ...built } = push.webPush(message, options)
  expect(warnings).toHaveLength(1)
  expect(push.webPushUnchecked(message, options)).toEqual(built)
  expect(push.webPushUnchecked({ title: 'A' })).toEqual(push.webPush({ title: 'A' }))
})
