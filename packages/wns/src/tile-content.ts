import type { AdaptiveText, Group, GroupImage } from './adaptive-content.js'
import type { SlotImage, SlotText, VisualAttributes } from './toast-content.js'

/** What Windows writes on a tile beside its content. */
export type TileBranding = 'none' | 'logo' | 'name' | 'nameAndLogo'

/** An image of an adaptive tile. */
export interface TileImage extends GroupImage {
  /** `background` fills the tile, `peek` slides in from above; one of each at most. @default 'inline' */
  readonly placement?: 'inline' | 'background' | 'peek'
  /** `hint-overlay`: how dark it is made, from 0 to 100, for `background` and `peek`. @default 20 */
  readonly overlay?: number
}

/** What an adaptive tile of one size shows. */
export interface TileBinding<Presentation extends string> {
  /** Texts, images and groups, from top to bottom. A plain text is a text without hints. */
  readonly children?: readonly (string | AdaptiveText | TileImage | Group)[]
  /** @default that of the tile */
  readonly branding?: TileBranding
  /** In place of the app's name, at this size. */
  readonly displayName?: string
  /** A BCP 47 tag. @default that of the tile */
  readonly lang?: string
  /** What a relative `src` begins with. @default that of the tile */
  readonly baseUri?: string
  /** Adds scale, contrast and language to the query of every image's URL. @default that of the tile */
  readonly addImageQuery?: boolean
  /** What the app knows this content by. */
  readonly contentId?: string
  /** What the app gets when the tile is chosen at this size. Since Windows 10 version 1607. */
  readonly arguments?: string
  /** A template for systems that do not know this one. */
  readonly fallback?: string
  /** `hint-textStacking`: where the content stands. @default 'top' */
  readonly textStacking?: 'top' | 'center' | 'bottom'
  /** `hint-overlay`: how dark the background image is made, from 0 to 100. @default 20 */
  readonly overlay?: number
  /** `hint-presentation`: one of the special tiles; `photos` takes up to 12 images. */
  readonly presentation?: Presentation
}

type Digit<Last extends number> = `0${Last}`
type SquareName = 'Block' | 'Image' | `${'Text' | 'PeekImageAndText'}${Digit<1 | 2 | 3 | 4>}`
type WideName =
  | 'Image'
  | 'ImageCollection'
  | `${'BlockAndText' | 'ImageAndText' | 'PeekImageAndText'}${Digit<1 | 2>}`
  | `${'PeekImage' | 'PeekImageCollection'}${Digit<1 | 2 | 3 | 4 | 5 | 6>}`
  | `SmallImageAndText${Digit<1 | 2 | 3 | 4 | 5>}`
  | `Text${Digit<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9> | '10' | '11'}`
type LargeName =
  | 'Image'
  | 'ImageCollection'
  | `${'BlockAndText' | 'ImageAndText' | 'ImageCollectionAndText'}${Digit<1 | 2>}`
  | `${'ImageAndTextOverlay' | 'TextList'}${Digit<1 | 2 | 3>}`
  | `SmallImagesAndTextList${Digit<1 | 2 | 3 | 4 | 5>}`
  | `Text${Digit<1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9>}`
type PhoneName = `TileSquare71x71${'Image' | 'IconWithBadge'}` | 'TileSquare150x150IconWithBadge'

/** A name of Windows 8. */
export type TileTemplateVersion1 = `TileSquare${SquareName}` | `TileWide${WideName}`

/** A name of Windows 8.1; the tile's `version` is 2. */
export type TileTemplateVersion2 =
  | `TileSquare150x150${SquareName}`
  | `TileWide310x150${WideName}`
  | `TileSquare310x310${LargeName}`
  | PhoneName
  | 'TileWide310x150IconWithBadgeAndText'

/** A tile with one of the named templates of Windows 8 and 8.1, which have a number of places each. */
export interface LegacyTileBinding {
  readonly template: TileTemplateVersion1 | TileTemplateVersion2
  /** The name of Windows 8 for a template of Windows 8.1. */
  readonly fallback?: TileTemplateVersion1
  /** In the order of the places. A plain text is a text without a language. */
  readonly texts?: readonly (string | SlotText)[]
  /** In the order of the places. A plain text is the image's `src`. */
  readonly images?: readonly (string | SlotImage)[]
  /** @default that of the tile */
  readonly branding?: TileBranding
  /** A BCP 47 tag. @default that of the tile */
  readonly lang?: string
  /** What a relative `src` begins with. @default that of the tile */
  readonly baseUri?: string
  /** Adds scale, contrast and language to the query of every image's URL. @default that of the tile */
  readonly addImageQuery?: boolean
  /** What the app knows this content by. */
  readonly contentId?: string
}

/** What a tile has, but for its wide size. At least one size is there, or one named template. */
export interface TileParts extends VisualAttributes {
  /** 71 by 71. */
  readonly small?: TileBinding<'iconic' | 'contact' | 'people' | 'photos'>
  /** 150 by 150. */
  readonly medium?: TileBinding<'iconic' | 'contact' | 'people' | 'photos'>
  /** 310 by 310. */
  readonly large?: TileBinding<'people' | 'photos'>
  /** The named templates of Windows 8 and 8.1, one for each size. */
  readonly legacy?: readonly LegacyTileBinding[]
  readonly branding?: TileBranding
  /** In place of the app's name. */
  readonly displayName?: string
  /** What the app knows this content by. */
  readonly contentId?: string
  /** What the app gets when the tile is chosen. Since Windows 10 version 1607. */
  readonly arguments?: string
}

/** 310 by 150. */
export type WideTileBinding = TileBinding<'contact' | 'people' | 'photos'>

/** A tile, as `tile()` takes it. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/adaptive-tiles-schema */
export type TileContent =
  | (TileParts & {
      readonly wide?: WideTileBinding
      readonly lockDetailedStatus1?: never
      readonly lockDetailedStatus2?: never
      readonly lockDetailedStatus3?: never
    })
  | (TileParts & {
      readonly wide: WideTileBinding
      /** `hint-lockDetailedStatus1`: a line on the lock screen, where the person chose this app. */
      readonly lockDetailedStatus1?: string
      /** `hint-lockDetailedStatus2`: the second line. */
      readonly lockDetailedStatus2?: string
      /** `hint-lockDetailedStatus3`: the third line. */
      readonly lockDetailedStatus3?: string
    })
