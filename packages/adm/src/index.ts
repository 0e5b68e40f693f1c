export { adm, checkAdm } from './adm.js'
export type { AdmOptions } from './options.js'
export type {
  AdmData,
  AdmMessage,
  AdmNotification,
  AdmNotificationPriority,
  AdmPayload,
  AdmVisibility,
} from './payload.js'
export { previewAdm } from './preview.js'
export { type AdmTemplatePayload, admTemplate } from './template.js'
export { admUnchecked } from './unchecked.js'
