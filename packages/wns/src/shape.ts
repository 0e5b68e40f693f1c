import type { XmlElement } from '@hubcast/payload/xml'
import type { GenericSchema } from 'valibot'

/** What an attribute holds. */
export interface Value {
  readonly schema: GenericSchema
  /** What its text is read as; the text itself where it cannot be read so, for the schema to tell. */
  readonly read?: (text: string) => unknown
}

/** A field that is an attribute. */
export interface AttributeField {
  readonly is: 'attribute'
  readonly value: Value
  readonly required?: boolean
  /** Whether its name in XML begins with `hint-`. */
  readonly hint?: boolean
  /** What stands in XML when the field is absent. */
  readonly otherwise?: string
  /** Whether it is read alone: an element further out has it, too, and this one decides. */
  readonly isReadOnly?: boolean
}

/** The field that is the element's text. */
export interface TextField {
  readonly is: 'text'
}

/** A field that is an element. */
export interface ChildField {
  readonly is: 'child'
  readonly shapes: readonly [Shape, ...Shape[]]
  /** Whether it is none of its own: the fields of the element count for those of the shape around it. */
  readonly isFlat?: boolean
  /** The code of the error when the element is not there once; it may be absent without one. */
  readonly once?: string
}

/** A field that is a list of elements. */
export interface ChildrenField {
  readonly is: 'children'
  readonly shapes: readonly [Shape, ...Shape[]]
  readonly required?: boolean
  /** Whether each has its number as `id`, from 1. */
  readonly numbered?: boolean
}

export type Field = AttributeField | TextField | ChildField | ChildrenField

/** How an object stands in XML: its schema, the writer and the reader follow from it. */
export interface Shape {
  readonly element: string
  /** Attributes that tell it from elements of the same name. */
  readonly fixed?: Readonly<Record<string, string>>
  /** In the order in which they are written. */
  readonly fields: Readonly<Record<string, Field>>
  /** The field that may stand for the whole object as a text. */
  readonly short?: string
  /** The field by which a value is of this shape, where others may stand, too. */
  readonly mark?: string
  /** Whether a value is of this shape, where a field does not tell. */
  readonly isOf?: (value: unknown) => boolean
  /** Whether an element is of this shape, where its name does not tell. */
  readonly isElementOf?: (element: XmlElement) => boolean
}

type AttributeOptions = Omit<AttributeField, 'is' | 'value'>

export function attribute(value: Value, options: AttributeOptions = {}): AttributeField {
  return { is: 'attribute', value, ...options }
}

/** An attribute whose name in XML begins with `hint-`. */
export function hint(value: Value, options: AttributeOptions = {}): AttributeField {
  return attribute(value, { ...options, hint: true })
}

export const text: TextField = { is: 'text' }

export function child(...shapes: ChildField['shapes']): ChildField {
  return { is: 'child', shapes }
}

/** Fields that stand in an element inside the shape's own. */
export function inside(element: string, fields: Shape['fields'], once?: string): ChildField {
  return { ...child({ element, fields }), isFlat: true, ...(once !== undefined && { once }) }
}

export function children(
  shapes: ChildrenField['shapes'],
  options: Omit<ChildrenField, 'is' | 'shapes'> = {},
): ChildrenField {
  return { is: 'children', shapes, ...options }
}

/** The name of a field's attribute. */
export function attributeName(key: string, field: AttributeField): string {
  return field.hint ? `hint-${key}` : key
}

/** The shape that a value is of; the first where nothing tells. */
export function shapeOf(shapes: ChildField['shapes'], value: unknown): Shape {
  const isOf = ({ short, mark, isOf }: Shape) =>
    isOf?.(value) ??
    (typeof value === 'string'
      ? short !== undefined
      : mark !== undefined && typeof value === 'object' && value !== null && mark in value)
  return shapes.find(isOf) ?? shapes[0]
}
