import type { NotificationIssue } from '@hubcast/core'
import { error, pointer, warning } from '@hubcast/payload'
import { type PlacedElement, placedChildren, textOf } from '@hubcast/payload/xml'
import { slotIdLimit } from './limits.js'
import {
  type AttributeField,
  attributeName,
  type ChildField,
  type ChildrenField,
  type Shape,
  type TextField,
} from './shape.js'

type Keys = readonly (string | number)[]

/** An element, and the shape that it has. */
interface Shaped {
  readonly placed: PlacedElement
  readonly shape: Shape
  /** Attributes beside those of its fields, of which nothing more is to be said. */
  readonly known: readonly string[]
}

/** Elements by the keys of the fields that they are. */
type Sorted = Map<string, Shaped[]>

type Entries = readonly (readonly [key: string, value: unknown])[]

function hasFixed({ fixed = {} }: Shape, { element }: PlacedElement): boolean {
  return Object.entries(fixed).every(([name, value]) => element.attributes[name] === value)
}

/** Reads elements as the objects that they were, or might have been, made of. */
export class ContentReader {
  /** What no schema can tell: what has no place, or is there too often. Paths are XPaths. */
  readonly issues: NotificationIssue[] = []
  /** The XPath of each JSON Pointer, also of what is absent. */
  readonly #places = new Map<string, string>()

  read({ shape, placed, known }: Shaped, keys: Keys = []): unknown {
    this.#places.set(pointer(keys), placed.path)
    const entries = this.#readFields(shape.fields, placed, placed.path, keys, known)
    const [only] = entries
    return only && entries.length === 1 && only[0] === shape.short ? only[1] : Object.fromEntries(entries)
  }

  /** The XPath of a JSON Pointer, or of the nearest place around it. */
  placeOf(path: string): string {
    return this.#places.get(path) ?? (path ? this.placeOf(path.slice(0, path.lastIndexOf('/'))) : '')
  }

