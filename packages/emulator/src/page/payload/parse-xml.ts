import type { ParseXml, XmlElement } from './xml-tree.js'

function treeOf(element: Element): XmlElement {
  const children: (XmlElement | string)[] = []
  for (const node of element.childNodes) {
    if (node instanceof Element) children.push(treeOf(node))
    else if (node instanceof Text) children.push(node.data)
  }
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
  return { name: element.tagName, attributes, children }
}

/** Reads XML by the browser's own parser. */
export const parseXml: ParseXml = (text) => {
  if (!text.trimStart().startsWith('<')) return undefined
  const document = new DOMParser().parseFromString(text, 'application/xml')
  return document.querySelector('parsererror') ? undefined : treeOf(document.documentElement)
}
