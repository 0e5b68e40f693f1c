import type { MessagePlatform } from '../content.js'
import type { Platform } from '../platform.js'
import { adm } from './adm.js'
import { apple } from './apple.js'
import { baidu } from './baidu.js'
import { browser } from './browser.js'
import { fcmv1 } from './fcm.js'
import { gcm } from './gcm.js'
import { windows } from './windows.js'
import { windowsphone } from './windows-phone.js'
import { xiaomi } from './xiaomi.js'

/** How a message becomes what each platform takes. */
export const platformCompilers: Readonly<Record<MessagePlatform, Platform>> = {
  apple,
  fcmv1,
  gcm,
  windows,
  windowsphone,
  adm,
  baidu,
  xiaomi,
  browser,
}
