export type { ApnsAlert, ApnsCriticalSound, LiveActivityAlert, LocalizedText } from './alert.js'
export { apns, checkApns } from './apns.js'
export type {
  LiveActivityAps,
  LiveActivityEnd,
  LiveActivityStart,
  LiveActivityUpdate,
} from './live-activity.js'
export type {
  AlertOptions,
  AnyOptions,
  ApnsDeliveryOptions,
  BackgroundOptions,
  LiveActivityOptions,
  OtherOptions,
  TextOptions,
} from './options.js'
export type {
  AlertAps,
  AlertPayload,
  ApnsData,
  ApnsPushType,
  BackgroundAps,
  BackgroundPayload,
  ContentChangedAps,
  InterruptionLevel,
  LiveActivityPayload,
  OtherPayloads,
} from './payload.js'
export { previewApns } from './preview.js'
export { type ApnsTemplateOptions, apnsTemplate } from './template.js'
export { apnsUnchecked } from './unchecked.js'
