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

/**
 * Names without their size, and images and texts of each place in one word: `15` for 1 and 5. Behind `#` stand those
 * of 01, 02 and so on. The counts are those of the npm package wns, for Windows 8.
 */
const square = new Map([
  ['Block', '02'],
  ['Text#', '04 02 04 01'],
  ['Image', '10'],
  ['PeekImageAndText#', '14 12 14 11'],
])
const wide = new Map([
  ['Text#', '05 09 01 01 05 010 09 010 02 09 010'],
  ['Image', '10'],
  ['ImageCollection', '50'],
  ['ImageAndText#', '11 12'],
  ['BlockAndText#', '06 03'],
  ['SmallImageAndText#', '11 15 11 12 12'],
  ['PeekImageCollection#', '52 55 51 51 62 61'],
  ['PeekImageAndText#', '11 15'],
  ['PeekImage#', '12 15 11 11 22 21'],
])
const large =
  /^((BlockAnd|ImageAnd|ImageCollectionAnd)Text0[12]|Image(Collection)?|(ImageAndTextOverlay|TextList)0[123]|SmallImagesAndTextList0[1-4]|Text0[1-9])$/
const fromMemory =
  /^TileSquare(71x71(Image|IconWithBadge)|150x150IconWithBadge|310x310SmallImagesAndTextList05)$|^TileWide310x150IconWithBadgeAndText$/

function find(templates: ReadonlyMap<string, string>, name: string): Slots | undefined {
  const [number = '01'] = /\d\d$/.exec(name) ?? []
  const word = templates.get(name.replace(/\d\d$/, '#'))?.split(' ')[Number(number) - 1]
  return word === undefined ? undefined : { images: Number(word[0]), texts: Number(word.slice(1)) }
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
