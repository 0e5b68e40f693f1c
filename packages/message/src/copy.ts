import type { NotificationIssue } from '@hubcast/core'
import { depthLimit, error, isPlain, pointer, tooDeep } from '@hubcast/payload'

/** A value that no later change of the given one reaches, and where it was too deep for that. */
export interface Copied<T> {
  readonly value: T
  readonly issues: readonly NotificationIssue[]
}

/** A copy of objects, lists and dates, to the ground. Instances, such as expressions, are never written to. */
export function copyOf<T>(given: T): Copied<T> {
  const issues: NotificationIssue[] = []
  const copy = (value: unknown, keys: readonly string[], parents: readonly unknown[]): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Date) return new Date(value)
    const isList = Array.isArray(value)
    if (!isList && !isPlain(value)) return value
    if (parents.includes(value) || parents.length > depthLimit) {
      issues.push(error('E_MESSAGE_DEPTH', pointer(keys), tooDeep))
      return undefined
    }
    const within = [...parents, value]
    const parts = Object.entries(value).map(
      ([key, part]) => [key, copy(part, [...keys, key], within)] as const,
    )
    return isList ? parts.map(([, part]) => part) : Object.fromEntries(parts)
  }
  return { value: copy(given, [], []) as T, issues }
}
