import { Expression, isExpression, NumberExpression, type PropertyTerm } from './expression.js'

/** The longest name of a property, in characters. @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages */
export const propertyNameLimit = 120

/** How {@link prop} turns a property into text. */
export interface PropOptions {
  /** What stands where the message has no such property. @default '' */
  readonly default?: string
  /** The most characters that are kept. @default all */
  readonly length?: number
  /** Ends a text that was cut with `...`, within `length`. @default false */
  readonly ellipsis?: boolean
  /** Encodes the text for a URL; it cannot be cut, too. @default false */
  readonly uri?: boolean
}

export const nameRule: string = `A property's name has 1 to ${propertyNameLimit} letters, digits or underscores.`
export const lengthRule = 'A length is a whole number of at most 9 digits.'

/** Whether the hub takes a name for a property. */
export function isPropertyName(name: unknown): name is string {
  return typeof name === 'string' && /^\w+$/.test(name) && name.length <= propertyNameLimit
}

function checkName(name: string): void {
  if (!isPropertyName(name)) throw new TypeError(nameRule)
}

function checkLength(length: number | undefined): void {
  if (length !== undefined && !(Number.isInteger(length) && length >= 0 && length < 1e9))
    throw new TypeError(lengthRule)
}

function checkFallback(fallback: string | undefined): void {
  // The one way to write a brace ends the text in every other parser of this language, and so does a backslash.
  if (fallback !== undefined && (typeof fallback !== 'string' || /[{}\\]/.test(fallback)))
    throw new TypeError('default is a text without braces and backslashes.')
}

/**
 * A property of the template message.
 *
 * @param name - 1 to 120 letters, digits, underscores; the hub ignores their case.
 * @returns An expression: `$(name)`, `.(name, 20)` with an ellipsis, `%(name)` for a URL.
 * @throws TypeError for a name, a length or a default that the hub does not take.
 * @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages
 * @example
 * prop('message', { length: 120, ellipsis: true })
 */
export function prop<Name extends string>(name: Name, options: PropOptions = {}): Expression<Name> {
  const { default: fallback, length, ellipsis, uri } = options
  checkName(name)
  checkLength(length)
  checkFallback(fallback)
  if (ellipsis && length === undefined) throw new TypeError('ellipsis needs length: where the text is cut.')
  if (uri && (ellipsis || length !== undefined)) throw new TypeError('uri goes without length and ellipsis.')
  const term: PropertyTerm = {
    form: uri ? '%' : ellipsis ? '.' : '$',
    name,
    ...(fallback !== undefined && { fallback }),
    ...(length !== undefined && { length }),
  }
  return new Expression<Name>([term])
}

/**
 * A property of the template message as a number in a JSON body: `#(badge:{0})`.
 *
 * @param name - As {@link prop} takes it.
 * @param options - `default`: what stands where the message has no such property. Without one an empty text
 * stands there, which most platforms refuse.
 * @throws TypeError for a name or a default that the hub does not take.
 */
export function num<Name extends string>(
  name: Name,
  options: { readonly default?: number } = {},
): NumberExpression<Name> {
  checkName(name)
  const { default: fallback } = options
  if (fallback !== undefined && !(Number.isFinite(fallback) && fallback >= 0))
    throw new TypeError('default is a number from 0: the hub takes no sign for a number.')
  return new NumberExpression<Name>({
    form: '#',
    name,
    ...(fallback !== undefined && { fallback: String(fallback) }),
  })
}

/** The names of the properties in a template literal. */
type NamesOf<Parts extends readonly unknown[]> = Parts[number] extends infer Part
  ? Part extends Expression<infer Name>
    ? Name
    : never
  : never

/**
 * Joins texts and properties, always in the form that the hub evaluates: it copies `Hi $(name)` as it stands, and
 * replaces `{'Hi ' + $(name)}`.
 *
 * @throws TypeError for a value that is neither a text nor what {@link prop} or `expr` returned.
 * @example
 * expr`Hi ${prop('name', { default: 'you' })}!`
 */
export function expr<const Parts extends readonly (Expression | string)[]>(
  texts: TemplateStringsArray,
  ...parts: Parts
): Expression<NamesOf<Parts>> {
  const terms: (PropertyTerm | string)[] = []
  const add = (term: PropertyTerm | string) => {
    const last = terms.at(-1)
    if (typeof term === 'string' && typeof last === 'string') terms[terms.length - 1] = last + term
    else if (term !== '') terms.push(term)
  }
  for (const [index, text] of texts.entries()) {
    // A backslash that begins no character makes a text undefined.
    if (typeof text !== 'string') throw new TypeError('The text has a backslash that begins no character.')
    add(text)
    const part: unknown = parts[index]
    if (isExpression(part) && 'terms' in part) for (const term of part.terms) add(term)
    else if (typeof part === 'string') add(part)
    else if (index < parts.length)
      throw new TypeError('expr joins texts and prop(); a number stands alone, by num().')
  }
  return new Expression(terms)
}
