import type { NotificationIssue } from '@hubcast/core'
import { error, pointer, warning } from '@hubcast/payload'
import { type PlacedElement, placedChildren, textOf } from '@hubcast/payload/xml'
import { slotIdLimit } from './limits.js'
import { type AttributeField, attributeName, type Field, type Shape, type Value } from './shape.js'

type Keys = readonly (string | number)[]

/** An element in which fields stand: the shape's own, or one around some of its fields. */
interface Container {
  readonly path: string
  /** Undefined when it is not there. */
  readonly placed: PlacedElement | undefined
  /** The elements of each field, and what shape they have. */
  readonly found: Map<string, { readonly placed: PlacedElement; readonly shape: Shape }[]>
}

/** A text as what the attribute holds; as it is where it cannot be read so, for the schema to tell. */
function readValue(text: string, { as }: Value): unknown {
  if (as === 'number' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text)
  if (as === 'boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

function isFixedAs({ fixed = {} }: Shape, { element }: PlacedElement): boolean {
  return Object.entries(fixed).every(([name, value]) => element.attributes[name] === value)
}

/** Reads elements as the objects that they were, or might have been, made of. */
export class ContentReader {
  /** What no schema can tell: what has no place, or is there too often. Paths are XPaths. */
  readonly issues: NotificationIssue[] = []
  /** The XPath of each JSON Pointer, also of what is absent. */
  readonly places: Map<string, string> = new Map()
  /** XPaths of attributes that have an error already. */
  readonly #told = new Set<string>()

  read(shape: Shape, placed: PlacedElement, keys: Keys = [], numbered = false): unknown {
    this.places.set(pointer(keys), placed.path)
    const containers = this.#containersOf(shape, placed)
    for (const [name, container] of containers)
      if (container.placed) this.#sort(container, container.placed, name, shape, containers, numbered)
    const entries = Object.entries(shape.fields)
      .map(([key, field]) => [key, this.#readField(key, field, containers, [...keys, key])] as const)
      .filter(([, value]) => value !== undefined)
    const [only] = entries
    return shape.short !== undefined && entries.length === 1 && only?.[0] === shape.short
      ? only[1]
      : Object.fromEntries(entries)
  }

  /** The XPath of a JSON Pointer, or of the nearest place around it. */
  placeOf(path: string): string {
    for (let at = path; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = this.places.get(at)
      if (place !== undefined || at === '') return place ?? ''
    }
  }

  #containersOf(shape: Shape, placed: PlacedElement): ReadonlyMap<string | undefined, Container> {
    const names = new Set(Object.values(shape.fields).map(({ within }) => within))
    const containers = [...names].map((name): [string | undefined, Container] => {
      if (name === undefined) return [name, { path: placed.path, placed, found: new Map() }]
      const [first, ...others] = placedChildren(placed).filter(({ element }) => element.name === name)
      const code = shape.once?.[name]
      if (!first && code)
        this.issues.push(error(code, placed.path, `It has one element ${name}, and there is none.`))
      for (const { path } of others)
        this.issues.push(error(code ?? 'E_WNS_REPEATED', path, `The element ${name} is there once.`))
      return [name, { path: first?.path ?? `${placed.path}/${name}`, placed: first, found: new Map() }]
    })
    return new Map(containers)
  }

  /** Finds the field of each element in a container, and what belongs to none. */
  #sort(
    container: Container,
    placed: PlacedElement,
    name: string | undefined,
    shape: Shape,
    containers: ReadonlyMap<string | undefined, Container>,
    numbered: boolean,
  ): void {
    const fields = Object.entries(shape.fields).filter(([, { within }]) => within === name)
    const candidates = fields.flatMap(([key, field]) =>
      'shapes' in field ? field.shapes.map((candidate) => ({ key, shape: candidate })) : [],
    )
    const attributes = Object.entries(shape.fields).flatMap(([key, field]) =>
      field.is === 'attribute' && (field.within === name || field.alsoOn === name)
        ? [attributeName(key, field)]
        : [],
    )
    const own = name === undefined ? [...Object.keys(shape.fixed ?? {}), ...(numbered ? ['id'] : [])] : []
    this.#warnOfAttributes(placed, [...attributes, ...own])
    for (const inner of placedChildren(placed)) {
      const alike = candidates.filter(({ shape }) => shape.element === inner.element.name)
      const fitting = alike.filter(
        ({ shape }) => isFixedAs(shape, inner) && (shape.isElementOf?.(inner.element) ?? true),
      )
      const chosen = fitting.find(({ shape }) => shape.fixed) ?? fitting[0]
      if (chosen) {
        this.#checkFixed(inner, chosen.shape, alike)
        const others = container.found.get(chosen.key) ?? []
        container.found.set(chosen.key, [...others, { placed: inner, shape: chosen.shape }])
      } else if (name !== undefined || !containers.has(inner.element.name)) {
        this.issues.push(warning('W_WNS_UNKNOWN_ELEMENT', inner.path, 'Windows has no such element here.'))
      }
    }
    const hasText = fields.some(([, field]) => field.is === 'text')
    if (!hasText && placed.element.children.some((part) => typeof part === 'string' && part.trim()))
      this.issues.push(warning('W_WNS_STRAY_TEXT', placed.path, 'Windows shows no text that stands here.'))
  }

  /** An attribute that tells alike elements apart, with a value that none of them has. */
  #checkFixed(
    { element, path }: PlacedElement,
    shape: Shape,
    alike: readonly { readonly shape: Shape }[],
  ): void {
    for (const name of new Set(alike.flatMap(({ shape }) => Object.keys(shape.fixed ?? {})))) {
      const isOwn = shape.fixed?.[name] !== undefined || shape.fields[name] !== undefined
      if (isOwn || element.attributes[name] === undefined) continue
      const values = alike.flatMap(({ shape }) => shape.fixed?.[name] ?? [])
      const message = `It is ${values.join(' or ')}, or absent.`
      this.issues.push(error('E_WNS_VALUE', `${path}/@${name}`, message))
      this.#told.add(`${path}/@${name}`)
    }
  }

  #warnOfAttributes({ element, path }: PlacedElement, known: readonly string[]): void {
    for (const name of Object.keys(element.attributes)) {
      const place = `${path}/@${name}`
      if (known.includes(name) || /^xml(ns)?(:|$)/.test(name) || this.#told.has(place)) continue
      const meant = known.find((other) => other.toLowerCase() === name.toLowerCase())
      const message = meant ? `The attribute is spelled ${meant}.` : 'Windows has no such attribute here.'
      this.issues.push(warning('W_WNS_UNKNOWN_ATTRIBUTE', place, message))
    }
  }

  #readField(
    key: string,
    field: Field,
    containers: ReadonlyMap<string | undefined, Container>,
    keys: Keys,
  ): unknown {
    const container = containers.get(field.within)
    if (!container) return undefined
    const { placed, path } = container
    if (field.is === 'attribute') return this.#readAttribute(key, field, containers, keys)
    this.places.set(pointer(keys), path)
    if (field.is === 'text') return placed ? textOf(placed.element) : ''
    const found = container.found.get(key) ?? []
    if (field.is === 'child') {
      const [first, ...others] = found
      for (const { placed } of others)
        this.issues.push(error('E_WNS_REPEATED', placed.path, 'There is one of these at most.'))
      if (first) return this.read(first.shape, first.placed, keys)
      this.places.set(pointer(keys), `${path}/${field.shapes[0].element}`)
      return undefined
    }
    if (found.length === 0) return field.required ? [] : undefined
    if (!field.numbered)
      return found.map(({ shape, placed }, index) => this.read(shape, placed, [...keys, index]))
    return this.#readNumbered(found, keys)
  }

  #readAttribute(
    key: string,
    field: AttributeField,
    containers: ReadonlyMap<string | undefined, Container>,
    keys: Keys,
  ): unknown {
    const { within, alsoOn, otherwise, value } = field
    const name = attributeName(key, field)
    const own = containers.get(within)
    const also = alsoOn === undefined ? undefined : containers.get(alsoOn)
    const from = also?.placed?.element.attributes[name] === undefined ? own : also
    this.places.set(pointer(keys), `${from?.path}/@${name}`)
    const text = from?.placed?.element.attributes[name]
    if (text === undefined) return otherwise !== undefined && from?.placed ? '' : undefined
    return text === otherwise ? undefined : readValue(text, value)
  }

  /** Elements in the order of their numbers; an empty text for each number that is not there. */
  #readNumbered(
    found: readonly { readonly placed: PlacedElement; readonly shape: Shape }[],
    keys: Keys,
  ): readonly unknown[] {
    const slots: unknown[] = []
    for (const { placed, shape } of found) {
      const { id = '' } = placed.element.attributes
      const slot = /^\d+$/.test(id) ? Number(id) - 1 : -1
      if (slot < 0 || slot >= slotIdLimit || slots[slot] !== undefined) {
        const message = 'The id is the number of a place in the template, from 1, and there once.'
        this.issues.push(error('E_WNS_TEMPLATE_SLOTS', `${placed.path}/@id`, message))
      } else slots[slot] = this.read(shape, placed, [...keys, slot], true)
    }
    return Array.from(slots, (one) => one ?? '')
  }
}
