import type { LiveActivityAlert } from './alert.js'

interface LiveActivityFields {
  /** Seconds since 1970. It has to rise with every push: the system drops an older one. */
  readonly timestamp: number
  /** Seconds since 1970: from then on the activity is shown as out of date. */
  readonly 'stale-date'?: number
  /** Which activity stands first; any number. */
  readonly 'relevance-score'?: number
  /** `default`, or a sound file of the app. An alert may name one of its own. @default none */
  readonly sound?: string
}

interface NoAttributes {
  readonly 'attributes-type'?: never
  readonly attributes?: never
  readonly 'input-push-token'?: never
  readonly 'input-push-channel'?: never
}

/** Starts an activity. Since iOS 17.2. */
export type LiveActivityStart<State extends object, Attributes extends object> = LiveActivityFields & {
  readonly event: 'start'
  /** The Swift name of the app's `ActivityAttributes`. */
  readonly 'attributes-type': string
  /** What that type decodes; Swift's names, and numbers for dates unless the app decodes otherwise. */
  readonly attributes: Attributes
  /** What its `ContentState` decodes. */
  readonly 'content-state': State
  /** Title and body have to be there. */
  readonly alert: LiveActivityAlert & { readonly title: unknown; readonly body: unknown }
  /** Seconds since 1970: when it leaves the Lock Screen. A start hardly needs one: the end has it. */
  readonly 'dismissal-date'?: number
} & (
    | {
        /** Asks for a token for updates. Since iOS 18. */ readonly 'input-push-token'?: 1
        readonly 'input-push-channel'?: never
      }
    | {
        /** Subscribes it to a broadcast channel, base64. Since iOS 18. */ readonly 'input-push-channel'?: string
        readonly 'input-push-token'?: never
      }
  )

/** Changes a running activity. Since iOS 16.1. */
export type LiveActivityUpdate<State extends object> = LiveActivityFields &
  NoAttributes & {
    readonly event: 'update'
    readonly 'content-state': State
    readonly alert?: LiveActivityAlert
    /** Seconds since 1970: when it leaves the Lock Screen. An update hardly needs one: the end has it. */
    readonly 'dismissal-date'?: number
  }

/** Ends an activity. Since iOS 16.1. */
export type LiveActivityEnd<State extends object> = LiveActivityFields &
  NoAttributes & {
    readonly event: 'end'
    /** The last state. */
    readonly 'content-state'?: State
    readonly alert?: LiveActivityAlert
    /** Seconds since 1970: when it leaves the Lock Screen; a past time removes it at once. @default after up to four hours */
    readonly 'dismissal-date'?: number
  }

/** The `aps` of a Live Activity's push. */
export type LiveActivityAps<State extends object, Attributes extends object> =
  | LiveActivityStart<State, Attributes>
  | LiveActivityUpdate<State>
  | LiveActivityEnd<State>
