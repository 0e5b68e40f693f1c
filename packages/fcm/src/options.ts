import type { CallerSchema } from '@hubcast/payload'

/** Options of `fcm()`. */
export interface FcmOptions {
  /** The caller's schema for `data`: of the message, of `android` and of `webpush`. */
  readonly dataSchema?: CallerSchema
}
