import type { PushHeaders } from '@hubcast/payload'

/** The header that says what a body is. The hub passes it on. */
export const messageTypeHeader = 'X-Baidu-Message-Type'

/** How a body is announced to the hub: as JavaScript's official client does, or as .NET's. The body is JSON in both. */
export type BaiduContentType = 'application/json;charset=utf-8' | 'application/x-www-form-urlencoded'

interface DeliveryOptions {
  /** Which of them the service wants is not documented. @default 'application/json;charset=utf-8' */
  readonly contentType?: BaiduContentType
}

/** Options of a notification. */
export interface BaiduNotificationOptions extends DeliveryOptions {
  /** @default 1 */
  readonly messageType?: 1
}

/** Options of a message that goes through to the app's own code. */
export interface BaiduMessageOptions extends DeliveryOptions {
  readonly messageType: 0
}

/** The options of both kinds together. */
export interface BaiduOptions extends DeliveryOptions {
  /** 1 is a notification, 0 a message for the app's own code. @default 1 */
  readonly messageType?: 0 | 1
}

/** The content type of a send. */
export function contentTypeOf({ contentType = 'application/json;charset=utf-8' }: BaiduOptions): string {
  return contentType
}

/** The headers that options become. */
export function toHeaders({ messageType = 1 }: BaiduOptions): PushHeaders {
  return { [messageTypeHeader]: String(messageType) }
}
