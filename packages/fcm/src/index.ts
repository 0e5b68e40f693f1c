export { type GcmNotification, type GcmPayload, gcm } from './gcm.js'
