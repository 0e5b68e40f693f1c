import { Expression } from '@hubcast/payload'
import type { MessageFields, MessageText } from './content.js'
import { ellipsis, graphemesOf } from './graphemes.js'
import { kindOf, type Platform } from './platform.js'

/** Which of its texts a shown notification lacks on a platform that wants both, and has the other one of. */
export function missingTexts(
  content: MessageFields,
  { needs = {} }: Platform,
): readonly ('title' | 'body')[] {
  if (kindOf(content) !== 'shown') return []
  const { title, body, localization } = content
  return (['title', 'body'] as const).filter(
    (field) =>
      needs[field] !== undefined &&
      content[field] === undefined &&
      localization?.[`${field}Key`] === undefined &&
      (title ?? body) !== undefined,
  )
}

function beginningOfText(text: string, limit: number): string {
  if ([...text].length <= limit) return text
  let characters = 0
  const kept = graphemesOf(text.slice(0, limit * 16)).filter((grapheme) => {
    characters += [...grapheme].length
    return characters < limit
  })
  return kept.join('').trimEnd() + ellipsis
}

/** The beginning of a text, within a number of characters. Terms that are joined have a length that nobody knows. */
function beginningOf(text: MessageText, limit: number): MessageText {
  if (typeof text === 'string') return beginningOfText(text, limit)
  const [only] = text.terms
  const isOne = text.terms.length === 1 && typeof only === 'object' && only.form !== '%'
  if (!isOne || (only.length ?? limit + 1) <= limit) return text
  return new Expression([{ ...only, form: '.', length: limit }])
}

/**
 * A message with what stands in for a missing text. It is no text of the caller's that is cut: the whole of it stands
 * where it was put.
 */
export function withStandIns(content: MessageFields, platform: Platform): MessageFields {
  // One of both is there, so that one alone is missing.
  const [field] = missingTexts(content, platform)
  const other = content.title ?? content.body
  if (!field || other === undefined) return content
  return { ...content, [field]: beginningOf(other, platform.needs?.[field] ?? Number.POSITIVE_INFINITY) }
}
