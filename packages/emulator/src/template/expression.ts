import { excerpt } from './cut.js'
import { type ExpressionProblem, isForm, readTerm, skipBlanks, type Term } from './term.js'

/** What one value of a template says: a text, a property, or several of them in a row. */
export type Expression = Term | { readonly kind: 'composite'; readonly terms: readonly Term[] }

/** An expression, with what is odd about it, or why there is none. */
export type ParsedExpression =
  | { readonly expression: Expression; readonly warning: string | undefined }
  | { readonly problem: ExpressionProblem }

/**
 * Reads one whole value: a JSON string, an XML attribute, the text of a leaf element, a header or an expiry.
 * Its first character decides: `$ . % #` begin an expression, `{` a composition, and any other (a blank too)
 * makes the value a text that is sent unchanged.
 *
 * A composition without its braces, `$(a)+$(b)`, is read as .NET's check reads it, with a warning, since the
 * documentation asks for the braces.
 */
export function parseExpression(value: string): ParsedExpression {
  if (value[0] === '{') return parseTerms(value, true)
  if (isForm(value[0])) return parseTerms(value, false)
  const warning = looksLikeExpression(value)
    ? 'It is sent as it stands: only a value that begins with an expression is one. ' +
      "Join text and properties in braces: {'Hi ' + $(name)}."
    : undefined
  return { expression: { kind: 'literal', text: value }, warning }
}

/** The expression that stands for a text, whatever its first character: `{'#000000'}`. */
export function quoteLiteral(text: string): string {
  return `{'${text.replaceAll("'", "''")}'}`
}

function looksLikeExpression(text: string): boolean {
  return /\$\(\s*\w+\s*[,:)]|\.\(\s*\w+\s*,\s*\d+\s*\)|[%#]\(\s*\w+\s*\)/.test(text)
}

function parseTerms(value: string, braced: boolean): ParsedExpression {
  const terms: Term[] = []
  let numberAt = -1
  let at = skipBlanks(value, braced ? 1 : 0)
  for (;;) {
    if (at >= value.length) return unfinished(value, braced)
    const read = readTerm(value, at)
    if ('problem' in read) return terms.length > 0 ? read : withHint(value, read.problem)
    if (read.term.kind === 'property' && read.term.form === '#' && numberAt < 0) numberAt = at
    terms.push(read.term)
    at = skipBlanks(value, read.end)
    if (at >= value.length && !braced) break
    if (at >= value.length) return unfinished(value, braced)
    if (braced && value[at] === '}') break
    if (value[at] !== '+')
      return { problem: { message: 'Only valid composition operator is +', position: at } }
    at = skipBlanks(value, at + 1)
  }
  const rest = skipBlanks(value, at + 1)
  if (braced && rest < value.length) {
    const message = `Expression is ${excerpt(value)}. Nothing may follow the closing }.`
    return { problem: { message, position: rest } }
  }
  if (terms.length > 1 && numberAt >= 0) {
    const message = "Token type '#(prop)' is not allowed in composite expression"
    return { problem: { message, position: numberAt } }
  }
  const [first] = terms
  const expression: Expression = terms.length === 1 && first ? first : { kind: 'composite', terms }
  const warning =
    terms.length > 1 && !braced
      ? 'A composition stands in braces, {$(a) + $(b)}; without them the service may refuse it.'
      : undefined
  return { expression, warning }
}

function unfinished(value: string, braced: boolean): ParsedExpression {
  const reason = braced ? 'It must end with }.' : 'A term is missing at its end.'
  return {
    problem: { message: `Expression is ${excerpt(value)}. ${reason}`, position: value.length },
  }
}

/** A value that is no expression from its start is most likely a text, such as a colour or a price. */
function withHint(value: string, problem: ExpressionProblem): ParsedExpression {
  if (/^\{?\s*([$.%#]\(|['"]|\$body(?!\w))/.test(value) || value.length > 80) return { problem }
  const message = `${problem.message} To send the text itself, write ${quoteLiteral(value)}.`
  return { problem: { message, position: problem.position } }
}