  /** @param path - Where the element that has them is, or would be. */
  #readFields(
    fields: Shape['fields'],
    host: PlacedElement | undefined,
    path: string,
    keys: Keys,
    known: readonly string[] = [],
  ): Entries {
    const sorted: Sorted = host ? this.#sort(fields, host, known) : new Map()
    return Object.entries(fields).flatMap(([key, field]): Entries => {
      const found = sorted.get(key) ?? []
      if (field.is === 'child') return this.#readChild(field, found, path, keys, key)
      const within = [...keys, key]
      const value =
        field.is === 'attribute'
          ? this.#readAttribute(attributeName(key, field), field, host, path, within)
          : this.#readContent(field, host, found, path, within)
      return value === undefined ? [] : [[key, value]]
    })
  }

  /** Finds the field of each element in a host, and what belongs to none. */
  #sort(fields: Shape['fields'], host: PlacedElement, known: readonly string[]): Sorted {
    const sorted: Sorted = new Map()
    const all = Object.entries(fields)
    const attributes = all.flatMap(([key, field]) =>
      field.is === 'attribute' ? attributeName(key, field) : [],
    )
    this.#warnOfAttributes(host, [...attributes, ...known])
    for (const placed of placedChildren(host)) {
      const alike = all.flatMap(([key, field]) =>
        'shapes' in field
          ? field.shapes
              .filter(({ element }) => element === placed.element.name)
              .map((shape) => ({ key, shape, placed, known: Object.keys(shape.fixed ?? {}) }))
          : [],
      )
      const fitting = alike.filter(
        ({ shape }) => hasFixed(shape, placed) && (shape.isElementOf?.(placed.element) ?? true),
      )
      const chosen = fitting.find(({ shape }) => shape.fixed) ?? fitting[0]
      if (chosen) {
        const one = { ...chosen, known: this.#checkFixed(chosen, alike) }
        sorted.set(chosen.key, [...(sorted.get(chosen.key) ?? []), one])
      } else
        this.issues.push(warning('W_WNS_UNKNOWN_ELEMENT', placed.path, 'Windows has no such element here.'))
    }
    const isStray = host.element.children.some((part) => typeof part === 'string' && part.trim())
    if (isStray && !all.some(([, { is }]) => is === 'text'))
      this.issues.push(warning('W_WNS_STRAY_TEXT', host.path, 'Windows shows no text that stands here.'))
    return sorted
  }

  /** The attributes that tell alike elements apart; an error for a value that none of them has. */
  #checkFixed({ placed: { element, path }, shape }: Shaped, alike: readonly Shaped[]): readonly string[] {
    const names = [...new Set(alike.flatMap(({ known }) => known))]
    for (const name of names) {
      const isOwn = shape.fixed?.[name] !== undefined || shape.fields[name] !== undefined
      if (isOwn || element.attributes[name] === undefined) continue
      const values = alike.flatMap(({ shape }) => shape.fixed?.[name] ?? [])
      this.issues.push(error('E_WNS_VALUE', `${path}/@${name}`, `It is ${values.join(' or ')}, or absent.`))
    }
    return names
  }

  #warnOfAttributes({ element, path }: PlacedElement, known: readonly string[]): void {
    for (const name of Object.keys(element.attributes)) {
      const place = `${path}/@${name}`
      if (known.includes(name) || /^xml(ns)?(:|$)/.test(name)) continue
      const meant = known.find((other) => other.toLowerCase() === name.toLowerCase())
      const message = meant ? `The attribute is spelled ${meant}.` : 'Windows has no such attribute here.'
      this.issues.push(warning('W_WNS_UNKNOWN_ATTRIBUTE', place, message))
    }
  }

  #readChild(field: ChildField, found: readonly Shaped[], path: string, keys: Keys, key: string): Entries {
    const [first, ...others] = found
    const [{ element, fields }] = field.shapes
    const place = first?.placed.path ?? `${path}/${element}`
    if (!first && field.once)
      this.issues.push(error(field.once, path, `It has one element ${element}, and there is none.`))
    for (const { placed } of others)
      this.issues.push(error(field.once ?? 'E_WNS_REPEATED', placed.path, 'There is one of these at most.'))
    if (field.isFlat) return this.#readFields(fields, first?.placed, place, keys)
    const within = [...keys, key]
    this.#places.set(pointer(within), place)
    return first ? [[key, this.read(first, within)]] : []
  }

  #readContent(
    field: TextField | ChildrenField,
    host: PlacedElement | undefined,
    found: readonly Shaped[],
    path: string,
    keys: Keys,
  ): unknown {
    this.#places.set(pointer(keys), path)
    if (field.is === 'text') return host && textOf(host.element)
    if (!found.length) return field.required ? [] : undefined
    return field.numbered
      ? this.#readNumbered(found, keys)
      : found.map((one, index) => this.read(one, [...keys, index]))
  }

  #readAttribute(
    name: string,
    { otherwise, value, isReadOnly }: AttributeField,
    host: PlacedElement | undefined,
    path: string,
    keys: Keys,
  ): unknown {
    const text = host?.element.attributes[name]
    if (text !== undefined || !isReadOnly) this.#places.set(pointer(keys), `${path}/@${name}`)
    if (text === undefined) return otherwise !== undefined && host ? '' : undefined
    if (text === otherwise) return undefined
    return value.read ? value.read(text) : text
  }

  /** Elements in the order of their numbers; an empty text for each number that is not there. */
  #readNumbered(found: readonly Shaped[], keys: Keys): readonly unknown[] {
    const slots: unknown[] = []
    for (const one of found) {
      const { element, path } = one.placed
      const { id = '' } = element.attributes
      const slot = /^\d+$/.test(id) ? Number(id) - 1 : -1
      if (slot < 0 || slot >= slotIdLimit || slots[slot] !== undefined) {
        const message = 'The id is the number of a place in the template, from 1, and there once.'
        this.issues.push(error('E_WNS_TEMPLATE_SLOTS', `${path}/@id`, message))
      } else slots[slot] = this.read({ ...one, known: [...one.known, 'id'] }, [...keys, slot])
    }
    return Array.from(slots, (one) => one ?? '')
  }
}
