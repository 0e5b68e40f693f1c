import type { NotificationIssue } from '@hubcast/core'
import { error, pointer } from './issues.js'

/** A text, and what was found while making or reading it. */
export interface JsonText {
  /** Compact JSON; empty when there are errors. */
  readonly text: string
  /** What the text says; what was given, where it cannot be written. */
  readonly value: unknown
  readonly issues: readonly NotificationIssue[]
}

/** How deep a payload may nest. */
export const depthLimit = 64
/** What is said of one that nests deeper, or without an end. */
export const tooDeep = 'It nests too deeply, or in itself.'

/** Names of JavaScript's own: Valibot's schemas look past such a key, whatever its value. */
const ownName = /^(__proto__|constructor|prototype)$/

/** Whether an object is one of JSON's, and no instance of a class. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The keys on the way to a value, the last one first: a path is written only where there is a problem. */
interface Place {
  readonly key: string
  readonly parent: Place | undefined
  readonly value: unknown
}

/** The root has no key. */
function keysTo({ key, parent }: Place): string[] {
  return parent ? [...keysTo(parent), key] : []
}

function isWithin({ value, parent }: Place): boolean {
  for (let at = parent; at; at = at.parent) if (at.value === value) return true
  return false
}

const halfPair = /\p{Cs}/u

/** Finds what JSON.stringify would drop, change or choke on without a word. */
function inspect(root: unknown): readonly NotificationIssue[] {
  const issues: NotificationIssue[] = []
  const add = (place: Place, message: string, code = 'E_JSON_VALUE') => {
    issues.push(error(code, pointer(keysTo(place)), message))
  }
  const checkText = (place: Place, text: string) => {
    if (halfPair.test(text))
      add(
        place,
        'A text or key has half of a surrogate pair, which UTF-8 cannot carry.',
        'E_STRING_LONE_SURROGATE',
      )
  }
  const look = (place: Place, depth: number) => {
    const { value } = place
    const isList = Array.isArray(value)
    if (typeof value === 'string') checkText(place, value)
    else if (typeof value !== 'object') {
      if (typeof value !== 'boolean' && !Number.isFinite(value))
        add(place, `JSON has no ${typeof value === 'number' ? value : typeof value}.`)
    } else if (value === null) return
    else if (depth > depthLimit || isWithin(place)) add(place, tooDeep)
    else if (!isList && !isPlain(value))
      add(place, 'Only plain objects and arrays can be sent; convert others to text.')
    // A copy of a list has no holes, which JSON would fill with null.
    else
      for (const [key, part] of Object.entries(isList ? [...value] : value)) {
        const within = { key, parent: place, value: part }
        if (part === undefined && !isList) continue
        if (ownName.test(key)) add(within, "It is a name of JavaScript's own; take another.", 'E_JSON_KEY')
        else {
          checkText(place, key)
          look(within, depth + 1)
        }
      }
  }
  look({ key: '', parent: undefined, value: root }, 0)
  return issues
}

/**
 * Writes a payload as the compact JSON that goes on the wire. `undefined` in an object counts as absent.
 *
 * What JSON cannot carry (functions, NaN, cycles, class instances, lone surrogates) is an error, never dropped.
 */
export function toJsonText(value: unknown): JsonText {
  const issues = inspect(value)
  if (issues.length) return { text: '', value, issues }
  const text = JSON.stringify(value)
  // Read back, so that what is checked is what the push service sees: absent fields are absent.
  return { text, value: JSON.parse(text), issues }
}

/** Reads a payload that the caller wrote as text. The text itself is what goes on the wire. */
export function parseJsonText(text: string): JsonText {
  try {
    const value: unknown = JSON.parse(text)
    return { text, value, issues: inspect(value) }
  } catch (failure) {
    // Some engines quote the text in their message; the place stands behind it.
    const [, position] = /position (\d+)[^"]*$/.exec(String(failure)) ?? []
    const where = position === undefined ? '' : ` at position ${position}`
    return { text, value: undefined, issues: [error('E_JSON_SYNTAX', '', `The text is not JSON${where}.`)] }
  }
}
