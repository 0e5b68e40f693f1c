import type { SchemaCodes } from '@hubcast/payload'
import * as v from 'valibot'
import { isObject } from './is-object.js'

/** The codes of what a schema has no sentence for. */
export const codes: SchemaCodes = { unknownField: 'E_FCM_UNKNOWN_FIELD', type: 'E_FCM_TYPE' }

/** A value that is right when it is none of these problems; each is `CODE: sentence.` */
export function judged(problemOf: (value: unknown) => string | false): v.GenericSchema {
  return v.custom(
    (value) => !problemOf(value),
    ({ input }) => problemOf(input) || '',
  )
}

/** What may be absent: `typeof` gives the type. */
function optional(type: 'string' | 'boolean'): v.GenericSchema {
  return v.optional(judged((value) => typeof value !== type && `E_FCM_TYPE: Wanted is a ${type}.`))
}

/** A text, or nothing. */
export const text: v.GenericSchema = optional('string')

/** A flag, or nothing. */
export const flag: v.GenericSchema = optional('boolean')

const anything = judged(() => false)

/** An object of these fields and others, or nothing. Unlike a strict object it tells every one that is wrong. */
export function objectOf(entries: v.ObjectEntries, rest: v.GenericSchema = anything): v.GenericSchema {
  const object = v.objectWithRest(entries, rest)
  const other = judged(() => 'E_FCM_TYPE: Wanted is an object.')
  // Valibot takes a list for an object; FCM does not.
  return v.optional(v.lazy((input) => (isObject(input) ? object : other)))
}

/** An object of these fields alone, or nothing. */
export function known(entries: v.ObjectEntries): v.GenericSchema {
  return objectOf(
    entries,
    judged(() => 'E_FCM_UNKNOWN_FIELD: There is no such field.'),
  )
}

/** Fields that are elsewhere, or nowhere: each is this problem. */
export function refused(names: readonly string[], problem: string): v.ObjectEntries {
  return Object.fromEntries(names.map((name) => [name, v.optional(judged(() => problem))]))
}

/** A value that a pattern describes, or nothing. */
export function matching(pattern: RegExp, problem: string): v.GenericSchema {
  return v.optional(judged((value) => !(typeof value === 'string' && pattern.test(value)) && problem))
}

/** Whether a value is a whole number from 0 to a limit. */
export function isWhole(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= limit
}

/** `#rrggbb`, or nothing. */
export const color: v.GenericSchema = matching(/^#[0-9a-f]{6}$/i, 'E_FCM_COLOR: A colour looks like #0A7D3C.')
