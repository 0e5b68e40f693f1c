import type { NotificationIssue } from '@hubcast/core'
import { type GenericSchema, lazy, safeParse, string } from 'valibot'
import { isObject } from './fields.js'
import { error, pointer, warning } from './issues.js'

/** The codes of problems for which a schema has no text of its own. */
export interface SchemaCodes {
  /** A field that the platform does not know. */
  readonly unknownField: string
  /** A value of another type than the platform wants. */
  readonly type: string
}

/**
 * A text, or what another schema describes. Unlike a union it tells each problem of the other one at its place.
 */
export function textOr(schema: GenericSchema): GenericSchema {
  return lazy((input) => (typeof input === 'string' ? string() : schema))
}

/**
 * Holds a payload against a schema and returns every problem.
 *
 * A schema's message of the form `CODE: text` gives code and text; other messages get a code from `codes`.
 */
export function checkSchema(schema: GenericSchema, value: unknown, codes: SchemaCodes): NotificationIssue[] {
  // Valibot's object schemas take arrays, too; no push service does.
  if (!isObject(value)) return [error(codes.type, '', 'A payload is an object.')]
  const { issues } = safeParse(schema, value)
  return (issues ?? []).map((issue) => {
    const [, code, text] = /^([EW]_[A-Z0-9_]+): (.+)$/s.exec(issue.message) ?? []
    const path = pointer((issue.path ?? []).map((item) => item.key as string | number))
    const isStrict = issue.type === 'strict_object'
    const isUnknown = isStrict && issue.expected === 'never'
    const plain = isUnknown
      ? 'There is no such field.'
      : isStrict || issue.received === 'undefined'
        ? `It is missing; wanted is ${issue.expected}.`
        : `Wanted is ${issue.expected}, and this is ${typeof issue.input}.`
    const tell = code?.startsWith('W_') ? warning : error
    return tell(code ?? (isUnknown ? codes.unknownField : codes.type), path, text ?? plain)
  })
}
