import { parseTagExpression, type TagExpression } from '@hubcast/core'

export { isTag } from '@hubcast/core'

/** A tag expression, ready to be held against devices. */
export interface TagMatcher {
  readonly text: string
  /** Each tag that the expression names, once. */
  readonly tags: readonly string[]
  matches(tags: ReadonlySet<string>): boolean
}

/** Tags as the hub compares them. */
export type TagKey = (tag: string) => string

/** By default tags that differ only in letter case are one. */
export function tagKey(caseSensitive: boolean): TagKey {
  return caseSensitive ? (tag) => tag : (tag) => tag.toLowerCase()
}

function evaluate(expression: TagExpression, has: (tag: string) => boolean): boolean {
  if (typeof expression === 'string') return has(expression)
  const [operator, ...operands] = expression
  if (operator === '||') return operands.some((operand) => evaluate(operand, has))
  if (operator === '&&') return operands.every((operand) => evaluate(operand, has))
  return operands.every((operand) => !evaluate(operand, has))
}

function namesIn(expression: TagExpression): string[] {
  return typeof expression === 'string'
    ? [expression]
    : expression.slice(1).flatMap((operand) => namesIn(operand))
}

/** How many parsed expressions are kept: senders repeat few. */
const keptLimit = 1_000

/** Reads tag expressions with the client's grammar, and keeps what it read. */
export class TagReader {
  readonly #key: TagKey
  readonly #mixedLimit: number
  readonly #kept = new Map<string, TagMatcher | undefined>()

  /** @param mixedLimit - How many tags an expression may have that is not of `||` alone. */
  constructor(key: TagKey, mixedLimit: number) {
    this.#key = key
    this.#mixedLimit = mixedLimit
  }

  /** The matcher, or undefined for what the hub refuses. */
  read(text: string): TagMatcher | undefined {
    if (this.#kept.has(text)) return this.#kept.get(text)
    if (this.#kept.size >= keptLimit) this.#kept.clear()
    const matcher = this.#parse(text)
    this.#kept.set(text, matcher)
    return matcher
  }

  #parse(text: string): TagMatcher | undefined {
    let expression: TagExpression
    try {
      expression = parseTagExpression(text, { mixed: this.#mixedLimit })
    } catch {
      return undefined
    }
    const key = this.#key
    return {
      text,
      tags: [...new Map(namesIn(expression).map((tag) => [key(tag), tag])).values()],
      matches: (tags) => evaluate(expression, (tag) => tags.has(key(tag))),
    }
  }
}
