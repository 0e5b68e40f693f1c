import type { Properties } from '../expression/evaluate.js'
import { type RenderedBody, TemplateReader } from '../expression/render-json.js'
import { readXmlText } from './read.js'
import { elementsOf, type PlacedElement, placedChildren, textOf, type XmlElement } from './tree.js'
import { writeXml } from './write.js'

function renderElement(placed: PlacedElement, reader: TemplateReader): XmlElement {
  const { element, path } = placed
  const { name, attributes } = element
  const rendered = Object.entries(attributes).map(
    ([key, value]) => [key, reader.read(value, `${path}/@${key}`).text] as const,
  )
  // Text beside elements is no value of its own, so it is never an expression.
  const isLeaf = elementsOf(element).length === 0
  const texts = isLeaf ? [reader.read(textOf(element), path).text].filter(Boolean) : []
  const children = isLeaf ? texts : placedChildren(placed).map((child) => renderElement(child, reader))
  return { name, attributes: Object.fromEntries(rendered), children }
}

/** Renders a template's XML body as the hub does for one device: attributes, and the text of leaf elements. */
export function renderXmlTemplate(body: string, properties: Properties): RenderedBody {
  const reader = new TemplateReader(properties)
  const { root, issues } = readXmlText(body)
  reader.issues.push(...issues)
  if (!root) return reader.rendered('')
  return reader.rendered(writeXml(renderElement({ element: root, path: `/${root.name}` }, reader)))
}
