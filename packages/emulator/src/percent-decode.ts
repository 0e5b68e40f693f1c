/** A percent-encoded text, decoded; undefined when its encoding is broken. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
