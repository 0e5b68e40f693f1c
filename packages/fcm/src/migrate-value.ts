import { parseJsonText, writeLeaves } from '@hubcast/payload'
import { isDuration } from './duration.js'

/** Whether a value of a template is an expression: its first character decides. */
export function isExpressionText(value: unknown): value is string {
  return typeof value === 'string' && /^[$.%#{]/.test(value)
}

const numeric = /^(\{?\s*)#(\(\s*\w+\s*(?::\{(?:\\.|[^}\\])*\}\s*)?\)\s*\}?\s*)$/

/** `#(n)` as `$(n)`: where FCM v1 takes texts alone. */
function asText(expression: string): string {
  return expression.replace(numeric, '$1$$$2')
}

/** A text, number or flag as the text that FCM v1 takes. */
export function plainText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isExpressionText(value)) return asText(value)
  return typeof value === 'string' ? value : undefined
}

/**
 * A value of `data` as text: an object, a list or null as its JSON. In a template the hub has to copy that text, and
 * an expression within it has no place.
 */
export function dataText(value: unknown, isTemplate: boolean): unknown {
  const text = plainText(value)
  if (text !== undefined) return text
  const json = JSON.stringify(value)
  const copy = writeLeaves(json)
  if (!isTemplate) return json
  return copy.issues.length > 0 ? undefined : copy.value
}

/** `time_to_live` as `ttl`. Of an expression: the text that it becomes, and an `s`. */
export function ttlText(value: unknown): string | undefined {
  if (isExpressionText(value)) {
    const terms = asText(value).replace(/^\{([\s\S]*)\}\s*$/, '$1')
    return `{${terms.trim()} + 's'}`
  }
  const text = `${typeof value === 'number' || typeof value === 'string' ? value : ''}s`
  return isDuration(text) ? text : undefined
}

/** `priority` in v1's letters. */
export function priorityText(value: unknown): string | undefined {
  if (isExpressionText(value)) return value
  return value === 'high' || value === 'normal' ? value.toUpperCase() : undefined
}

/** Arguments as a list: the legacy message had them as JSON text, too. */
export function argsList(value: unknown): readonly string[] | undefined {
  const list = typeof value === 'string' ? parseJsonText(value).value : value
  return Array.isArray(list) && list.every((part) => typeof part === 'string') ? list : undefined
}

/** A flag of APNs, which is 1 or absent. */
export function flagOne(value: unknown): 1 | undefined {
  return value === true || value === 1 ? 1 : undefined
}
