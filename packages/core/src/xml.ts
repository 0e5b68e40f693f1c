const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * The inner text of each element of a local name, whatever its prefix, in answers whose few elements are known
 * (`<Error>`, `<NotificationOutcome>`). A reader for anything else is a library's work.
 */
export function elements(xml: string, name: string): string[] {
  const element = new RegExp(`<((?:\\w+:)?${name})(?:\\s[^>]*)?(?:/>|(?<!/)>([\\s\\S]*?)</\\1\\s*>)`, 'g')
  return [...xml.matchAll(element)].map((match) => match[2] ?? '')
}

/** The decoded text of the first element of a local name. */
export function elementText(xml: string, name: string): string | undefined {
  return elements(xml, name)[0]
    ?.replace(/<!\[CDATA\[([\s\S]*?)\]\]>|&(#x?)?(\w+);/gi, (whole, text, numeric, entity) => {
      if (!numeric) return text ?? named[entity] ?? whole
      const code = Number.parseInt(entity, numeric === '#' ? 10 : 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .trim()
}
