/** How an expression turns a property into text. `#` is the numeric one. */
export type ExpressionForm = '$' | '.' | '%' | '#'

/** A property of the template message, as an expression names it. */
export interface PropertyTerm {
  readonly form: ExpressionForm
  readonly name: string
  /** What stands where the message has no such property. */
  readonly fallback?: string
  /** The most characters that are kept. */
  readonly length?: number
}

const brand = Symbol.for('hubcast.Expression')

/** Which properties a value names, for the compiler alone. */
export interface NamesProperties<Name extends string> {
  readonly '~names'?: Name
}

/**
 * A text that the hub makes for each device out of the properties of a template message.
 *
 * `String(expression)` is what stands in the template's body.
 */
export class Expression<Name extends string = string> implements NamesProperties<Name> {
  declare readonly '~names'?: Name
  /** A text stands for itself. */
  readonly terms: readonly (PropertyTerm | string)[]

  constructor(terms: readonly (PropertyTerm | string)[]) {
    Object.defineProperty(this, brand, { value: 'text' })
    this.terms = terms
  }

  toString(): string {
    return writeTerms(this.terms)
  }
}

/** A number that the hub puts into a JSON body without quotes. */
export class NumberExpression<Name extends string = string> implements NamesProperties<Name> {
  declare readonly '~names'?: Name
  readonly term: PropertyTerm

  constructor(term: PropertyTerm) {
    Object.defineProperty(this, brand, { value: 'number' })
    this.term = term
  }

  toString(): string {
    return writeTerm(this.term)
  }
}

/** Whether a value is an {@link Expression} or a {@link NumberExpression}, also of another copy of this package. */
export function isExpression(value: unknown): value is Expression | NumberExpression {
  return typeof value === 'object' && value !== null && brand in value
}

/** A text as the hub keeps it in a template: quoted where its first character would make it an expression. */
export function writeLiteral(text: string): string {
  return /^[$.%#{]/.test(text) ? `{${quote(text)}}` : text
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function writeTerm({ form, name, fallback, length }: PropertyTerm): string {
  const otherwise = fallback === undefined ? '' : `:{${fallback.replace(/[\\}]/g, '\\$&')}}`
  return `${form}(${name}${otherwise}${length === undefined ? '' : `, ${length}`})`
}

function writeTerms(terms: readonly (PropertyTerm | string)[]): string {
  const [only] = terms
  if (only === undefined) return ''
  if (terms.length === 1) return typeof only === 'string' ? writeLiteral(only) : writeTerm(only)
  return `{${terms.map((term) => (typeof term === 'string' ? quote(term) : writeTerm(term))).join(' + ')}}`
}
