import type { NotificationFormat } from '@hubcast/core'
import type { Platform } from '../model.js'

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

const platforms: Readonly<Record<Platform, PlatformLook>> = {
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

const formats: Readonly<Record<NotificationFormat, Platform | 'template'>> = {
  template: 'template',
  apple: 'apns',
  fcmv1: 'fcmv1',
  gcm: 'gcm',
  windows: 'wns',
  windowsphone: 'mpns',
  adm: 'adm',
  baidu: 'baidu',
  xiaomi: 'xiaomi',
  browser: 'browser',
}

/** The family and the label of a platform. */
export function lookOfPlatform(platform: Platform): PlatformLook {
  return platforms[platform]
}

/** The one platform that a format is for, or `template`, which is for all. */
export function platformOfFormat(format: NotificationFormat): Platform | 'template' {
  return formats[format]
}

/** The family and the label of a send's format. */
export function lookOfFormat(format: NotificationFormat): {
  readonly family: Family | 'template'
  readonly label: string
} {
  const platform = formats[format]
  return platform === 'template' ? { family: 'template', label: 'Template' } : platforms[platform]
}
