export { baidu, checkBaidu } from './baidu.js'
export type {
  BaiduContentType,
  BaiduMessageOptions,
  BaiduNotificationOptions,
  BaiduOptions,
} from './options.js'
export type {
  BaiduAppleNotification,
  BaiduAps,
  BaiduCustomContent,
  BaiduNotification,
  BaiduOpenApp,
  BaiduOpenNothing,
  BaiduOpenUrl,
} from './payload.js'
export { previewBaidu } from './preview.js'
export { baiduTemplate } from './template.js'
export { baiduUnchecked } from './unchecked.js'
