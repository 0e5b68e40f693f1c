import { isObject, type SchemaCodes } from '@hubcast/payload'
import * as v from 'valibot'

/** The codes of what a schema has no sentence for. */
export const codes: SchemaCodes = { unknownField: 'E_FCM_UNKNOWN_FIELD', type: 'E_FCM_TYPE' }

/** A value that is right when it is none of these problems, or absent; each is `CODE: sentence.` */
export function judged(problemOf: (value: unknown) => string | false): v.GenericSchema {
  return v.custom(
    (value) => value === undefined || !problemOf(value),
    ({ input }) => problemOf(input) || '',
  )
}

function typed(type: 'string' | 'boolean'): v.GenericSchema {
  return judged((value) => typeof value !== type && `E_FCM_TYPE: Wanted is a ${type}.`)
}

/** A text, or nothing. */
export const text: v.GenericSchema = typed('string')

/** A flag, or nothing. */
export const flag: v.GenericSchema = typed('boolean')

const anything = judged(() => false)

/** What has parts of these schemas, when it is `wanted`, or nothing. */
function holding(
  wanted: (value: unknown) => value is object,
  name: string,
  schemaOf: (key: string) => v.GenericSchema,
): v.GenericSchema {
  const other = judged(() => `E_FCM_TYPE: Wanted is ${name}.`)
  // Valibot takes a list for an object; FCM does not. Nothing has to be there, so what is absent needs no schema.
  return v.lazy((input) =>
    wanted(input)
      ? v.object(Object.fromEntries(Object.keys(input).map((key) => [key, schemaOf(key)])))
      : other,
  )
}

/** An object of these fields and others, or nothing. Unlike a strict object it tells every one that is wrong. */
export function objectOf(entries: v.ObjectEntries, rest: v.GenericSchema = anything): v.GenericSchema {
  const schemas = new Map<string, v.GenericSchema>(Object.entries(entries))
  return holding(isObject, 'an object', (key) => schemas.get(key) ?? rest)
}

/** A list, or nothing. */
export function listOf(part: v.GenericSchema): v.GenericSchema {
  return holding(Array.isArray, 'a list', () => part)
}

/** A list of texts, or nothing. */
export const texts: v.GenericSchema = listOf(text)

/** An object of these fields alone, or nothing. */
export function known(entries: v.ObjectEntries): v.GenericSchema {
  return objectOf(
    entries,
    judged(() => 'E_FCM_UNKNOWN_FIELD: There is no such field.'),
  )
}

/** Fields that are elsewhere, or nowhere: each is this problem. */
export function refused(names: readonly string[], problem: string): v.ObjectEntries {
  return Object.fromEntries(names.map((name) => [name, judged(() => problem)]))
}

/** A value that a pattern describes, or nothing. */
export function matching(pattern: RegExp, problem: string): v.GenericSchema {
  return judged((value) => !(typeof value === 'string' && pattern.test(value)) && problem)
}

/** Whether a value is a whole number from 0 to a limit. */
export function isWhole(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit
}

/** `#rrggbb`, or nothing. */
export const color: v.GenericSchema = matching(/^#[0-9a-f]{6}$/i, 'E_FCM_COLOR: A colour looks like #0A7D3C.')
