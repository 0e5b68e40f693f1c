import { XMLParser } from 'fast-xml-parser'
import type { ParseXml, XmlElement } from './xml-tree.js'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
})

type ParsedNode = Readonly<Record<string, unknown>>

function treeOf(node: ParsedNode): XmlElement | string {
  const { ':@': attributes = {}, ...rest } = node
  const [[name, children] = ['', []]] = Object.entries(rest)
  if (name === '#text') return String(children)
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes ?? {}).map(([key, value]) => [key, String(value)]),
    ),
    children: Array.isArray(children) ? children.map(treeOf) : [],
  }
}

/** Reads XML where there is no DOM. For tests. */
export const parseXmlForTests: ParseXml = (text) => {
  if (!text.trimStart().startsWith('<')) return undefined
  const nodes: ParsedNode[] = parser.parse(text)
  return nodes.map(treeOf).find((node): node is XmlElement => typeof node !== 'string')
}
