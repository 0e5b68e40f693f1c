import type { NotificationIssue } from '@hubcast/core'
import { pointer } from './issues.js'

/** A text, and what was found while making or reading it. */
export interface JsonText {
  /** Compact JSON; empty when there are errors. */
  readonly text: string
  /** What the text says; what was given, where it cannot be written. */
  readonly value: unknown
  readonly issues: readonly NotificationIssue[]
}

const depthLimit = 64

function problem(code: string, path: string, message: string): NotificationIssue {
  return { code, path, message, severity: 'error' }
}

/** Finds what JSON.stringify would drop, change or choke on without a word. */
function inspect(
  value: unknown,
  keys: readonly (string | number)[],
  parents: readonly unknown[],
): NotificationIssue[] {
  const path = pointer(keys)
  if (typeof value === 'string') {
    return /\p{Cs}/u.test(value)
      ? [
          problem(
            'E_STRING_LONE_SURROGATE',
            path,
            'The text has half of a surrogate pair, which UTF-8 cannot carry.',
          ),
        ]
      : []
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? [] : [problem('E_JSON_VALUE', path, 'The number is not finite.')]
  }
  if (value === null || typeof value === 'boolean') return []
  if (typeof value !== 'object') return [problem('E_JSON_VALUE', path, `JSON has no ${typeof value}.`)]
  if (parents.includes(value)) return [problem('E_JSON_VALUE', path, 'The object contains itself.')]
  if (parents.length > depthLimit) return [problem('E_JSON_VALUE', path, 'The value nests too deeply.')]
  const prototype = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return [
      problem('E_JSON_VALUE', path, 'Only plain objects and arrays can be sent; convert others to text.'),
    ]
  }
  const within = [...parents, value]
  return Object.entries(value).flatMap(([key, part]) => {
    const place = [...keys, key]
    if (part === undefined && !Array.isArray(value)) return []
    if (key === '__proto__') return [problem('E_JSON_KEY', pointer(place), 'The key __proto__ is not sent.')]
    if (/\p{Cs}/u.test(key))
      return [problem('E_STRING_LONE_SURROGATE', path, 'A key has half of a surrogate pair.')]
    return inspect(part, place, within)
  })
}

/**
 * Writes a payload as the compact JSON that goes on the wire. `undefined` in an object counts as absent.
 *
 * What JSON cannot carry (functions, NaN, cycles, class instances, lone surrogates) is an error, never dropped.
 */
export function toJsonText(value: unknown): JsonText {
  const issues = inspect(value, [], [])
  if (issues.length) return { text: '', value, issues }
  const text = JSON.stringify(value)
  // Read back, so that what is checked is what the push service sees: absent fields are absent.
  return { text, value: JSON.parse(text), issues }
}

/** Reads a payload that the caller wrote as text. The text itself is what goes on the wire. */
export function parseJsonText(text: string): JsonText {
  try {
    const value: unknown = JSON.parse(text)
    return { text, value, issues: inspect(value, [], []) }
  } catch (failure) {
    const [, position] = /position (\d+)/.exec(String(failure)) ?? []
    const where = position === undefined ? '' : ` at position ${position}`
    return { text, value: undefined, issues: [problem('E_JSON_SYNTAX', '', `The text is not JSON${where}.`)] }
  }
}
