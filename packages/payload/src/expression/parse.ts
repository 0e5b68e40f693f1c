import type { NotificationIssue } from '@hubcast/core'
import { error, warning, when } from '../issues.js'
import type { ExpressionForm, PropertyTerm } from './expression.js'
import { isPropertyName, lengthRule, nameRule } from './prop.js'

/** A value of a template, read: the terms of its text, and what is wrong with it. */
export interface ReadValue {
  readonly terms: readonly (PropertyTerm | string)[]
  readonly issues: readonly NotificationIssue[]
}

// Blanks around a name and a length are cut off later: two patterns that could both take them would take long.
const term =
  /\s*(?:(['"])((?:(?!\1)[\s\S]|\1\1)*)\1|([$.%#])\(([^:,)]*)(?::\{([^}\\]*(?:\\[\s\S][^}\\]*)*)\}\s*)?(?:,([^)]*))?\))\s*/y

/** Whether a text holds what someone meant as an expression. */
export function looksLikeExpression(text: string): boolean {
  return /\$\(\s*\w+\s*[,:)]|\.\(\s*\w+\s*,|[%#]\(\s*\w+\s*[:)]/.test(text)
}

const inBraces = "Terms are joined in braces: {'Hi ' + $(name)}, as expr makes it."

/** A warning about a text that holds what someone meant as an expression. */
export function warnOfLiteral(
  text: string,
  path: string,
  remedy: string = inBraces,
): readonly NotificationIssue[] {
  return when(
    looksLikeExpression(text),
    warning(
      'W_TEMPLATE_LITERAL_WITH_EXPR',
      path,
      `It is sent as it stands: an expression is a whole value. ${remedy}`,
    ),
  )
}

/** What the hub refuses: a code and a sentence. */
type Fault = readonly [code: string, message: string]

/** What the hub refuses of one property. */
function faultOf({ form, name }: PropertyTerm, length: string | undefined): Fault | undefined {
  if (!isPropertyName(name)) return ['E_TEMPLATE_PROP_NAME', nameRule]
  if (length === undefined)
    return form === '.' ? ['E_TEMPLATE_DOT_LENGTH', 'It lacks where to cut: .(name, 20).'] : undefined
  if (/[%#]/.test(form)) return ['E_TEMPLATE_NO_LENGTH', `${form}() takes no length.`]
  if (!/^\d{1,9}$/.test(length)) return ['E_TEMPLATE_LENGTH', lengthRule]
  return undefined
}

/** What the hub refuses of what stands behind the last term, or where one should stand. */
function faultAt(rest: string, isBraced: boolean, isBehind: boolean): Fault | undefined {
  if (rest.trim() === '')
    return isBraced || !isBehind ? ['E_TEMPLATE_BRACE', 'A term or the closing brace is missing.'] : undefined
  if (!isBehind)
    return [
      'E_TEMPLATE_EXPRESSION',
      "It begins like an expression and is none. A text is written {'text'}, as expr makes it.",
    ]
  return isBraced && /^}\s*$/.test(rest) ? undefined : ['E_TEMPLATE_OPERATOR', inBraces]
}

/**
 * Reads one whole value of a template, as the hub does: its first character decides whether it is an expression.
 *
 * @param path - Where it stands, for the issues.
 */
export function readValue(text: string, path: string): ReadValue {
  if (!/^[$.%#{]/.test(text)) return { terms: [text], issues: warnOfLiteral(text, path) }
  const terms: (PropertyTerm | string)[] = []
  const isBraced = text.startsWith('{')
  let at = isBraced ? 0 : -1
  let isNumeric = false
  let fault: Fault | undefined
  do {
    term.lastIndex = ++at
    const [whole = '', quote = '', literal, form, name = '', fallback, cut] = term.exec(text) ?? []
    at += whole.length
    if (form) {
      const length = cut?.trim()
      const read: PropertyTerm = {
        form: form as ExpressionForm,
        name: name.trim(),
        ...(fallback !== undefined && { fallback: fallback.replace(/\\([\s\S])/g, '$1') }),
        ...(length !== undefined && { length: Number(length) }),
      }
      terms.push(read)
      isNumeric ||= form === '#'
      fault ??= faultOf(read, length)
    } else if (literal !== undefined) terms.push(literal.replaceAll(quote + quote, quote))
    else fault ??= faultAt(text.slice(at), isBraced, false)
  } while (!fault && text[at] === '+')
  fault ??= faultAt(text.slice(at), isBraced, true)
  const isJoined = terms.length > 1
  if (isJoined && isNumeric) fault ??= ['E_TEMPLATE_NUMBER', 'A #() stands alone.']
  if (fault) return { terms: [], issues: [error(fault[0], path, fault[1])] }
  return { terms, issues: when(isJoined && !isBraced, warning('W_TEMPLATE_BRACE', path, inBraces)) }
}
