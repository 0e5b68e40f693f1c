import { type Findings, readLeaf } from './findings.js'
import { createSegment, type Segment } from './segments.js'
import { decodeReferences } from './xml-characters.js'
import { readXml, type XmlElement, type XmlNode, type XmlText } from './xml-read.js'

/** A compiled XML body. */
export interface XmlBody {
  readonly segments: readonly Segment[]
  /** Its root as written; undefined when it is no XML. */
  readonly root: XmlElement | undefined
}

/**
 * Compiles an XML body. Each attribute, and the text of each element without child elements, is an expression or
 * a text; CDATA counts as text. Declaration, prefixes, order and blanks stay; comments are left out.
 */
export function compileXml(body: string, findings: Findings): XmlBody {
  const read = readXml(body)
  if ('fault' in read) {
    const { message, line, column } = read.fault
    const reason = `not well-formed XML at line ${line}, column ${column}: ${message}`
    findings.problems.push({
      path: '',
      message: `Failed to deserialize the body template: ${reason}`,
      line,
      column,
    })
    return { segments: [], root: undefined }
  }
  const { declaration, root } = read
  return { segments: [declaration, ...compileElement(root, `/${root.name}`, findings)], root }
}

function compileElement(element: XmlElement, path: string, findings: Findings): Segment[] {
  const { name, attributes, children } = element
  const open: Segment[] = [`<${name}`]
  for (const [attribute, value] of attributes)
    open.push(` ${attribute}="`, compileAttribute(value, `${path}/@${attribute}`, findings), '"')
  if (children.length === 0) return [...open, '/>']

  const content = children.some(isElement)
    ? compileChildren(children, path, findings)
    : [compileText(children.filter(isText), path, findings)]
  return [...open, '>', ...content, `</${name}>`]
}

function compileChildren(children: readonly XmlNode[], path: string, findings: Findings): Segment[] {
  const totals = new Map<string, number>()
  for (const { name } of children.filter(isElement)) totals.set(name, (totals.get(name) ?? 0) + 1)
  const seen = new Map<string, number>()
  return children.flatMap((child) => {
    // Text beside elements is no value of its own, so it is never an expression.
    if (isText(child)) return createSegment({ kind: 'literal', text: decode(child, path, findings) }, 'text')
    const count = (seen.get(child.name) ?? 0) + 1
    seen.set(child.name, count)
    const index = totals.get(child.name) === 1 ? '' : `[${count}]`
    return compileElement(child, `${path}/${child.name}${index}`, findings)
  })
}

function compileText(texts: readonly XmlText[], path: string, findings: Findings): Segment {
  return compileValue(texts.map((text) => decode(text, path, findings)).join(''), path, 'text', findings)
}

function compileAttribute(raw: string, path: string, findings: Findings): Segment {
  if (raw.includes('<')) findings.problems.push({ path, message: 'A < in an attribute is written &lt;.' })
  // XML readers take bare blanks of any kind in an attribute for spaces.
  const text = { text: raw.replace(/[\t\n\r]/g, ' '), isCdata: false }
  return compileValue(decode(text, path, findings), path, 'attribute', findings)
}

function compileValue(
  value: string,
  path: string,
  notation: 'attribute' | 'text',
  findings: Findings,
): Segment {
  const expression = readLeaf(value, path, findings)
  if (!expression) return ''
  if (expression.kind === 'property' && expression.form === '#')
    findings.warnings.push({ path, message: 'XML has no numbers: #() gives the same as $() here.' })
  return createSegment(expression, notation)
}

function decode({ text, isCdata }: XmlText, path: string, findings: Findings): string {
  if (isCdata) return text
  if (text.includes(']]>')) findings.problems.push({ path, message: 'In a text ]]> is written ]]&gt;.' })
  const decoded = decodeReferences(text)
  if ('text' in decoded) return decoded.text
  findings.problems.push({ path, message: decoded.problem })
  return ''
}

function isElement(node: XmlNode): node is XmlElement {
  return 'name' in node
}

function isText(node: XmlNode): node is XmlText {
  return 'text' in node
}
