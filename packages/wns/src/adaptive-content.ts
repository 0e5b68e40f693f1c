/** How a text looks: its size, and with `Subtle` or `Numeral` its opacity or line height. */
export type TextStyle =
  | `${'caption' | 'body' | 'base' | 'subtitle'}${'' | 'Subtle'}`
  | `${'title' | 'subheader' | 'header'}${'' | 'Subtle' | 'Numeral'}`

/** A text in a group, or of an adaptive tile. */
export interface AdaptiveText {
  /** The text itself, or `ms-resource:` and a key of the app's resources. */
  readonly text: string
  /** A BCP 47 tag, such as `de-CH`. @default that of the binding */
  readonly lang?: string
  /** A number of the element; nothing needs it today. */
  readonly id?: number
  /** `hint-style`. @default 'caption' */
  readonly style?: TextStyle
  /** `hint-wrap`: whether the text goes on in the next line. @default false */
  readonly wrap?: boolean
  /** `hint-maxLines`, from 1. */
  readonly maxLines?: number
  /** `hint-minLines`, from 1. */
  readonly minLines?: number
  /** `hint-align`. @default 'left' */
  readonly align?: 'left' | 'center' | 'right'
}

/** What every image has. */
export interface ImageSource {
  /**
   * `https://`, `http://`, `ms-appx:///`, `ms-appdata:///local/`, `file:///` (desktop apps alone), or relative to
   * the base URI. From the web up to 3 MB, 1 MB on a metered network, 200 KB before Windows 10 version 1709.
   */
  readonly src: string
  /** What a screen reader says. */
  readonly alt?: string
  /** Adds scale, contrast and language to the URL's query. @default false */
  readonly addImageQuery?: boolean
  /** A number of the element; nothing needs it today. */
  readonly id?: number
}

/** An image in a group. */
export interface GroupImage extends ImageSource {
  /** `hint-removeMargin`. @default false */
  readonly removeMargin?: boolean
  /** `hint-align`. @default 'stretch' */
  readonly align?: 'stretch' | 'left' | 'center' | 'right'
  /** `hint-crop`. @default 'none' */
  readonly crop?: 'none' | 'circle'
}

/** A column of a group. */
export interface Subgroup {
  /** `hint-weight`: its share of the width, from 0 to 100. */
  readonly weight?: number
  /** `hint-textStacking`: where its content stands. @default 'top' */
  readonly textStacking?: 'top' | 'center' | 'bottom'
  /** Texts and images, from top to bottom. A plain text is a text without hints. */
  readonly children?: readonly (string | AdaptiveText | GroupImage)[]
}

/** Columns beside each other, which are shown as a whole or not at all. Since Windows 10 version 1607. */
export interface Group {
  /** From left to right, at least one. */
  readonly subgroups: readonly [Subgroup, ...Subgroup[]]
}
