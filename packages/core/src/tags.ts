import { need } from './errors.js'

/** A tag expression as a tree: a tag, or an operator and its operands. */
export type TagExpression = string | readonly ['!' | '&&' | '||', ...TagExpression[]]

/** How many tags an expression may name. */
export interface TagLimits {
  /** When `||` is its only operator. @default 20 */
  readonly anyOnly?: number
  /** Otherwise. Microsoft's page says 6; a forum note of 2016 says that it was raised to 10. @default 6 */
  readonly mixed?: number
}

/** What to do about a tag, or an expression, that cannot be read. */
const tagHint =
  'Tags are 1 to 120 of A-Z a-z 0-9 _@#.:- or $InstallationId:{…} or $UserId:{…}; && || ! ( ) join them.'

/** A tag, with the blanks before it. */
const tag = /\s*(\$(installationid|userid):\{[\w@#.:=-]+\}|[\w@#.:-]{1,120}(?![\w@#.:-]))/iy

/** What a sticky pattern finds in a text at a place. */
function findAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** Whether a text is one tag: 1 to 120 of `A-Z a-z 0-9 _ @ # . : -`, or `$InstallationId:{…}`, `$UserId:{…}`. */
export function isTag(text: string): boolean {
  return !!text && findAt(tag, text, 0).trim() === text
}

/** Throws for the first of a list that is no tag. */
export function checkTags(tags: readonly string[] = []): readonly string[] {
  tags.forEach((tag, index) => {
    need({ [`tags[${index}]`]: isTag(tag) }, tagHint, 'tags')
  })
  return tags
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
    return /[&|]/.test(operand[0]) ? `(${text})` : text
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

/** Writes the expression that joins operands, each once. */
function build(operator: '&&' | '||', operands: readonly string[]): string {
  return formatTagExpression(join(operator, [...new Set(operands)].map(read)))
}

/** Says what breaks the service's limits, if anything does. */
function excess(text: string, { anyOnly = 20, mixed = 6 }: TagLimits = {}): string {
  const limit = /&&|!/.test(text) ? mixed : anyOnly
  const count = text.split(/[^\s!()&|]+/).length - 1
  return count > limit ? `${count} tags; the limit is ${limit}` : ''
}

/** Writes a tree as text, and throws when it names more tags than the service takes. */
function formatWithin(limits: TagLimits | undefined, expression: TagExpression): string {
  const text = formatTagExpression(expression)
  const problem = excess(text, limits)
  if (problem) {
    const same = simplify(expression)
    const hint = excess(same, limits)
      ? 'Send in parts, or give the group a tag of its own.'
      : `The same, shorter: ${same}`
    need({ [problem]: false }, hint, 'tags')
  }
  return text
}

/**
 * An equivalent expression with no more tags: repeated operands go, and what all operands share is taken out,
 * so that `(a && t) || (b && t)` becomes `(a || b) && t`.
 */
function simplify(expression: TagExpression): string {
  const duals: Readonly<Record<string, '&&' | '||'>> = { '&&': '||', '||': '&&' }
  const inner = duals[`${expression[0]}`]
  if (!inner) return formatTagExpression(expression)
  const [outer, ...operands] = expression as ['&&' | '||', ...TagExpression[]]
  const rows = operandsOf(outer, read(build(outer, operands.map(simplify)))).map((operand) =>
    operandsOf(inner, operand).map(formatTagExpression),
  )
  const isShared = (text: string) => rows.every((row) => row.includes(text))
  const rests = rows.map((row) => row.filter((text) => !isShared(text)))
  // An operand that is nothing but the shared part decides alone: t || (a && t) is t.
  const differing = rests.every((rest) => rest.length)
    ? [
        build(
          outer,
          rests.map((rest) => build(inner, rest)),
        ),
      ]
    : []
  return build(inner, [...differing, ...rows.flat().filter(isShared)])
}

/** Reads an expression of any length. */
function read(text: string): TagExpression {
  let at = 0
  let depth = 0
  const take = (pattern: RegExp) => {
    const found = findAt(pattern, text, at)
    at += found.length
    return found.trim()
  }
  const expect = (right: unknown, hint = tagHint) => {
    if (right) return
    // Between two tags it is the blank that is wrong.
    take(/\s+(?![\s\w@#.:-])/y)
    need(
      { [`unexpected ${at < text.length ? JSON.stringify(text[at]) : 'end'} at position ${at}`]: right },
      hint,
      'tags',
    )
  }
  const some = (operator: '&&' | '||', pattern: RegExp, next: () => TagExpression) => () => {
    const operands = [next()]
    while (take(pattern)) operands.push(next())
    return join(operator, operands)
  }
  const one = (): TagExpression => {
    // Deeper nesting would end in a stack overflow.
    expect(++depth < 100, 'Nest less.')
    let found: TagExpression = take(tag)
    if (!found) {
      if (take(/\s*!/y)) found = ['!', one()]
      else {
        expect(take(/\s*\(/y))
        found = any()
        expect(take(/\s*\)/y))
      }
    }
    depth--
    return found
  }
  const any: () => TagExpression = some('||', /\s*\|\|/y, some('&&', /\s*&&/y, one))
  const expression = any()
  take(/\s*$/y)
  expect(at === text.length)
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
  const expression = read(text)
  formatWithin(limits, expression)
  return expression
}

/** An expression that matches where any operand does. Operands are tags or expressions. */
export function any(...operands: readonly [string, ...string[]]): string {
  return build('||', operands)
}

/** An expression that matches where all operands do. Operands are tags or expressions. */
export function all(...operands: readonly [string, ...string[]]): string {
  return build('&&', operands)
}

/** An expression that matches where the operand does not. */
export function not(operand: string): string {
  return formatTagExpression(['!', read(operand)])
}

/** Which devices a send goes to: an expression, or tags of which any one suffices. */
export type Tags = string | readonly string[]

/**
 * The header value of a send's options; undefined when they name neither tags nor a template.
 * @throws {HubError} `invalid-tags`
 */
export function resolveTags(
  options: { readonly tags?: Tags; readonly template?: string },
  limits?: TagLimits,
): string | undefined {
  const { tags, template = '' } = options
  const operands: TagExpression[] = []
  // A variable that is unset by mistake must not turn a send to a few into one to all.
  if ('template' in options) {
    need({ template: isTag(template) }, tagHint, 'tags')
    operands.push(template)
  }
  if ('tags' in options) {
    need({ 'empty or undefined': tags?.length }, 'To reach all devices, leave tags out.', 'tags')
    operands.push(typeof tags === 'string' ? read(tags) : join('||', checkTags(tags)))
  }
  return operands.length ? formatWithin(limits, join('&&', operands)) : undefined
}
