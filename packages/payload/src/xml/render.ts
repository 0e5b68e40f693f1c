import type { Properties } from '../expression/evaluate.js'
import { warnOfLiteral } from '../expression/parse.js'
import { type RenderedBody, TemplateReader } from '../expression/render-json.js'
import { readXmlText } from './read.js'
import { elementsOf, type PlacedElement, placedChildren, textOf, type XmlElement } from './tree.js'
import { checkCharacters, writeXml } from './write.js'

function renderElement(placed: PlacedElement, reader: TemplateReader): XmlElement {
  const { element, path } = placed
  const { name, attributes, children } = element
  const rendered = Object.entries(attributes).map(
    ([key, value]) => [key, reader.read(value, `${path}/@${key}`).text] as const,
  )
  const own = { name, attributes: Object.fromEntries(rendered) }
  const elements = placedChildren(placed).values()
  if (elementsOf(element).length === 0)
    return { ...own, children: [reader.read(textOf(element), path).text].filter(Boolean) }
  // Text beside elements is no value of its own, so it is never an expression.
  const renderChild = (child: XmlElement | string) => {
    const next = typeof child === 'string' ? undefined : elements.next().value
    if (next) return renderElement(next, reader)
    reader.issues.push(...warnOfLiteral(String(child), path))
    return child
  }
  return { ...own, children: children.map(renderChild) }
}

/**
 * Renders a template's XML body as the hub does for one device: attributes, and the text of leaf elements. What
 * XML cannot hold of the properties is an error.
 */
export function renderXmlTemplate(body: string, properties: Properties): RenderedBody {
  const reader = new TemplateReader(properties)
  const { root, issues } = readXmlText(body)
  reader.issues.push(...issues)
  if (!root) return reader.rendered('')
  const path = `/${root.name}`
  const rendered = renderElement({ element: root, path }, reader)
  reader.issues.push(...checkCharacters({ element: rendered, path }))
  return reader.rendered(writeXml(rendered))
}
