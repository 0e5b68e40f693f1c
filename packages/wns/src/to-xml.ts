import { fieldsOf } from '@hubcast/payload'
import type { XmlElement } from '@hubcast/payload/xml'
import { attributeName, type Shape, shapeOf } from './shape.js'

/** An element that is being written. */
interface Draft {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (XmlElement | string)[]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * An object as the element that its shape says. What has no place there is left out; a schema tells of it.
 *
 * @param id - Its number among numbered elements.
 */
export function toXml(shape: Shape, value: unknown, id?: number): XmlElement {
  const given = typeof value === 'string' && shape.short ? { [shape.short]: value } : fieldsOf(value)
  const own: Draft = {
    name: shape.element,
    attributes: { ...(id !== undefined && { id: String(id) }), ...shape.fixed },
    children: [],
  }
  const drafts = new Map<string | undefined, Draft>([[undefined, own]])
  const draftOf = (name: string | undefined): Draft => {
    const known = drafts.get(name)
    if (known) return known
    const draft: Draft = { name: name ?? '', attributes: {}, children: [] }
    drafts.set(name, draft)
    own.children.push(draft)
    return draft
  }
  for (const [key, field] of Object.entries(shape.fields)) {
    const part = given[key] ?? (field.is === 'attribute' ? field.otherwise : undefined)
    if (part === undefined) continue
    const draft = draftOf(field.within)
    if (field.is === 'attribute') draft.attributes[attributeName(key, field)] = String(part)
    else if (field.is === 'text') draft.children.push(...(part === '' ? [] : [String(part)]))
    else if (field.is === 'child') draft.children.push(toXml(shapeOf(field.shapes, part), part))
    else
      for (const [index, one] of listOf(part).entries())
        draft.children.push(toXml(shapeOf(field.shapes, one), one, field.numbered ? index + 1 : undefined))
  }
  return own
}
