/** What ends a text that was cut. */
export const ellipsis = '…'

/** What a person takes for characters: a flag, a family, a letter with its accents stay whole. */
export function graphemesOf(text: string): readonly string[] {
  return Array.from(
    new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
    ({ segment }) => segment,
  )
}
