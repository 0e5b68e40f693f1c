/**
 * The inner text of each element of a local name, whatever its prefix, in answers whose few elements are known
 * (`<Error>`, `<NotificationOutcome>`). A reader for anything else is a library's work.
 */
export function elements(xml: string, name: string): string[] {
  const element = new RegExp(`<((\\w+:)?${name})(\\s[^>]*)?(/>|(?<!/)>(.*?)</\\1\\s*>)`, 'gs')
  return [...xml.matchAll(element)].map((match) => match[5] ?? '')
}

/** The decoded text of the first element of a local name. */
export function elementText(xml: string, name: string): string | undefined {
  return elements(xml, name)[0]
    ?.replace(/<!\[CDATA\[(.*?)]]>|&#(x?\w+);|&(\w+);/gs, (whole, text, digits, entity) => {
      const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
      const code = Number(`0${digits}`)
      return text ?? named[entity] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : whole)
    })
    .trim()
}
