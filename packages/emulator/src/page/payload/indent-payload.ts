import { readXmlText, type XmlElement } from '@hubcast/payload/xml'
import { parseJson } from '../../json.js'

// Deeper levels are not set in any further: a payload of nothing but brackets would become gigabytes of blanks.
const deepest = 16

function lineBreak(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, deepest))}`
}

// Works on the tokens, since to parse and print again would change long numbers and drop doubled members.
function indentJson(text: string): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? []
  let depth = 0
  let before = ''
  let printed = ''
  for (const token of tokens) {
    const opened = before === '{' || before === '['
    if (token === '}' || token === ']') {
      depth -= 1
      printed += opened ? token : lineBreak(depth) + token
    } else {
      printed += (opened ? lineBreak(depth) : '') + token
      if (token === ',') printed += lineBreak(depth)
      if (token === ':') printed += ' '
      if (token === '{' || token === '[') depth += 1
    }
    before = token
  }
  return printed
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

function indentXml({ name, attributes, children }: XmlElement, depth = 0): string {
  const head = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`),
  ].join(' ')
  const shown = children.filter((child) => typeof child !== 'string' || child.trim())
  if (shown.length === 0) return `<${head}/>`
  const [only] = shown
  if (shown.length === 1 && typeof only === 'string') return `<${head}>${escapeXml(only)}</${name}>`
  const lines = shown.map(
    (child) =>
      lineBreak(depth + 1) +
      (typeof child === 'string' ? escapeXml(child.trim()) : indentXml(child, depth + 1)),
  )
  return `<${head}>${lines.join('')}${lineBreak(depth)}</${name}>`
}

/** A payload laid out for reading; what is neither JSON nor XML stays as it is. */
export function indentPayload(payload: string): string {
  if (parseJson(payload) !== undefined) return indentJson(payload)
  const { root } = readXmlText(payload)
  return root ? indentXml(root) : payload
}
