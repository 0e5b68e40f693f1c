import { fieldsOf } from '@hubcast/payload'
import type { XmlElement } from '@hubcast/payload/xml'
import { type Fields, listOf } from './rule.js'
import { attributeName, type Shape, shapeOf } from './shape.js'

/** An element that is being written. */
interface Draft {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (XmlElement | string)[]
}

function writeFields(draft: Draft, fields: Shape['fields'], given: Fields): Draft {
  const { attributes, children } = draft
  for (const [key, field] of Object.entries(fields)) {
    const part = given[key]
    if (field.is === 'attribute') {
      const value = part ?? field.otherwise
      if (value !== undefined && !field.isReadOnly) attributes[attributeName(key, field)] = String(value)
    } else if (field.is === 'child' && field.isFlat) {
      const [{ element: name, fields }] = field.shapes
      const inner = writeFields({ name, attributes: {}, children: [] }, fields, given)
      if (inner.children.length || Object.keys(inner.attributes).length) children.push(inner)
    } else if (part === undefined) continue
    else if (field.is === 'text') children.push(...(part === '' ? [] : [String(part)]))
    else if (field.is === 'child') children.push(toXml(shapeOf(field.shapes, part), part))
    else
      for (const [index, one] of listOf(part).entries())
        children.push(toXml(shapeOf(field.shapes, one), one, field.numbered ? index + 1 : undefined))
  }
  return draft
}

/**
 * An object as the element that its shape says. What has no place there is left out; a schema tells of it.
 *
 * @param id - Its number among numbered elements.
 */
export function toXml(
  { element: name, short, fixed, fields }: Shape,
  value: unknown,
  id?: number,
): XmlElement {
  const given = typeof value === 'string' && short ? { [short]: value } : fieldsOf(value)
  const attributes = { ...(id !== undefined && { id: String(id) }), ...fixed }
  return writeFields({ name, attributes, children: [] }, fields, given)
}
