import type { MessagePlatform } from './content.js'

/** Every platform that a message compiles to. */
export const messagePlatforms: readonly MessagePlatform[] = [
  'apple',
  'fcmv1',
  'gcm',
  'windows',
  'windowsphone',
  'adm',
  'baidu',
  'xiaomi',
  'browser',
]
