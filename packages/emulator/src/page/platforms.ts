import type { NotificationFormat } from '@hubcast/core'
import type { Platform } from '../model.js'
import { platformOfFormat } from '../platforms.js'

/** Devices that look alike: it chooses the icon and the shape of a card. */
export type Family =
  | 'apple'
  | 'android'
  | 'windows'
  | 'windowsphone'
  | 'kindle'
  | 'baidu'
  | 'xiaomi'
  | 'browser'

interface PlatformLook {
  readonly family: Family
  readonly label: string
}

const looks: Readonly<Record<Platform, PlatformLook>> = {
  apns: { family: 'apple', label: 'Apple' },
  fcmv1: { family: 'android', label: 'Android' },
  gcm: { family: 'android', label: 'Android, legacy GCM' },
  wns: { family: 'windows', label: 'Windows' },
  mpns: { family: 'windowsphone', label: 'Windows Phone' },
  adm: { family: 'kindle', label: 'Kindle' },
  baidu: { family: 'baidu', label: 'Baidu' },
  xiaomi: { family: 'xiaomi', label: 'Xiaomi' },
  browser: { family: 'browser', label: 'Browser' },
}

/** The family and the label of a platform. */
export function lookOfPlatform(platform: Platform): PlatformLook {
  return looks[platform]
}

/** The family and the label of a send's format. */
export function lookOfFormat(format: NotificationFormat): {
  readonly family: Family | 'template'
  readonly label: string
} {
  if (format === 'template') return { family: 'template', label: 'Template' }
  const platform = platformOfFormat(format)
  return platform ? looks[platform] : { family: 'template', label: format }
}
