/**
 * The first `length` UTF-16 code units of a text, which is how .NET counts characters; one fewer where the cut
 * would halve a surrogate pair, since half a pair cannot be sent as UTF-8.
 */
export function cut(text: string, length: number): string {
  const halvesPair =
    /[\ud800-\udbff]/.test(text[length - 1] ?? '') && /[\udc00-\udfff]/.test(text[length] ?? '')
  return text.slice(0, halvesPair ? length - 1 : length)
}

/** A text for a message: whole when it is short, else its beginning. */
export function excerpt(text: string): string {
  return text.length <= 80 ? text : `${cut(text, 79)}…`
}
