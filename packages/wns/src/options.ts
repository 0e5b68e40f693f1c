import { definedHeaders, type PushHeaders } from '@hubcast/payload'

/** What goes beside any notification. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/push-request-response-headers */
export interface WnsDeliveryOptions {
  /** How long WNS keeps it, in whole seconds from 1, counted from its receipt. @default without end */
  readonly ttl?: number
  /** 1 high, 2 medium, 3 low, 4 very low. @default 1 for a toast, 2 for a tile and a badge, 3 for raw */
  readonly priority?: 1 | 2 | 3 | 4
  /** Asks for the state of the device, which the hub does not pass back. @default false */
  readonly requestForStatus?: boolean
}

/** What goes beside what WNS may keep for a device that is offline. */
export interface CachedOptions extends WnsDeliveryOptions {
  /** @default 'cache' for a tile and a badge, 'no-cache' for raw */
  readonly cachePolicy?: 'cache' | 'no-cache'
}

/** Options of a toast. WNS drops a toast whose device is offline. */
export interface ToastOptions extends WnsDeliveryOptions {
  /** What a later toast replaces this one by: 1 to 16 letters and digits. */
  readonly tag?: string
  /** Makes the tag one of a group: 1 to 16 letters and digits. Windows Phone 8.1 and later. */
  readonly group?: string
  /** Only for the action center of Windows Phone; on a channel of Windows WNS drops the toast. @default false */
  readonly suppressPopup?: boolean
}

/** Options of a tile. */
export interface TileOptions extends CachedOptions {
  /** Which tile of the queue it replaces: 1 to 16 letters and digits. */
  readonly tag?: string
}

/** Options of a badge. */
export interface BadgeOptions extends CachedOptions {}

/** Options of a raw notification. */
export interface RawOptions extends CachedOptions {}

/** The options of every kind together. */
export interface AnyWnsOptions extends ToastOptions, CachedOptions {}

/** What a notification is for WNS. */
export type WnsType = 'toast' | 'tile' | 'badge' | 'raw'

/** The headers that options become. */
export function toHeaders(type: WnsType, options: AnyWnsOptions): PushHeaders {
  return definedHeaders({
    'X-WNS-Type': `wns/${type}`,
    'X-WNS-Tag': options.tag?.toString(),
    'X-WNS-Group': options.group?.toString(),
    'X-WNS-TTL': options.ttl?.toString(),
    'X-WNS-PRIORITY': options.priority?.toString(),
    'X-WNS-Cache-Policy': options.cachePolicy?.toString(),
    'X-WNS-SuppressPopup': options.suppressPopup?.toString(),
    'X-WNS-RequestForStatus': options.requestForStatus?.toString(),
  })
}
