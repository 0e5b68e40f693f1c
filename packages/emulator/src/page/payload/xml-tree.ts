/** An element of a payload: all that reading and printing need of an XML document. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** Reads a document; undefined when the text is none. Given to the readers, so that they need no DOM. */
export type ParseXml = (text: string) => XmlElement | undefined

/** An element's name without its prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The element and all below it, in document order. */
export function* elementsOf(root: XmlElement): Generator<XmlElement, void> {
  yield root
  for (const child of root.children) {
    if (typeof child !== 'string') yield* elementsOf(child)
  }
}

/** The text in an element and below it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
