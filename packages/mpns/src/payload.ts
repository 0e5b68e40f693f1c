/** What a notification is to MPNS. */
export type MpnsKind = 'toast' | 'tile' | 'raw'

/** The sound of a toast that plays none. */
export interface ToastSilence {
  readonly Silent: true
  /** A sound file of the app, which this toast does not play. */
  readonly path?: string
}

/** What a toast says, by the names of its elements. @see https://learn.microsoft.com/previous-versions/windows/apps/hh202945(v=vs.105) */
export interface ToastContent {
  /** The first words, in bold. */
  readonly Text1: string
  /** The words behind them. */
  readonly Text2?: string
  /** The page that a tap opens, from a slash, with its query. At most 256 characters. @default the app's first page */
  readonly Param?: string
  /** A sound file of the app, or none at all. Since Windows Phone 8 Update 3. @default the phone's sound */
  readonly Sound?: string | ToastSilence
}

/** A text or an address on a tile. `null` clears what was there; an absent one stays as it is. */
export type TileText = string | null

interface AnyTile {
  /** The secondary tile that changes: the page it opens, from a slash, with its query. @default the app's own tile */
  readonly Id?: string
  /** The number on the tile, a whole number from 0 to 99; 0 and `null` clear it. */
  readonly Count?: number | null
  /** The title at the foot of the tile. */
  readonly Title?: TileText
}

/** A tile with a front and a back. */
export interface TwoSidedTile extends AnyTile {
  /** The image of the front: a file of the app or a web address. */
  readonly BackgroundImage?: TileText
  /** The image of the back. */
  readonly BackBackgroundImage?: TileText
  /** The title at the foot of the back. */
  readonly BackTitle?: TileText
  /** The text of the back. */
  readonly BackContent?: TileText
}

/** A tile of Windows Phone 7, with a front and a back. */
export interface StandardTile extends TwoSidedTile {
  readonly Template?: never
}

/** A tile that turns from front to back. Since Windows Phone 8. */
export interface FlipTile extends TwoSidedTile {
  readonly Template: 'FlipTile'
  /** The image of the small tile. */
  readonly SmallBackgroundImage?: TileText
  /** The image of the wide tile's front. */
  readonly WideBackgroundImage?: TileText
  /** The image of the wide tile's back. */
  readonly WideBackBackgroundImage?: TileText
  /** The text of the wide tile's back. */
  readonly WideBackContent?: TileText
}

/** A tile with an icon and a number. Since Windows Phone 8. */
export interface IconicTile extends AnyTile {
  readonly Template: 'IconicTile'
  /** The icon of the small tile. */
  readonly SmallIconImage?: TileText
  /** The icon of the other sizes. */
  readonly IconImage?: TileText
  /** The first line of the wide tile, in large letters. */
  readonly WideContent1?: TileText
  /** The second line of the wide tile. */
  readonly WideContent2?: TileText
  /** The third line of the wide tile. */
  readonly WideContent3?: TileText
  /** `#AARRGGBB`. @default the phone's accent colour */
  readonly BackgroundColor?: TileText
}

/** A tile that cycles through images. Since Windows Phone 8. */
export interface CycleTile extends AnyTile {
  readonly Template: 'CycleTile'
  /** The image of the small tile. */
  readonly SmallBackgroundImage?: TileText
  /** The first image. */
  readonly CycleImage1?: TileText
  readonly CycleImage2?: TileText
  readonly CycleImage3?: TileText
  readonly CycleImage4?: TileText
  readonly CycleImage5?: TileText
  readonly CycleImage6?: TileText
  readonly CycleImage7?: TileText
  readonly CycleImage8?: TileText
  readonly CycleImage9?: TileText
}

type Tile = StandardTile | FlipTile | IconicTile | CycleTile

type KeyOf<Part> = Part extends unknown ? keyof Part : never

/** A tile without the fields of the others, so that none of them compiles where it has no place. */
type Only<Part extends Tile> = Part & { readonly [Key in Exclude<KeyOf<Tile>, keyof Part>]?: never }

/** What changes on a tile, by the names of its elements. @see https://learn.microsoft.com/previous-versions/windows/apps/hh202945(v=vs.105) */
export type TileContent = Only<StandardTile> | Only<FlipTile> | Only<IconicTile> | Only<CycleTile>
