import { invalid } from './errors.js'

/** A tag expression as a tree: a tag, or an operator and its operands. */
export type TagExpression = string | readonly ['!' | '&&' | '||', ...TagExpression[]]

/** How many tags an expression may name. */
export interface TagLimits {
  /** When `||` is its only operator. @default 20 */
  readonly anyOnly?: number
  /** Otherwise. Microsoft's page says 6; a forum note of 2016 says that it was raised to 10. @default 6 */
  readonly mixed?: number
}

export const tagHint = 'A tag is 1 to 120 of A-Z a-z 0-9 _@#.:-'
export const allHint = 'To reach all devices, leave it out.'

/** Whether a text is one tag: 1 to 120 of `A-Z a-z 0-9 _ @ # . : -`, or `$InstallationId:{…}`, `$UserId:{…}`. */
export function isTag(text: string): boolean {
  return /^(\$(installationid|userid):\{[\w@#.:=-]+\}|[\w@#.:-]{1,120})$/i.test(text)
}

/**
 * Writes a tree as text. Operands of another operator stand in parentheses, since the service documents no
 * precedence.
 */
export function formatTagExpression(expression: TagExpression): string {
  if (typeof expression === 'string') return expression
  const [operator, ...operands] = expression
  const texts = operands.map((operand) => {
    const text = formatTagExpression(operand)
    return typeof operand === 'string' || operand[0] === '!' ? text : `(${text})`
  })
  return operator === '!' ? `!${texts}` : texts.join(` ${operator} `)
}

/** What an expression joins by an operator: its operands, or itself alone. */
function operandsOf(operator: '&&' | '||', expression: TagExpression): readonly TagExpression[] {
  return expression[0] === operator ? (expression.slice(1) as readonly TagExpression[]) : [expression]
}

/** Joins operands, those of the same operator without parentheses; one alone stays itself. */
function join(operator: '&&' | '||', operands: readonly TagExpression[]): TagExpression {
  const flat = operands.flatMap((operand) => operandsOf(operator, operand))
  return flat.length > 1 ? [operator, ...flat] : (flat[0] as TagExpression)
}

/** Says what breaks the service's limits, if anything does. */
function excess(text: string, { anyOnly = 20, mixed = 6 }: TagLimits = {}): string | undefined {
  const limit = /&&|!/.test(text) ? mixed : anyOnly
  const count = text.split(/[^\s!()&|]+/).length - 1
  return count > limit ? `The tag expression has ${count} tags; the limit is ${limit}.` : undefined
}

function checkLimits(expression: TagExpression, limits?: TagLimits): void {
  const problem = excess(formatTagExpression(expression), limits)
  if (!problem) return
  const same = formatTagExpression(simplify(expression))
  throw invalid(
    'tags',
    problem,
    excess(same, limits) ? 'Send in parts, or tag the group.' : `Shorter: ${same}`,
  )
}

/**
 * An equivalent expression with no more tags: repeated operands go, and what all operands share is taken out,
 * so that `(a && t) || (b && t)` becomes `(a || b) && t`.
 */
function simplify(expression: TagExpression): TagExpression {
  const [operator, ...operands] = expression
  if (typeof expression === 'string' || operator === '!') return expression
  const [outer, inner] = operator === '||' ? (['||', '&&'] as const) : (['&&', '||'] as const)
  const texts = (parts: readonly TagExpression[]) => [...new Set(parts.map(formatTagExpression))]
  const unique = texts(operandsOf(outer, join(outer, (operands as TagExpression[]).map(simplify)))).map(
    (text) => read(text),
  )
  const factors = unique.map((operand) => texts(operandsOf(inner, operand)))
  const isShared = (text: string) => factors.every((factor) => factor.includes(text))
  const shared = factors[0]?.filter(isShared) ?? []
  const rests = factors.map((factor) => factor.filter((text) => !isShared(text)).map((text) => read(text)))
  if (!shared.length) return join(outer, unique)
  // An operand that is nothing but the shared part decides alone: t || (a && t) is t.
  const differing = rests.every((rest) => rest.length)
    ? [
        join(
          outer,
          rests.map((rest) => join(inner, rest)),
        ),
      ]
    : []
  return join(inner, [...differing, ...shared.map((text) => read(text))])
}

/** Reads an expression of any length. */
function read(text: string): TagExpression {
  const tokens = [
    ...text.matchAll(/\s+|&&|\|\||[!()]|\$\w+:\{[^}]*\}|[\w@#.:-]+|[\s\S]/g),
    { 0: '', index: text.length },
  ]
  let at = 0
  let depth = 0
  const peek = () => {
    if (!tokens[at]?.[0].trim() && at < tokens.length - 1) at++
    return tokens[at] as { 0: string; index?: number }
  }
  const take = (token: string) => peek()[0] === token && ++at
  const unexpected = (hint: string, { index = 0 } = peek()) =>
    invalid(
      'tags',
      `Tag expression: ${index < text.length ? `unexpected "${text[index]}"` : 'it ends'} at position ${index}.`,
      hint,
    )
  const some = (operator: '&&' | '||', next: () => TagExpression) => () => {
    const operands = [next()]
    while (take(operator)) operands.push(next())
    return join(operator, operands)
  }
  const one = (): TagExpression => {
    // Deeper nesting would end in a stack overflow.
    if (++depth > 99) throw unexpected('It nests too deeply.')
    const [token] = [peek()[0]]
    let found: TagExpression = token
    if (take('!')) found = ['!', one()]
    else if (take('(')) {
      found = any()
      if (!take(')')) throw unexpected('A ) is missing.')
    } else if (isTag(token)) at++
    else throw unexpected(token[0] === '$' ? 'System tags are $InstallationId:{…} and $UserId:{…}.' : tagHint)
    depth--
    return found
  }
  const any: () => TagExpression = some('||', some('&&', one))
  const expression = any()
  const before = tokens[at - 1]
  const next = peek()
  if (next[0]) {
    // Between two tags it is the blank that is wrong.
    throw unexpected('Join tags by && or ||; a tag has no blank.', isTag(next[0]) && before ? before : next)
  }
  return expression
}

/**
 * Reads a tag expression: tags joined by `&&`, `||` and `!`, with parentheses; `!` binds closest, then `&&` (a choice:
 * the service documents no precedence, so write parentheses where it matters).
 *
 * @param limits - How many tags are allowed; see {@link TagLimits}.
 * @throws {HubError} `invalid-tags`, with the position (from 0) of what is wrong, and with an equivalent
 * expression where one fits the limit.
 * @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-tags-segment-push-message
 * @example
 * parseTagExpression('news && !(muted || trial)') // ['&&', 'news', ['!', ['||', 'muted', 'trial']]]
 */
export function parseTagExpression(text: string, limits?: TagLimits): TagExpression {
  if (!text.trim()) throw invalid('tags', 'The tag expression is empty.', allHint)
  const expression = read(text)
  checkLimits(expression, limits)
  return expression
}

/** An expression that matches where any operand does. Operands are tags or expressions. */
export function any(...operands: readonly [string, ...string[]]): string {
  return formatTagExpression(join('||', operands.map(read)))
}

/** An expression that matches where all operands do. Operands are tags or expressions. */
export function all(...operands: readonly [string, ...string[]]): string {
  return formatTagExpression(join('&&', operands.map(read)))
}

/** An expression that matches where the operand does not. */
export function not(operand: string): string {
  return formatTagExpression(['!', read(operand)])
}

/** Which devices a send goes to: an expression, or tags of which any one suffices. */
export type Tags = string | readonly string[]

/**
 * The header value of a send's tags.
 * @throws {HubError} `invalid-tags`
 */
export function resolveTags(
  tags: Tags | undefined,
  template: string | undefined,
  limits?: TagLimits,
): string {
  if (template !== undefined && !isTag(template))
    throw invalid('tags', 'The template name is no tag.', tagHint)
  const list = typeof tags === 'object' ? tags : []
  const wrong = list.findIndex((tag) => !isTag(tag))
  if (wrong >= 0) throw invalid('tags', `tags[${wrong}] is no tag.`, tagHint)
  const expression = typeof tags === 'object' ? tags.join(' || ') : tags
  if (expression === undefined) return String(template)
  const tree = parseTagExpression(expression, template ? { anyOnly: 1e9, mixed: 1e9 } : limits)
  const both = template ? join('&&', [template, tree]) : tree
  checkLimits(both, limits)
  // Blanks only stand between tokens, so line breaks may become blanks.
  return template ? formatTagExpression(both) : expression.trim().replace(/\s+/g, ' ')
}
