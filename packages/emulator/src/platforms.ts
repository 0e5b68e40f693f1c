import type { NotificationFormat } from '@hubcast/core'
import type { Platform } from './model.js'

/** Each push service: the format of its native sends, and its wire habits. */
interface PlatformTraits {
  readonly format: Exclude<NotificationFormat, 'template'>
  /** As a sentence names it. */
  readonly label: string
  /** Which headers of a send go on to it. */
  readonly headers: RegExp
  readonly contentType: string
}

const json = 'application/json'

export const platforms: Readonly<Record<Platform, PlatformTraits>> = {
  apns: {
    format: 'apple',
    label: 'APNs',
    headers: /^(x-)?apns-|^servicebusnotification-apns-expiry$/,
    contentType: json,
  },
  fcmv1: { format: 'fcmv1', label: 'FCM v1', headers: /^$/, contentType: json },
  gcm: { format: 'gcm', label: 'legacy FCM', headers: /^$/, contentType: json },
  wns: { format: 'windows', label: 'WNS', headers: /^x-wns-/, contentType: 'text/xml' },
  mpns: { format: 'windowsphone', label: 'MPNS', headers: /^x-/, contentType: 'text/xml' },
  adm: { format: 'adm', label: 'ADM', headers: /^$/, contentType: json },
  baidu: { format: 'baidu', label: 'Baidu', headers: /^x-baidu-/, contentType: json },
  xiaomi: { format: 'xiaomi', label: 'Xiaomi', headers: /^$/, contentType: json },
  browser: { format: 'browser', label: 'Web Push', headers: /^(ttl|urgency|topic)$/, contentType: json },
}

const platformNames = Object.keys(platforms) as Platform[]

/** The platform of an installation's `platform`, in any letter case. */
export function platformNamed(name: string): Platform | undefined {
  return platformNames.find((platform) => platform === name.toLowerCase())
}

/** The one platform that a native format is for. */
export function platformOfFormat(format: NotificationFormat): Platform | undefined {
  return platformNames.find((platform) => platforms[platform].format === format)
}

const formats: readonly NotificationFormat[] = [
  'template',
  ...platformNames.map((name) => platforms[name].format),
]

/** The format of a header value, in any letter case; a missing header means `template`. */
export function formatNamed(value: string | null): NotificationFormat | undefined {
  if (value === null) return 'template'
  return formats.find((format) => format === value.trim().toLowerCase())
}

/** How the push services' pages write header names that fetch lower-cases. */
const spelled: Readonly<Record<string, string>> = {
  'x-wns-type': 'X-WNS-Type',
  'x-wns-tag': 'X-WNS-Tag',
  'x-wns-group': 'X-WNS-Group',
  'x-wns-ttl': 'X-WNS-TTL',
  'x-wns-cache-policy': 'X-WNS-Cache-Policy',
  'x-wns-suppresspopup': 'X-WNS-SuppressPopup',
  'x-wns-requestforstatus': 'X-WNS-RequestForStatus',
  'x-wns-priority': 'X-WNS-PRIORITY',
  'x-windowsphone-target': 'X-WindowsPhone-Target',
  'x-notificationclass': 'X-NotificationClass',
  'x-messageid': 'X-MessageID',
  'x-baidu-message-type': 'X-Baidu-Message-Type',
  'servicebusnotification-apns-expiry': 'ServiceBusNotification-Apns-Expiry',
  ttl: 'TTL',
  urgency: 'Urgency',
  topic: 'Topic',
}

/** Headers that SDKs and browsers send to the hub for themselves, though their names begin with X-. */
const clientHeader = /^x-(ms-|forwarded-|requested-with|real-ip)/

/** The headers of a send that go on to a platform, with the platform's own content type. */
export function platformHeaders(
  platform: Platform,
  sent: Readonly<Record<string, string>>,
): Record<string, string> {
  const { headers, contentType } = platforms[platform]
  const passed = Object.entries(sent).flatMap(([name, value]) => {
    const lower = name.toLowerCase()
    return headers.test(lower) && !clientHeader.test(lower) ? [[spelled[lower] ?? lower, value] as const] : []
  })
  const result: Record<string, string> = { 'Content-Type': contentType, ...Object.fromEntries(passed) }
  if (result['X-WNS-Type'] === 'wns/raw') result['Content-Type'] = 'application/octet-stream'
  return result
}
