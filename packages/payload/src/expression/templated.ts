import type { NotificationIssue } from '@hubcast/core'
import { error, pointer } from '../issues.js'
import { depthLimit, isPlain, tooDeep } from '../json-text.js'
import type { Expression, NamesProperties, NumberExpression } from './expression.js'
import { isExpression, writeLiteral } from './expression.js'
import { looksLikeExpression } from './parse.js'

/** A payload of which every text and number may be an expression. */
export type Templated<T> = T extends string
  ? T | Expression
  : T extends number
    ? T | NumberExpression
    : T extends readonly (infer Part)[]
      ? readonly Templated<Part>[]
      : T extends object
        ? { readonly [Key in keyof T]: Templated<T[Key]> }
        : T

/** The names of all properties that the expressions in a value name. */
export type PropertiesOf<T> =
  T extends NamesProperties<infer Name>
    ? Name
    : T extends readonly (infer Part)[]
      ? PropertiesOf<Part>
      : T extends object
        ? { [Key in keyof T]-?: PropertiesOf<T[Key]> }[keyof T]
        : never

/** A templated payload as plain data, and what is wrong with it. */
export interface WrittenLeaves {
  readonly value: unknown
  readonly issues: readonly NotificationIssue[]
}

const textRule = 'It would be sent as it stands; an expression is a value, of prop() or expr.'

/**
 * A templated payload as plain data: each expression as the text that stands in the body, and each other text so
 * that the hub copies it. A text that looks like an expression is an error, for it would be copied, too.
 */
export function writeLeaves(payload: unknown): WrittenLeaves {
  const issues: NotificationIssue[] = []
  const checkText = (text: string, keys: readonly (string | number)[]) => {
    if (looksLikeExpression(text)) issues.push(error('E_TEMPLATE_TEXT', pointer(keys), textRule))
  }
  const write = (
    value: unknown,
    keys: readonly (string | number)[],
    parents: readonly unknown[],
  ): unknown => {
    if (isExpression(value)) return String(value)
    if (typeof value === 'string') {
      checkText(value, keys)
      return writeLiteral(value)
    }
    if (typeof value !== 'object' || value === null) return value
    if (parents.includes(value) || parents.length > depthLimit) {
      issues.push(error('E_JSON_VALUE', pointer(keys), tooDeep))
      return null
    }
    const within = [...parents, value]
    if (Array.isArray(value)) return value.map((part, index) => write(part, [...keys, index], within))
    if (!isPlain(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        const place = [...keys, key]
        checkText(key, place)
        return [key, write(part, place, within)]
      }),
    )
  }
  return { value: write(payload, [], []), issues }
}
