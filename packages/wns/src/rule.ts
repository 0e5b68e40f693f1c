import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, type IssueBounds, warning } from '@hubcast/payload'

/** The fields of what a rule looks at. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a rule is broken, and what is said then. The first letter of a code is its severity. */
export type Rule = readonly [
  isBroken: unknown,
  code: `${'E' | 'W'}_WNS_${string}`,
  path: string,
  message: string,
  bounds?: IssueBounds,
]

/** The issues of the rules that are broken. */
export function broken(...rules: readonly Rule[]): readonly NotificationIssue[] {
  return rules.flatMap(([isBroken, code, ...said]) =>
    isBroken ? (code.startsWith('E') ? error : warning)(code, ...said) : [],
  )
}

/** The rule that there are not more of something than its limit. */
export function atMost(code: Rule[1], path: string, what: string, limit: number, actual: number): Rule {
  return [
    actual > limit,
    code,
    path,
    `There are ${actual} ${what}; the limit is ${limit}.`,
    { limit, actual },
  ]
}

/** A list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The fields of each part of a list. */
export function fieldsOfEach(value: unknown): readonly Fields[] {
  return listOf(value).map(fieldsOf)
}

/**
 * Whether a value is another one than this, whatever comes: an expression of a template, which is an object where a
 * text, a number or a flag stands, may become any of them.
 */
export function isOther(value: unknown, than: unknown): boolean {
  return [value, than].every((one) => typeof one !== 'object') && value !== than
}
