import type { NotificationIssue } from '@hubcast/core'
import { error, warning } from '../issues.js'
import type { ExpressionForm, PropertyTerm } from './expression.js'
import { propertyNameLimit } from './prop.js'

/** A value of a template, read: the terms of its text, and what is wrong with it. */
export interface ReadValue {
  readonly terms: readonly (PropertyTerm | string)[]
  readonly issues: readonly NotificationIssue[]
}

const quoted = /\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)")\s*/y
const property = /\s*([$.%#])\(\s*([^:,)]*?)\s*(?::\{((?:\\.|[^}\\])*)\}\s*)?(?:,\s*([^)]*?)\s*)?\)\s*/y
const operator = /\+/y

/** Whether a text holds what someone meant as an expression. */
export function looksLikeExpression(text: string): boolean {
  return /\$\(\s*\w+\s*[,:)]|\.\(\s*\w+\s*,|[%#]\(\s*\w+\s*[:)]/.test(text)
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** What the hub refuses of one property, as a code and a sentence. */
function faultOf(form: string, name: string, length: string | undefined): [string, string] | undefined {
  if (!/^\w+$/.test(name) || name.length > propertyNameLimit)
    return [
      'E_TEMPLATE_PROP_NAME',
      `A property's name has 1 to ${propertyNameLimit} letters, digits or underscores.`,
    ]
  if (form === '.' && length === undefined)
    return ['E_TEMPLATE_DOT_LENGTH', 'An expression with dots says where to cut: .(name, 20).']
  if (/[%#]/.test(form) && length !== undefined) return ['E_TEMPLATE_NO_LENGTH', `${form}() takes no length.`]
  if (length !== undefined && !/^\d+$/.test(length))
    return ['E_TEMPLATE_LENGTH', 'A length is a whole number of characters from 0.']
  return undefined
}

/**
 * Reads one whole value of a template, as the hub does: its first character decides whether it is an expression.
 *
 * @param path - Where it stands, for the issues.
 */
export function readValue(text: string, path: string): ReadValue {
  if (!/^[$.%#{]/.test(text)) {
    const message =
      "It is sent as it stands: only a value that begins with an expression is one. Write {'Hi ' + $(name)}, as expr makes it."
    const issue = warning('W_TEMPLATE_LITERAL_WITH_EXPR', path, message)
    return { terms: [text], issues: looksLikeExpression(text) ? [issue] : [] }
  }
  const refuse = (code: string, message: string): ReadValue => ({
    terms: [],
    issues: [error(code, path, message)],
  })
  const isBraced = text.startsWith('{')
  const terms: (PropertyTerm | string)[] = []
  let at = isBraced ? 1 : 0
  for (;;) {
    const literal = isBraced ? match(quoted, text, at) : null
    const term = literal ? null : match(property, text, at)
    if (!literal && !term)
      return refuse(
        isBraced && at >= text.length ? 'E_TEMPLATE_BRACE' : 'E_TEMPLATE_EXPRESSION',
        "It begins like an expression and is none. To send the text itself, write {'text'}, as expr makes it.",
      )
    if (literal) {
      const [, single, double] = literal
      terms.push(single?.replaceAll("''", "'") ?? double?.replaceAll('""', '"') ?? '')
    } else if (term) {
      const [, form = '', name = '', fallback, length] = term
      const fault = faultOf(form, name, length)
      if (fault) return refuse(...fault)
      terms.push({
        form: form as ExpressionForm,
        name,
        ...(fallback !== undefined && { fallback: fallback.replaceAll('\\}', '}') }),
        ...(length !== undefined && { length: Number(length) }),
      })
    }
    at += (literal ?? term)?.[0].length ?? 0
    if (match(operator, text, at)) at++
    else break
  }
  if (isBraced && text[at] !== '}')
    return at >= text.length
      ? refuse('E_TEMPLATE_BRACE', 'The closing brace is missing.')
      : refuse('E_TEMPLATE_OPERATOR', 'Between two terms stands a +, and nothing else.')
  if (text.slice(isBraced ? at + 1 : at).trim())
    return refuse(
      'E_TEMPLATE_OPERATOR',
      "Text and properties are joined in braces: {'Hi ' + $(name)}, as expr makes it.",
    )
  if (terms.length > 1 && terms.some((term) => typeof term !== 'string' && term.form === '#'))
    return refuse('E_TEMPLATE_NUMBER', 'A #() stands alone; join with $() instead.')
  if (terms.length > 1 && !isBraced)
    return refuse('E_TEMPLATE_BRACE', 'Terms are joined in braces: {$(first) + $(last)}.')
  return { terms, issues: [] }
}
