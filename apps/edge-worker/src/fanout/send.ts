import type { BrowserPushChannel, NotificationFormat } from '@hubcast/core'
import type { PartState, ResolvableState, SendStatus } from './states.js'

/** A notification as a send keeps it. */
export interface KeptNotification {
  readonly format: NotificationFormat
  readonly body: string
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Handles of devices, by format. */
export type Handles = {
  readonly [Format in NotificationFormat]?: readonly (string | BrowserPushChannel)[] | undefined
}

/** Who a send goes to. `pages`: handles that arrive later, page by page. */
export type Audience =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'tags'; readonly tags: string }
  | { readonly kind: 'handles' }
  | { readonly kind: 'pages' }

/** All that a send is, but for its handles. Times are in milliseconds since 1970. */
export interface SendSpec {
  readonly notifications: readonly KeptNotification[]
  readonly audience: Audience
  /** When it leaves; undefined for at once. */
  readonly atMs?: number
  /** From when on it is worth nothing. */
  readonly expiresAtMs?: number
  /** What becomes of a part that may have been taken: it waits for a person, or it is sent again. */
  readonly onUnknown: 'hold' | 'resend'
  /** The id of the API key that made it. */
  readonly keyId: string
}

/** How many parts, and how many handles in them; a part for tags counts no handles. */
export interface Count {
  readonly parts: number
  readonly handles: number
}

/** Why a send stands still. */
export interface Pause {
  readonly status: number
  readonly reason: string
}

/** A send as it stands. */
export interface SendReport {
  readonly id: string
  readonly status: SendStatus
  readonly audience: Audience['kind']
  readonly createdAtMs: number
  readonly atMs?: number
  readonly expiresAtMs?: number
  readonly paused?: Pause
  /** How many pages have arrived. */
  readonly pages: number
  readonly counts: Readonly<Record<PartState, Count>>
  /** Of `dead` and `unknown`, what a person has dropped. */
  readonly dropped: { readonly dead: Count; readonly unknown: Count }
  /** Handles that can never be sent, such as one with a blank in it. */
  readonly invalidHandles: number
}

/** A part as it stands. */
export interface PartReport {
  readonly part: number
  readonly format: NotificationFormat
  readonly state: PartState
  /** 0 for tags. */
  readonly count: number
  readonly attempts: number
  readonly changedAtMs: number
  /** The hub's id of the notification, where it gave one. */
  readonly notificationId?: string
  readonly status?: number
  readonly reason?: string
  readonly dropped: boolean
  readonly handles?: readonly (string | BrowserPushChannel)[]
}

/** What came of a page of handles. */
export type PageOutcome =
  | { readonly kind: 'added' | 'repeated'; readonly handles: number; readonly invalid: number }
  | { readonly kind: 'not-found' | 'already-committed' | 'page-differs' | 'format-missing' }

/** What came of a commit. */
export type CommitOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'not-found' | 'already-committed' | 'pages-missing' }

/** What came of cancelling. `hub-failed`: what waits at the hub may leave it in time. */
export type CancelOutcome =
  | { readonly kind: 'canceled'; readonly report: SendReport }
  | { readonly kind: 'not-found' | 'hub-failed' }

/** What a person decides about parts. */
export interface Resolution {
  readonly state: ResolvableState
  readonly action: 'resend' | 'drop'
  /** @default all of that state */
  readonly parts?: readonly number[]
}

/** What a queue's message came to: `settled` ends it, `later` too, since another message was written. */
export type Delivered = 'settled' | 'later'

/** One send: its parts, their states, and the calls to the hub. */
export interface SendObject {
  /** Keeps a send and its handles; of an id that is there already it changes nothing. */
  create(spec: SendSpec, handles: Handles): Promise<SendReport>
  addPage(page: number, handles: Handles): Promise<PageOutcome>
  commit(pages: number): Promise<CommitOutcome>
  report(): Promise<SendReport | undefined>
  parts(query: PartsQuery): Promise<readonly PartReport[] | undefined>
  /** How many parts it concerned; undefined when there is no such send. */
  resolve(resolution: Resolution): Promise<number | undefined>
  /** Goes on after a configuration fault was mended. */
  resume(): Promise<boolean | undefined>
  /** Cancels what has not left, at the hub too, where it keeps it for later. */
  cancel(): Promise<CancelOutcome>
  /** Sends one part; of one that is under way it gives that one's end. */
  deliver(part: number): Promise<Delivered>
  /** The queue has given a part up. */
  bury(part: number): Promise<void>
}

/** Which parts. */
export interface PartsQuery {
  readonly state?: PartState
  /** The part after which the list begins. */
  readonly after?: number
  readonly limit: number
  readonly withHandles: boolean
}
