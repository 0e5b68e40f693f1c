export { type BatchChunk, type BatchOptions, type BatchPart, splitBatch } from './batch.js'
export type { CallOptions } from './call-options.js'
export { type ConnectionString, parseConnectionString } from './connection-string.js'
export {
  type AccessToken,
  type Credential,
  type SharedAccessKeyOptions,
  sharedAccessKey,
  sharedAccessToken,
  type TokenContext,
  type TokenEndpointOptions,
  tokenEndpoint,
} from './credentials.js'
export type { Debug, DebugEvent } from './debug.js'
export {
  HubError,
  type HubErrorCode,
  type HubErrorCodes,
  type HubErrorDetails,
  isHubError,
  type Taken,
} from './errors.js'
export type { HubRequest, HubResponse } from './exchange.js'
export type { DeviceHandle } from './handles.js'
export { NotificationHub, type SendOptions } from './hub.js'
export type {
  BrowserPushChannel,
  Installation,
  InstallationTemplate,
  StoredInstallation,
} from './installation.js'
export type { InstallationReceipt, Installations, PutOptions } from './installations.js'
export {
  type NotificationFormat,
  type NotificationIssue,
  type NotificationOptions,
  notification,
  type PushNotification,
} from './notification.js'
export type { HubConfiguration, HubOptions } from './options.js'
export { addTags, type InstallationChange, removeTags, setTemplate, setUser } from './patch.js'
export type { SendReceipt, TestSendOutcome, TestSendReceipt, TestSendResult } from './receipt.js'
export type { RetryOptions } from './retry.js'
export {
  createSasToken,
  type SasTokenOptions,
  type SasVerification,
  type SasVerifyOptions,
  verifySasToken,
} from './sas.js'
export {
  all,
  any,
  formatTagExpression,
  isTag,
  not,
  parseTagExpression,
  type TagExpression,
  type TagLimits,
  type Tags,
} from './tags.js'
export type { Transport, TransportRequest, TransportResponse } from './transport.js'
export type { WaitOptions } from './until-shown.js'
