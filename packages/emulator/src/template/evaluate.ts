import { cut } from './cut.js'
import type { Expression } from './expression.js'
import type { Property, Term } from './term.js'

/** The value of a name, whatever the case of its letters; undefined when there is none. */
export type Lookup = (name: string) => string | undefined

/** How expressions are evaluated where sources differ. */
export interface EvaluateOptions {
  /**
   * What `n` of `.(name, n)` counts. `within`, as documented: text and dots are at most `n` long. `beyond`, as
   * the evaluator of 2013 did: a text of up to `n + 3` stays whole, a longer one keeps `n` and gets the dots.
   * @default 'within'
   */
  readonly ellipsis?: 'within' | 'beyond'
}

/**
 * Finds a name among the message's properties, then among the device's push variables. Which of them the live
 * service asks first is not known; the message can say more about itself than the device could beforehand.
 * Of names that differ only in case, the first counts.
 */
export function createLookup(
  properties: Readonly<Record<string, string>>,
  pushVariables: Readonly<Record<string, string>>,
): Lookup {
  const values = new Map<string, string>()
  for (const [name, value] of [...Object.entries(properties), ...Object.entries(pushVariables)]) {
    const key = name.toLowerCase()
    if (!values.has(key)) values.set(key, value)
  }
  return (name) => values.get(name.toLowerCase())
}

/** The text that an expression gives. A missing property gives its default, or nothing. */
export function evaluate(expression: Expression, lookup: Lookup, options: EvaluateOptions = {}): string {
  if (expression.kind !== 'composite') return evaluateTerm(expression, lookup, options)
  return expression.terms.map((term) => evaluateTerm(term, lookup, options)).join('')
}

/**
 * Whether what an expression gave stands in JSON without quotes: a `#()` whose text is a number as documented,
 * so without a minus sign.
 */
export function isBareNumber(expression: Expression, text: string): boolean {
  return (
    expression.kind === 'property' &&
    expression.form === '#' &&
    /^(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)
  )
}

function evaluateTerm(term: Term, lookup: Lookup, options: EvaluateOptions): string {
  if (term.kind === 'literal') return term.text
  const text = lookup(term.name) ?? term.fallback ?? ''
  if (term.form === '%') return escapeDataString(text)
  return term.length === undefined ? text : clip(text, term, term.length, options)
}

function clip(text: string, { form }: Property, length: number, { ellipsis }: EvaluateOptions): string {
  if (form !== '.') return cut(text, length)
  if (ellipsis === 'beyond') return text.length <= length + 3 ? text : `${cut(text, length)}...`
  if (text.length <= length) return text
  return length < 3 ? '...'.slice(0, length) : `${cut(text, length - 3)}...`
}

/** .NET's `Uri.EscapeDataString`: all but the unreserved characters of RFC 3986, half a pair as U+FFFD. */
function escapeDataString(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
