import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { findFault, readDeclaration, type XmlFault } from './xml-faults.js'

/** An element as it was written: names with their prefixes, references not yet decoded. */
export interface XmlElement {
  readonly name: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly XmlNode[]
}

/** A child: an element, or text. */
export type XmlNode = XmlElement | XmlText

/** Text between tags, or a CDATA section, in which `&` is only a character. */
export interface XmlText {
  readonly text: string
  readonly isCdata: boolean
}

// The library refuses or renames elements called `constructor` or `toString`; behind a mark they are safe keys.
const mark = '+'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: mark,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  // The library calls this twice for an element that closes itself.
  transformTagName: (name) => (name.startsWith(mark) ? name : mark + name),
})

/** Reads an XML document: its declaration and its one root, or the first fault. Comments are left out. */
export function readXml(
  text: string,
): { readonly declaration: string; readonly root: XmlElement } | { readonly fault: XmlFault } {
  const fault = findFault(text)
  if (fault) return { fault }
  const { declaration, end } = readDeclaration(text)
  try {
    const validity = XMLValidator.validate(text)
    if (validity !== true) {
      const { msg, line, col } = validity.err
      return { fault: { message: msg, line, column: col ?? 1 } }
    }
    // The validator takes `<a /` for an element, and the parser would close it with the wrapper's end.
    if (!text.trimEnd().endsWith('>')) return faultAtStart('The last tag has no end.')
    // The library drops text beside the root. Inside a wrapper it cannot, so that it can be refused.
    const nodes: unknown = parser.parse(`<x>${text.slice(end)}</x>`)
    const [wrapper] = toNodes(nodes)
    const inner = wrapper && 'name' in wrapper ? wrapper.children : []
    const [root, ...others] = inner.filter(
      (node) => 'name' in node || node.isCdata || /[^ \t\n]/.test(node.text),
    )
    if (root && 'name' in root && others.length === 0) return { declaration, root }
    return faultAtStart('There must be one root element and nothing beside it.')
  } catch (error) {
    return faultAtStart(error instanceof Error ? error.message : 'It cannot be read.')
  }
}

function faultAtStart(message: string): { readonly fault: XmlFault } {
  return { fault: { message, line: 1, column: 1 } }
}

function toNodes(nodes: unknown): XmlNode[] {
  return Array.isArray(nodes) ? nodes.flatMap(toNode) : []
}

function toNode(node: unknown): XmlNode[] {
  if (typeof node !== 'object' || node === null) return []
  const entries: [string, unknown][] = Object.entries(node)
  const attributes = Object.entries(Object(entries.find(([key]) => key === ':@')?.[1])).map(
    ([name, value]) => [name.slice(mark.length), String(value)] as const,
  )
  return entries.flatMap(([key, value]): XmlNode[] => {
    if (key === '#text') return [{ text: String(value), isCdata: false }]
    if (key === '#cdata') return [{ text: toNodes(value).map(textOf).join(''), isCdata: true }]
    if (!key.startsWith(mark)) return []
    return [{ name: key.slice(mark.length), attributes, children: toNodes(value) }]
  })
}

function textOf(node: XmlNode): string {
  return 'text' in node ? node.text : ''
}
