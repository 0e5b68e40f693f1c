const comment = /<!--[\s\S]*?-->/g
const openTag = /<[^\s/!?<>]+((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>((?:[^<]|<!\[CDATA\[[\s\S]*?\]\]>)*)(<\/)?/g
const attribute = /=\s*("[^"]*"|'[^']*')/g
const cdata = /<!\[CDATA\[([\s\S]*?)\]\]>/
const reference = /&(?:#(\d+)|#x([\dA-Fa-f]+)|(\w+));/g
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(reference, (whole, decimal?: string, hex?: string, name = '') => {
    if (name) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Every second part of a split is what the pattern caught. */
function decodeContent(text: string): string {
  return text
    .split(cdata)
    .map((part, index) => (index % 2 ? part : decode(part)))
    .join('')
}

/**
 * The values of an XML body where an expression may stand: attributes, and the text of leaf elements. It reads what
 * is well-formed and judges nothing, so that who sends a message does without a whole XML reader.
 */
export function valuesInXml(body: string): readonly string[] {
  return [...body.replace(comment, '').matchAll(openTag)].flatMap(
    ([, attributes = '', content = '', end]) => [
      ...[...attributes.matchAll(attribute)].map(([, quoted = '']) => decode(quoted.slice(1, -1))),
      ...(end && !attributes.endsWith('/') ? [decodeContent(content)] : []),
    ],
  )
}
