/** The parts of a multipart body by their names. */
export type Parts = ReadonlyMap<string, string>

/**
 * Reads a multipart body as the hub does: any subtype, the boundary with or without quotes and blanks, names in
 * `Content-Disposition` with or without quotes, header names in any letter case.
 *
 * @returns Undefined for what is no multipart body.
 */
export function readMultipart(contentType: string, body: string): Parts | undefined {
  const [, quoted, plain] =
    /^multipart\/.*;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/is.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return undefined
  // A delimiter begins a line; what comes before the first and after the last is nothing.
  const sections = `\r\n${body.replace(/\r\n|\n/g, '\r\n')}`.split(`\r\n--${boundary}`).slice(1)
  const parts = new Map<string, string>()
  for (const section of sections) {
    if (section.startsWith('--')) break
    const end = section.indexOf('\r\n\r\n')
    if (end < 0) continue
    const [, name] =
      /^content-disposition:.*;\s*name\s*=\s*"?([^";\r\n]+)"?/im.exec(section.slice(0, end)) ?? []
    if (name !== undefined) parts.set(name.trim().toLowerCase(), section.slice(end + 4))
  }
  return parts
}

/** A list of texts in JSON; single quotes, as the documentation writes them, are taken for double ones. */
export function readHandles(text: string): readonly string[] | undefined {
  for (const candidate of [text, text.replaceAll("'", '"')]) {
    try {
      const list: unknown = JSON.parse(candidate)
      if (Array.isArray(list) && list.every((entry) => typeof entry === 'string' && entry !== '')) return list
    } catch {
      // The other spelling may be JSON.
    }
  }
  return undefined
}
