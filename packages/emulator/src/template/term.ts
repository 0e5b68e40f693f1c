import { excerpt } from './cut.js'

/** `$` as it is, `.` shortened with dots, `%` URI-encoded, `#` as a JSON number. */
export type Form = '$' | '.' | '%' | '#'

/** A property of the message or a push variable, as `$(name:{fallback}, length)` writes it. */
export interface Property {
  readonly kind: 'property'
  readonly form: Form
  /** As written; names are compared without regard to case. */
  readonly name: string
  /** What stands for a missing property. */
  readonly fallback: string | undefined
  /** The most characters to keep. */
  readonly length: number | undefined
}

/** A text that stands for itself. */
export interface Literal {
  readonly kind: 'literal'
  readonly text: string
}

/** What a composition is made of. */
export type Term = Property | Literal

/** Why a value is no expression. */
export interface ExpressionProblem {
  readonly message: string
  /** Where in the value, in UTF-16 code units from 0. */
  readonly position: number
}

/** A term and the position after it, or why there is none. */
export type ReadTerm = { readonly term: Term; readonly end: number } | { readonly problem: ExpressionProblem }

const maxNameLength = 120
const maxLength = 2 ** 31 - 1

export function isForm(character: string | undefined): character is Form {
  return character === '$' || character === '.' || character === '%' || character === '#'
}

/** The first position from `at` on that holds no blank. */
export function skipBlanks(text: string, at: number): number {
  let end = at
  while (/^\s$/.test(text[end] ?? '')) end++
  return end
}

/** Reads `'text'`, `"text"` or one of `$()`, `.()`, `%()`, `#()` at a position of a value. */
export function readTerm(text: string, at: number): ReadTerm {
  const first = text[at]
  if (first === "'" || first === '"') return readLiteral(text, at, first)
  if (/^\$body(?!\w)/.test(text.slice(at, at + 6)))
    return { problem: { message: "Expression type '$body' is not supported.", position: at } }
  if (isForm(first)) return readProperty(text, at, first)
  const message = `Expression is ${excerpt(text)}. A term is 'text', "text", $(name), .(name, n), %(name) or #(name).`
  return { problem: { message, position: at } }
}

function readLiteral(text: string, at: number, quote: string): ReadTerm {
  let content = ''
  let from = at + 1
  for (;;) {
    const close = text.indexOf(quote, from)
    if (close < 0) return { problem: { message: 'Literal is missing closing notation', position: at } }
    content += text.slice(from, close)
    if (text[close + 1] !== quote) return { term: { kind: 'literal', text: content }, end: close + 1 }
    content += quote
    from = close + 2
  }
}

function readProperty(text: string, at: number, form: Form): ReadTerm {
  const fail = (reason: string, position: number): ReadTerm => {
    const close = text.indexOf(')', position)
    const expression = excerpt(text.slice(at, close < 0 ? undefined : close + 1))
    return { problem: { message: `Expression is ${expression}. ${reason}`, position } }
  }
  const unclosed = () => fail('Missing closing parentheses.', text.length)
  if (text[at + 1] !== '(') return fail('The character following $ or . or % should be a (.', at + 1)

  const nameLength = text.slice(at + 2).search(/[,:)]/)
  if (nameLength < 0) return unclosed()
  let end = at + 2 + nameLength
  const name = text.slice(at + 2, end).trim()
  const nameProblem = findNameProblem(name)
  if (nameProblem)
    return { problem: { message: `Property name is ${excerpt(name)}. ${nameProblem}`, position: at + 2 } }

  let fallback: string | undefined
  if (text[end] === ':') {
    const open = skipBlanks(text, end + 1)
    if (text[open] !== '{') return fail('A default value stands in braces: $(name:{text}).', open)
    const read = readFallback(text, open + 1)
    if (!read) return fail('The default value is missing its closing }.', text.length)
    fallback = read.text
    end = skipBlanks(text, read.end)
  }

  let length: number | undefined
  if (text[end] === ',') {
    if (form === '%' || form === '#') return fail(`${form}() takes no length.`, end)
    const close = text.indexOf(')', end)
    if (close < 0) return unclosed()
    const digits = text.slice(end + 1, close).trim()
    length = /^[0-9]+$/.test(digits) ? Number(digits) : maxLength + 1
    if (length > maxLength) return fail(`${excerpt(digits)} is not a positive integer`, end + 1)
    end = close
  }
  if (end >= text.length) return unclosed()
  if (text[end] !== ')') return fail('After the default value come a length or the closing parenthesis.', end)
  if (form === '.' && length === undefined) return fail('It needs a length: .(name, 20).', end)
  return { term: { kind: 'property', form, name, fallback, length }, end: end + 1 }
}

function findNameProblem(name: string): string | undefined {
  if (!/^[A-Za-z0-9_]+$/.test(name)) return "Only ASCII-7 alphanumeric characters and '_' are permitted."
  return name.length > maxNameLength
    ? `It has ${name.length} characters; at most 120 are permitted.`
    : undefined
}

/** Reads up to the closing brace; a backslash makes the next character stand for itself. */
function readFallback(text: string, at: number): { text: string; end: number } | undefined {
  let content = ''
  for (let index = at; index < text.length; index++) {
    if (text[index] === '}') return { text: content, end: index + 1 }
    if (text[index] === '\\') index++
    content += text[index] ?? ''
  }
  return undefined
}
