import type { NotificationIssue } from '@hubcast/core'
import { type GenericSchema, lazy, safeParse, string } from 'valibot'
import { pointer } from './issues.js'

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
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ code: codes.type, path: '', message: 'A payload is an object.', severity: 'error' }]
  }
  const { issues } = safeParse(schema, value)
  return (issues ?? []).map((issue) => {
    const [, code, text] = /^([EW]_[A-Z0-9_]+): (.+)$/s.exec(issue.message) ?? []
    const path = pointer((issue.path ?? []).map((item) => item.key as string | number))
    const unknown = issue.type === 'strict_object' && issue.expected === 'never'
    const missing = issue.type === 'strict_object' || issue.received === 'undefined'
    const plain = unknown
      ? 'There is no such field.'
      : missing
        ? `It is missing; wanted is ${issue.expected}.`
        : `Wanted is ${issue.expected}, and this is ${typeof issue.input}.`
    return {
      code: code ?? (unknown ? codes.unknownField : codes.type),
      path,
      message: text ?? plain,
      severity: code?.startsWith('W_') ? 'warning' : 'error',
    }
  })
}
