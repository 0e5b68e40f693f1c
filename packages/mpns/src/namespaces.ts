import type { XmlElement } from '@hubcast/payload/xml'

/** Namespaces by their prefixes; the default one has an empty prefix. */
export type Namespaces = ReadonlyMap<string, string>

/** An element's name with its prefix resolved. */
export interface QualifiedName {
  readonly namespace: string | undefined
  readonly local: string
}

/** The namespaces that hold for an element and what is in it. */
export function namespacesIn({ attributes }: XmlElement, outer: Namespaces): Namespaces {
  const own = Object.entries(attributes).flatMap(([name, value]) => {
    const [isOne, prefix = ''] = /^xmlns(?::(.+))?$/.exec(name) ?? []
    return isOne ? [[prefix, value] as const] : []
  })
  return new Map([...outer, ...own])
}

/** The name of an element, in which the namespaces of `outer` and its own hold. */
export function qualify(element: XmlElement, outer: Namespaces): QualifiedName {
  const [local = '', prefix = ''] = element.name.split(':').reverse()
  return { namespace: namespacesIn(element, outer).get(prefix), local }
}
