export type {
  DeclarativeAction,
  NotificationFields,
  Replacing,
  Sounding,
  WebPushAction,
} from './notification.js'
export type { DeclarativeOptions, WebPushOptions, WebPushUrgency } from './options.js'
export type {
  DeclarativeMessage,
  DeclarativeNotification,
  SiteNotification,
  WebPushData,
} from './payload.js'
export { previewWebPush } from './preview.js'
export {
  checkPushSubscription,
  fromPushSubscription,
  type PushSubscriptionFields,
  type PushSubscriptionSource,
} from './subscription.js'
export { webPushTemplate } from './template.js'
export { webPushUnchecked } from './unchecked.js'
export { checkVapidSubject } from './vapid-subject.js'
export { checkWebPush, webPush } from './web-push.js'
