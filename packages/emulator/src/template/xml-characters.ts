const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

// XML 1.0, production [2] Char; with the u flag a lone surrogate is a character of its own.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const everyForbidden = new RegExp(forbidden, 'gu')

/** A text as it stands between tags. What XML 1.0 cannot hold is left out. */
export function escapeText(text: string): string {
  // A reader would turn a bare carriage return into a line feed.
  return escapeMarkup(text).replaceAll('\r', '&#13;')
}

/** A text as it stands in the double quotes of an attribute. What XML 1.0 cannot hold is left out. */
export function escapeAttribute(text: string): string {
  // A reader would turn bare tabs and line ends into spaces.
  return escapeMarkup(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

function escapeMarkup(text: string): string {
  return text
    .replace(everyForbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** The first character of a text that XML 1.0 does not allow. */
export function findForbiddenCharacter(
  text: string,
): { readonly name: string; readonly index: number } | undefined {
  const match = forbidden.exec(text)
  if (!match) return undefined
  const code = match[0].codePointAt(0) ?? 0
  return { name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, index: match.index }
}

/**
 * Puts characters for the references of a text: the five names that XML defines, and numbers. Others, which only
 * a DOCTYPE could define, and an ampersand alone are a problem.
 */
export function decodeReferences(text: string): { readonly text: string } | { readonly problem: string } {
  let problem: string | undefined
  const decoded = text.replace(/&(?:#([0-9]+|x[0-9a-fA-F]+)|(\w+));|&/g, (whole, number, name) => {
    const character = number === undefined ? named.get(name) : decodeNumber(number)
    if (character === undefined)
      problem ??=
        whole === '&'
          ? 'An & is written &amp; in XML.'
          : `${whole} is no reference: there are &amp; &lt; &gt; &quot; &apos; and the numbers of characters that XML allows.`
    return character ?? ''
  })
  return problem === undefined ? { text: decoded } : { problem }
}

function decodeNumber(number: string): string | undefined {
  const code = number[0] === 'x' ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10)
  if (code > 0x10ffff) return undefined
  const character = String.fromCodePoint(code)
  return forbidden.test(character) ? undefined : character
}
