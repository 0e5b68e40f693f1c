import { textOr } from '@hubcast/payload'
import * as v from 'valibot'
import { type AttributeField, attribute, type Field, type Shape, shapeOf, type Value } from './shape.js'

/** The codes of problems for which no schema has a text of its own. */
export const codes = { unknownField: 'E_WNS_UNKNOWN_FIELD', type: 'E_WNS_TYPE' }

/** One check of Valibot for every kind of value: its own for each kind would be most of the package. */
function value(is: (input: unknown) => boolean, message: string, read?: Value['read']): Value {
  return { schema: v.custom(is, message), ...(read && { read }) }
}

const isText = (input: unknown): input is string => typeof input === 'string'

export const anyText: Value = { schema: v.string() }

export const optionalText: AttributeField = attribute(anyText)
export const requiredText: AttributeField = attribute(anyText, { required: true })

export const flag: Value = value(
  (input) => typeof input === 'boolean',
  'E_WNS_VALUE: It is true or false.',
  (text) => (/^(true|false)$/.test(text) ? text === 'true' : text),
)

// Number() would take 1e2, 7.0 and -0 for whole numbers, too.
const readWhole = (text: string) => (/^\d+$/.test(text) ? Number(text) : text)

/** A whole number within bounds. */
export function whole(from: number, to: number = Number.MAX_SAFE_INTEGER): Value {
  const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`
  const is = (input: unknown) => Number.isSafeInteger(input) && Number(input) >= from && Number(input) <= to
  return value(is, `E_WNS_VALUE: It is a whole number ${range}.`, readWhole)
}

/** One of some words, in their letter case. */
export function oneOf(...words: readonly string[]): Value {
  const list = words.join(', ').replace(/, ([^,]+)$/, ' or $1')
  return value((input) => words.some((word) => word === input), `E_WNS_VALUE: It is ${list}.`)
}

/** A text of a certain form. */
export function matching(pattern: RegExp, message: string): Value {
  return value((input) => isText(input) && pattern.test(input), message)
}

/** A number within bounds, or a text of a certain form. */
export function numberOr(
  pattern: RegExp,
  isNumber: (input: number) => boolean,
  message: string,
  read: Value['read'] = readWhole,
): Value {
  const is = (input: unknown) =>
    typeof input === 'number' ? isNumber(input) : isText(input) && pattern.test(input)
  return value(is, message, read)
}

// Whether a month has the day, a pattern cannot tell; engines differ in whether Date takes a 30 February.
const isDay = (day: string) => new Date(day).toJSON()?.startsWith(day) === true

export const timestamp: Value = value(
  (input) =>
    isText(input) &&
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)?$/.test(
      input,
    ) &&
    isDay(input.slice(0, 10)),
  'E_WNS_TIMESTAMP: The time is ISO 8601, such as 2026-12-01T10:00:00Z.',
)

const sourceMessage =
  'E_WNS_IMAGE_SRC: The src is https://, http://, ms-appx:///, ms-appdata:///local/ or file:///, or relative.'
const sourcePattern =
  /^(https?:\/\/|ms-appx:\/\/\/|ms-appdata:\/\/\/local\/|file:\/\/\/|(?![a-z][a-z\d+.-]*:))/i

/** An image's URL in a place that may stay empty; without a scheme it is relative to the base URI. */
export const slotSource: Value = matching(sourcePattern, sourceMessage)

/** An image's URL. */
export const imageSource: Value = matching(new RegExp(`(?!$)${sourcePattern.source}`, 'i'), sourceMessage)

function fieldSchema(field: Field): v.GenericSchema {
  if (field.is === 'text') return v.string()
  if (field.is === 'attribute') return field.required ? field.value.schema : v.optional(field.value.schema)
  const { shapes } = field
  const schemas = new Map(shapes.map((shape) => [shape, schemaOf(shape)]))
  const one = v.lazy((input) => schemas.get(shapeOf(shapes, input)) ?? v.string())
  if (field.is === 'child') return v.optional(one)
  return field.required ? v.array(one) : v.optional(v.array(one))
}

function entriesOf(fields: Shape['fields']): readonly (readonly [string, v.GenericSchema])[] {
  return Object.entries(fields).flatMap(([key, field]) =>
    field.is === 'child' && field.isFlat
      ? entriesOf(field.shapes[0].fields)
      : [[key, fieldSchema(field)] as const],
  )
}

/** The schema of what stands in XML as a shape says. */
export function schemaOf({ fields, short }: Shape): v.GenericSchema {
  const object = v.strictObject(Object.fromEntries(entriesOf(fields)))
  const noList = v.custom(() => false, 'E_WNS_TYPE: It is an object, not a list.')
  const schema = v.lazy((input) => (Array.isArray(input) ? noList : object))
  return short === undefined ? schema : textOr(schema)
}
