import type { CallerSchema, PushHeaders } from '@hubcast/payload'
import { definedHeaders } from '@hubcast/payload'

/** How much a message matters to a device that saves power. @see https://www.rfc-editor.org/rfc/rfc8030#section-5.3 */
export type WebPushUrgency = 'very-low' | 'low' | 'normal' | 'high'

/** What goes beside any payload. Whether the hub passes the headers on is not documented. */
export interface WebPushOptions {
  /** Header `TTL`: how many seconds the push service keeps it for a browser that it does not reach; 0 is now or never. */
  readonly ttl?: number
  /** Header `Urgency`. @default 'normal' */
  readonly urgency?: WebPushUrgency
  /**
   * Header `Topic`: replaces a message of this topic that was not delivered yet; at most 32 letters, digits, `-` and
   * `_`. What is shown already is replaced by `tag`.
   */
  readonly topic?: string
  /** The caller's schema for `data`. */
  readonly dataSchema?: CallerSchema
}

/** Options of a declarative message. */
export interface DeclarativeOptions extends WebPushOptions {
  /** Writes `app_badge` inside `notification`, too, where Safari 18.4 reads it. @default false */
  readonly badgeForSafari184?: boolean
}

/** The headers that options become. */
export function toHeaders({ ttl, urgency, topic }: WebPushOptions): PushHeaders {
  return definedHeaders({ TTL: ttl?.toString(), Urgency: urgency, Topic: topic })
}
