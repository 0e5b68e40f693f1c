/** How many places a named template has; undefined where no list says so. */
export interface Slots {
  readonly images?: number | undefined
  readonly texts?: number | undefined
  /** Whether the name is from memory only, not from the two lists of Windows. */
  readonly isUnsure?: boolean
}

export const legacyToastTemplate: RegExp = /^Toast(ImageAnd)?Text0[1-4]$/

/** The places of a toast's template: 1, 2, 2, 3 texts for 01 to 04. */
export function toastSlots(template: string): Slots {
  return { images: template.includes('Image') ? 1 : 0, texts: [1, 2, 2, 3][Number(template.at(-1)) - 1] }
}

// A name without its size, images, texts: the counts are those of the npm package wns, for Windows 8.
const square =
  'Block 0 2|Text01 0 4|Text02 0 2|Text03 0 4|Text04 0 1|Image 1 0|' +
  'PeekImageAndText01 1 4|PeekImageAndText02 1 2|PeekImageAndText03 1 4|PeekImageAndText04 1 1'
const wide =
  'Text01 0 5|Text02 0 9|Text03 0 1|Text04 0 1|Text05 0 5|Text06 0 10|Text07 0 9|Text08 0 10|Text09 0 2|' +
  'Text10 0 9|Text11 0 10|Image 1 0|ImageCollection 5 0|ImageAndText01 1 1|ImageAndText02 1 2|' +
  'BlockAndText01 0 6|BlockAndText02 0 3|SmallImageAndText01 1 1|SmallImageAndText02 1 5|' +
  'SmallImageAndText03 1 1|SmallImageAndText04 1 2|SmallImageAndText05 1 2|PeekImageCollection01 5 2|' +
  'PeekImageCollection02 5 5|PeekImageCollection03 5 1|PeekImageCollection04 5 1|PeekImageCollection05 6 2|' +
  'PeekImageCollection06 6 1|PeekImageAndText01 1 1|PeekImageAndText02 1 5|PeekImage01 1 2|PeekImage02 1 5|' +
  'PeekImage03 1 1|PeekImage04 1 1|PeekImage05 2 2|PeekImage06 2 1'
const large =
  /^((BlockAnd|ImageAnd|ImageCollectionAnd)Text0[12]|Image(Collection)?|(ImageAndTextOverlay|TextList)0[123]|SmallImagesAndTextList0[1-4]|Text0[1-9])$/
const fromMemory =
  /^TileSquare(71x71(Image|IconWithBadge)|150x150IconWithBadge|310x310SmallImagesAndTextList05)$|^TileWide310x150IconWithBadgeAndText$/

function find(list: string, name: string): Slots | undefined {
  const [, images, texts] = list
    .split('|')
    .flatMap((entry) => (entry.startsWith(`${name} `) ? entry.split(' ') : []))
  return images === undefined ? undefined : { images: Number(images), texts: Number(texts) }
}

/** The places of a tile's template, or undefined for a name that there is not. */
export function tileSlots(template: string): Slots | undefined {
  const [, size = '', pixels = '', name = ''] = /^Tile(Square|Wide)(\d+x\d+)?(\w+)$/.exec(template) ?? []
  if (fromMemory.test(template)) return { isUnsure: true }
  if (size === 'Square' && pixels === '310x310') return large.test(name) ? {} : undefined
  if (size === 'Square' && /^(150x150)?$/.test(pixels)) return find(square, name)
  return size === 'Wide' && /^(310x150)?$/.test(pixels) ? find(wide, name) : undefined
}

/** Whether a tile's template has its name since Windows 8.1. */
export function isVersion2(template: string): boolean {
  return /\d+x\d+/.test(template)
}
