/** Texts for the app: they become extras of its Intent. */
export type BaiduCustomContent = Readonly<Record<string, string>>

/** What an iOS app gets through Baidu. Its own data stand beside `aps`. */
export interface BaiduAps {
  readonly alert?: string
  readonly sound?: string
  /** The number on the app's icon. */
  readonly badge?: number
}

interface NotificationFields {
  /** @default the app's name */
  readonly title?: string
  /** What it says. Not empty. */
  readonly description: string
  /** A style that the app registered, from 0. @default 0 */
  readonly notification_builder_id?: number
  /** 4 rings, 2 vibrates, 1 lets the person remove it, added up; for builder 0 alone. @default 7 */
  readonly notification_basic_style?: 1 | 2 | 3 | 4 | 5 | 6 | 7
  /** Over which network it is fetched, 0 or 1; no page says which is which. */
  readonly net_support?: 0 | 1
  /** Texts for the app's own code. */
  readonly custom_content?: BaiduCustomContent
}

interface NoUrl {
  readonly url?: never
  readonly user_confirm?: never
}

interface NoPackage {
  readonly pkg_content?: never
  readonly pkg_name?: never
  readonly pkg_version?: never
}

/** A tap tells the app's own code, and opens nothing. */
export interface BaiduOpenNothing extends NoUrl, NoPackage {
  readonly open_type?: 0
}

/** A tap opens a page. */
export interface BaiduOpenUrl extends NoPackage {
  readonly open_type: 1
  readonly url: string
  /** 1 asks the person before the page is opened. */
  readonly user_confirm?: 0 | 1
}

/** A tap opens the app, or a part of it. */
export interface BaiduOpenApp extends NoUrl {
  readonly open_type: 2
  /** An Intent URI. @default the app's first screen */
  readonly pkg_content?: string
  /** The package of the app that a tap opens, such as `org.example.shop`. */
  readonly pkg_name?: string
  /** The version of that app, as text. */
  readonly pkg_version?: string
}

/** A notification that the system shows, on Android. */
export type BaiduNotification = NotificationFields & (BaiduOpenNothing | BaiduOpenUrl | BaiduOpenApp)

/** A notification with a part for an iOS app, and that app's own data beside it. */
export type BaiduAppleNotification<Data extends object = object> = BaiduNotification & {
  readonly aps: BaiduAps
} & Data
