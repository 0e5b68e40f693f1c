import { renderJsonTemplate, renderTemplateHeaders } from '@hubcast/payload'
import { type AnyTemplate, isXml, partsOf } from './any-template.js'
import { valuesInXml } from './values-in-xml.js'

/** A property that a template names. */
export interface TemplateProperty {
  /** As it is written where it stands first; the hub ignores letter case. */
  readonly name: string
  /** Whether it has a default wherever it stands, so that a message may lack it. */
  readonly hasDefault: boolean
}

/**
 * The properties that a template's body, headers and expiry name, in the order in which they stand there. Values that
 * cannot be read name none; `checkTemplate` tells them.
 *
 * @param template - A template of an installation, or its body: XML when it begins with `<`, else JSON.
 * @example
 * import { propertiesOf } from '@hubcast/template'
 * propertiesOf('{"data":{"msg":"$(title)","n":"$(count:{0})"}}') // [{ name: 'title', … }, { name: 'count', … }]
 */
export function propertiesOf(template: AnyTemplate): readonly TemplateProperty[] {
  const { body, ...beside } = partsOf(template)
  const json = isXml(body) ? JSON.stringify({ values: valuesInXml(body) }) : body
  const terms = [...renderJsonTemplate(json, {}).terms, ...renderTemplateHeaders(beside, {}).terms]
  const found = new Map<string, TemplateProperty>()
  for (const { name, fallback } of terms) {
    const key = name.toLowerCase()
    const first = found.get(key) ?? { name, hasDefault: true }
    found.set(key, { ...first, hasDefault: first.hasDefault && fallback !== undefined })
  }
  return [...found.values()]
}
