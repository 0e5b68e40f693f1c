import type { Sender } from './auth/api-keys.js'
import type { DevicePolicy } from './auth/policy.js'

/** What a request has gathered on its way through the app. */
export interface Environment {
  readonly Variables: {
    requestId: string
    /** Milliseconds since 1970. */
    startedAtMs: number
    /** The body exactly as it came. */
    rawBody: string
    sender: Sender
    device: DevicePolicy
    /** The code of the refusal. */
    problemCode: string
  }
}
