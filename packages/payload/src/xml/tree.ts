/** An element: names with their prefixes, texts without references. */
export interface XmlElement {
  readonly name: string
  /** In their order. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** An element to write. Attributes without a value are left out, and so are absent children. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  children: readonly (XmlElement | string | undefined)[] = [],
): XmlElement {
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined)
  return {
    name,
    attributes: Object.fromEntries(present.map(([key, value]) => [key, String(value)])),
    children: children.filter((child) => child !== undefined),
  }
}

/** The elements among an element's children. */
export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => typeof child === 'object')
}

/** All text inside an element, at any depth. */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** An element with its XPath, such as `/toast/visual/binding/text[2]`. */
export interface PlacedElement {
  readonly element: XmlElement
  readonly path: string
}

/** The child elements with their XPaths; those that share a name are numbered. */
export function placedChildren({ element, path }: PlacedElement): readonly PlacedElement[] {
  const elements = elementsOf(element)
  const counts = new Map<string, number>()
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1)
  const seen = new Map<string, number>()
  return elements.map((child) => {
    const { name } = child
    const number = (seen.get(name) ?? 0) + 1
    seen.set(name, number)
    return { element: child, path: `${path}/${name}${counts.get(name) === 1 ? '' : `[${number}]`}` }
  })
}
