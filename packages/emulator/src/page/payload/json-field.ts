import { fieldsOf } from '../../json.js'

/** The value below a path of member names; undefined where the path ends early. */
export function fieldAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => Object.entries(fieldsOf(at) ?? {}).find(([key]) => key === name)?.[1],
    value,
  )
}

/** A value that can be shown as it is: a text with something in it, or a number. */
export function shownText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() ? value : undefined
}
