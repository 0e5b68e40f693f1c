/** A URL, also one relative to `base`; `undefined` for what is none. `URL.parse` is not in every runtime yet. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
