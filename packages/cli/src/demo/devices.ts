import type { Installation } from '@hubcast/core'
import { fcmTemplate, gcmTemplate } from '@hubcast/fcm'
import { message, toTemplate } from '@hubcast/message'
import { expr, prop } from '@hubcast/template'

/** A device of the demo: what it registers as, and what a person would call it. */
export interface DemoDevice {
  readonly label: string
  readonly installation: Installation
}

/** Handles that look like those of the push services, and reach nobody. */
const handle = (text: string) => `demo-${text}-handle`
const hexHandle = (text: string) =>
  [...new TextEncoder().encode(text.padEnd(32, '.'))]
    .map((byte) => byte.toString(16))
    .join('')
    .toUpperCase()

/** The message that every device shows, in the words that a send brings. */
const news = message({
  title: prop('title'),
  body: prop('message'),
  link: prop('link', { default: 'https://shop.example.org/' }),
})

/** The same where the screen is small. */
const shortNews = message({
  title: prop('title'),
  body: prop('message', { length: 20, ellipsis: true }),
})

/** The same with the person's name, which the device registers and no send knows. */
const personalNews = message({
  title: prop('title'),
  body: expr`Hello ${prop('name')}: ${prop('message')}`,
})

/** A dozen devices, each with its own template and tags. */
export const demoDevices: readonly DemoDevice[] = [
  {
    label: 'iPhone',
    installation: {
      installationId: 'iphone',
      platform: 'apns',
      pushChannel: hexHandle('iphone'),
      tags: ['news', 'region_eu'],
      templates: { message: toTemplate(news, 'apple') },
    },
  },
  {
    label: 'iPad, muted',
    installation: {
      installationId: 'ipad',
      platform: 'apns',
      pushChannel: hexHandle('ipad'),
      tags: ['news', 'muted', 'region_us'],
      templates: { message: toTemplate(shortNews, 'apple') },
    },
  },
  {
    label: 'Mac',
    installation: {
      installationId: 'mac',
      platform: 'apns',
      pushChannel: hexHandle('mac'),
      tags: ['news', 'desktop'],
      pushVariables: { name: 'Ana' },
      templates: { message: toTemplate(personalNews, 'apple') },
    },
  },
  {
    label: 'Android phone',
    installation: {
      installationId: 'android',
      platform: 'fcmv1',
      pushChannel: `${handle('android')}:APA91b`,
      tags: ['news', 'region_eu'],
      templates: { message: toTemplate(news, 'fcmv1') },
    },
  },
  {
    label: 'Android tablet',
    installation: {
      installationId: 'tablet',
      platform: 'fcmv1',
      pushChannel: `${handle('tablet')}:APA91b`,
      tags: ['region_us'],
      // Its app draws by itself what it is handed.
      templates: {
        message: fcmTemplate({ message: { data: { title: prop('title'), message: prop('message') } } }),
      },
    },
  },
  {
    label: 'Android, legacy GCM',
    installation: {
      installationId: 'old-android',
      platform: 'gcm',
      pushChannel: handle('old-android'),
      tags: ['news', 'region_eu'],
      templates: { message: gcmTemplate({ data: { title: prop('title'), message: prop('message') } }) },
    },
  },
  {
    label: 'Windows PC',
    installation: {
      installationId: 'windows-pc',
      platform: 'wns',
      pushChannel: 'https://db5.notify.windows.com/?token=demo',
      tags: ['news', 'desktop', 'region_eu'],
      templates: { message: toTemplate(news, 'windows') },
    },
  },
  {
    label: 'Windows Phone',
    installation: {
      installationId: 'windows-phone',
      platform: 'mpns',
      pushChannel: 'http://dm2.notify.live.net/throttledthirdparty/01.00/demo',
      tags: ['region_us'],
      templates: { message: toTemplate(news, 'windowsphone') },
    },
  },
  {
    label: 'Kindle Fire',
    installation: {
      installationId: 'kindle',
      platform: 'adm',
      pushChannel: handle('kindle'),
      tags: ['news', 'region_us'],
      templates: { message: toTemplate(news, 'adm') },
    },
  },
  {
    label: 'Baidu phone',
    installation: {
      installationId: 'baidu',
      platform: 'baidu',
      pushChannel: '1001-2002',
      tags: ['region_cn'],
      templates: { message: toTemplate(news, 'baidu') },
    },
  },
  {
    label: 'Xiaomi phone',
    installation: {
      installationId: 'xiaomi',
      platform: 'xiaomi',
      pushChannel: handle('xiaomi'),
      tags: ['region_cn', 'news'],
      templates: { message: toTemplate(news, 'xiaomi') },
    },
  },
  {
    label: 'Firefox on a desktop',
    installation: {
      installationId: 'firefox',
      platform: 'browser',
      pushChannel: {
        endpoint: 'https://push.example.org/demo',
        p256dh: 'demo-public-value',
        auth: 'demo-value',
      },
      tags: ['news', 'desktop'],
      templates: { message: toTemplate(news, 'browser') },
    },
  },
]
