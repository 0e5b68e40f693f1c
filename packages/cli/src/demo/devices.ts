import type { Installation } from '@hubcast/core'

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

const toastXml =
  '<toast launch="$(link)"><visual><binding template="ToastGeneric"><text>$(title)</text><text>$(message)</text></binding></visual></toast>'
const phoneXml =
  '<wp:Notification xmlns:wp="WPNotification"><wp:Toast><wp:Text1>$(title)</wp:Text1><wp:Text2>$(message)</wp:Text2></wp:Toast></wp:Notification>'
const dataJson = '{"data":{"title":"$(title)","message":"$(message)"}}'

/** A dozen devices, each with its own template and tags. */
export const demoDevices: readonly DemoDevice[] = [
  {
    label: 'iPhone',
    installation: {
      installationId: 'iphone',
      platform: 'apns',
      pushChannel: hexHandle('iphone'),
      tags: ['news', 'region_eu'],
      templates: {
        message: {
          body: '{"aps":{"alert":{"title":"$(title)","body":"$(message)"},"sound":"default"},"link":"$(link)"}',
          headers: { 'apns-push-type': 'alert', 'apns-priority': '10' },
        },
      },
    },
  },
  {
    label: 'iPad, muted',
    installation: {
      installationId: 'ipad',
      platform: 'apns',
      pushChannel: hexHandle('ipad'),
      tags: ['news', 'muted', 'region_us'],
      templates: {
        message: {
          body: '{"aps":{"alert":{"title":"$(title)","body":".(message, 60)"}}}',
          headers: { 'apns-push-type': 'alert' },
        },
      },
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
      templates: {
        message: {
          body: `{"aps":{"alert":{"title":"$(title)","body":"{'Hello ' + $(name) + ': ' + $(message)}"}}}`,
          headers: { 'apns-push-type': 'alert' },
        },
      },
    },
  },
  {
    label: 'Android phone',
    installation: {
      installationId: 'android',
      platform: 'fcmv1',
      pushChannel: `${handle('android')}:APA91b`,
      tags: ['news', 'region_eu'],
      templates: {
        message: {
          body: '{"message":{"notification":{"title":"$(title)","body":"$(message)"},"data":{"link":"$(link)"}}}',
        },
      },
    },
  },
  {
    label: 'Android tablet',
    installation: {
      installationId: 'tablet',
      platform: 'fcmv1',
      pushChannel: `${handle('tablet')}:APA91b`,
      tags: ['region_us'],
      templates: { message: { body: '{"message":{"data":{"title":"$(title)","message":"$(message)"}}}' } },
    },
  },
  {
    label: 'Android, legacy GCM',
    installation: {
      installationId: 'old-android',
      platform: 'gcm',
      pushChannel: handle('old-android'),
      tags: ['news', 'region_eu'],
      templates: { message: { body: dataJson } },
    },
  },
  {
    label: 'Windows PC',
    installation: {
      installationId: 'windows-pc',
      platform: 'wns',
      pushChannel: 'https://db5.notify.windows.com/?token=demo',
      tags: ['news', 'desktop', 'region_eu'],
      templates: { message: { body: toastXml, headers: { 'X-WNS-Type': 'wns/toast' } } },
    },
  },
  {
    label: 'Windows Phone',
    installation: {
      installationId: 'windows-phone',
      platform: 'mpns',
      pushChannel: 'http://dm2.notify.live.net/throttledthirdparty/01.00/demo',
      tags: ['region_us'],
      templates: {
        message: {
          body: phoneXml,
          headers: { 'X-WindowsPhone-Target': 'toast', 'X-NotificationClass': '2' },
        },
      },
    },
  },
  {
    label: 'Kindle Fire',
    installation: {
      installationId: 'kindle',
      platform: 'adm',
      pushChannel: handle('kindle'),
      tags: ['news', 'region_us'],
      templates: { message: { body: dataJson } },
    },
  },
  {
    label: 'Baidu phone',
    installation: {
      installationId: 'baidu',
      platform: 'baidu',
      pushChannel: '1001-2002',
      tags: ['region_cn'],
      templates: { message: { body: '{"title":"$(title)","description":"$(message)"}' } },
    },
  },
  {
    label: 'Xiaomi phone',
    installation: {
      installationId: 'xiaomi',
      platform: 'xiaomi',
      pushChannel: handle('xiaomi'),
      tags: ['region_cn', 'news'],
      templates: { message: { body: '{"title":"$(title)","description":"$(message)","pass_through":0}' } },
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
      templates: { message: { body: '{"title":"$(title)","body":"$(message)","data":{"url":"$(link)"}}' } },
    },
  },
]
