export type {
  XiaomiMessage,
  XiaomiNotification,
  XiaomiOpenActivity,
  XiaomiOpenApp,
  XiaomiOpenPage,
  XiaomiPayload,
} from './payload.js'
export { previewXiaomi } from './preview.js'
export { xiaomiTemplate } from './template.js'
export { xiaomiUnchecked } from './unchecked.js'
export { checkXiaomi, xiaomi } from './xiaomi.js'
