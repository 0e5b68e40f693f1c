import {
  all,
  any,
  formatTagExpression,
  HubError,
  isTag,
  not,
  parseTagExpression,
  type TagExpression,
} from '@hubcast/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'

function failureOf(run: () => unknown): HubError {
  try {
    run()
  } catch (failure) {
    return failure as HubError
  }
  throw new Error('nothing was thrown')
}

test.each<[string, TagExpression]>([
  ['news', 'news'],
  ['  news ', 'news'],
  ['first.last@mail.sub.example.co.uk', 'first.last@mail.sub.example.co.uk'],
  ['username:bob && !x', ['&&', 'username:bob', ['!', 'x']]],
  ['a||b||c', ['||', 'a', 'b', 'c']],
  ['a || b && c', ['||', 'a', ['&&', 'b', 'c']]],
  ['(a || b) && c', ['&&', ['||', 'a', 'b'], 'c']],
  ['!(a || b)', ['!', ['||', 'a', 'b']]],
  ['!a && b', ['&&', ['!', 'a'], 'b']],
  ['!!a', ['!', ['!', 'a']]],
  ['((a))', 'a'],
  ['t1&&$InstallationId:{abc-1_@#.:=}', ['&&', 't1', '$InstallationId:{abc-1_@#.:=}']],
  ['$userid:{bob}', '$userid:{bob}'],
  ['a\n  && b', ['&&', 'a', 'b']],
])('%j is read as %j', (text, tree) => {
  expect(parseTagExpression(text)).toEqual(tree)
})

test.each([
  ['Door open', 4],
  ['a &&', 4],
  ['a && && b', 5],
  ['(a', 2],
  ['a)', 1],
  ['a | b', 2],
  ['a & b', 2],
  ['{"aps":{"alert":"$(m)"}}', 0],
  ['$InstallationId:[abc]', 0],
  ['$InstallationId:12345', 0],
  ['x && $UserId:{}', 5],
  ['größe', 2],
  ['a,b', 1],
  ['!', 1],
  ['()', 1],
  [`${'a'.repeat(121)}`, 0],
])('%j is refused at position %i', (text, position) => {
  const failure = failureOf(() => parseTagExpression(text))
  expect(failure).toMatchObject({ name: 'HubError', code: 'invalid-tags' })
  expect(failure.message).toContain(`position ${position}.`)
})

test('the hint for system tags shows the braces', () => {
  expect(failureOf(() => parseTagExpression('$InstallationId:[abc]')).hint).toContain('$InstallationId:{…}')
})

test('deep nesting is an error, not a crash', () => {
  for (const text of ['('.repeat(100_000), '!'.repeat(100_000), `${'('.repeat(500)}a${')'.repeat(500)}`]) {
    expect(failureOf(() => parseTagExpression(text))).toMatchObject({ code: 'invalid-tags' })
  }
})

const alternatives = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`).join('||')

test('20 tags with || alone, 6 with any other operator', () => {
  expect(() => parseTagExpression(alternatives(20))).not.toThrow()
  expect(failureOf(() => parseTagExpression(alternatives(21))).message).toContain('21 tags; the limit is 20')
  expect(() => parseTagExpression('a&&b&&c&&d&&e&&f')).not.toThrow()
  expect(failureOf(() => parseTagExpression('a&&b&&c&&d&&e&&!f&&g')).message).toContain(
    '7 tags; the limit is 6',
  )
  expect(() => parseTagExpression('a&&b&&c&&d&&e&&!f&&g', { mixed: 10 })).not.toThrow()
})

test.each([
  ['(a&&t)||(b&&t)||(c&&t)||(d&&t)', '(a || b || c || d) && t'],
  ['(a||t)&&(b||t)&&(c||t)&&(d||t)', '(a && b && c && d) || t'],
  [`${alternatives(20)}||t3||t4`, alternatives(20).replaceAll('||', ' || ')],
  ['(a&&b&&c)||(a&&b)||(b&&a&&d)', 'a && b'],
  ['x&&((a&&t)||(b&&t)||(c&&t))', 'x && (a || b || c) && t'],
])('where an equivalent of %s fits the limit, the error gives it', (text, shorter) => {
  expect(failureOf(() => parseTagExpression(text)).hint).toContain(shorter)
})

test('builders write what they mean, with parentheses wherever two operators meet', () => {
  expect(any('a', 'b')).toBe('a || b')
  expect(all('news', not(any('muted', 'trial')))).toBe('news && !(muted || trial)')
  expect(all(any('a', 'b'), all('c', 'd'))).toBe('(a || b) && c && d')
  expect(any('a', all('b', 'c'))).toBe('a || (b && c)')
  expect(not('a')).toBe('!a')
  expect(failureOf(() => any('a b', 'c'))).toMatchObject({ code: 'invalid-tags' })
})

test('isTag knows the charset, the length and the system tags', () => {
  for (const tag of ['a', 'A_@#.:-9', 'x'.repeat(120), '$UserId:{a=b}']) expect(isTag(tag)).toBe(true)
  for (const tag of ['', ' ', 'a b', 'é', 'x'.repeat(121), '$Other:{a}', '$UserId:{}', '!a', 'a\n']) {
    expect(isTag(tag)).toBe(false)
  }
})

const expression = fc.letrec<{ node: TagExpression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.tuple(fc.constant('!' as const), tie('node')),
    fc.tuple(fc.constantFrom('&&' as const, '||' as const), tie('node'), tie('node')),
    fc.tuple(fc.constantFrom('&&' as const, '||' as const), tie('node'), tie('node'), tie('node')),
  ),
})).node

const evaluate = (tree: TagExpression, tags: ReadonlySet<string>): boolean => {
  if (typeof tree === 'string') return tags.has(tree)
  const [operator, ...operands] = tree
  if (operator === '!') return !operands.every((operand) => evaluate(operand, tags))
  return operator === '&&'
    ? operands.every((o) => evaluate(o, tags))
    : operands.some((o) => evaluate(o, tags))
}

const tagSets = Array.from(
  { length: 16 },
  (_, bits) => new Set(['a', 'b', 'c', 'd'].filter((_, at) => bits & (1 << at))),
)

const matchesOf = (tree: TagExpression) => tagSets.map((tags) => evaluate(tree, tags))

test('what is written reads back to the same meaning', () => {
  fc.assert(
    fc.property(expression, (tree) => {
      const read = parseTagExpression(formatTagExpression(tree), { anyOnly: 1e9, mixed: 1e9 })
      expect(matchesOf(read)).toEqual(matchesOf(tree))
    }),
  )
})

test('a shorter expression in a hint matches the same devices, with no more tags', () => {
  const count = (text: string) => text.match(/[a-d]/g)?.length ?? 0
  fc.assert(
    fc.property(expression, (tree) => {
      const text = formatTagExpression(tree)
      const tags = count(text)
      if (tags < 2) return
      // The limit is set so that any saving at all shows up in the hint.
      const failure = failureOf(() => parseTagExpression(text, { anyOnly: tags - 1, mixed: tags - 1 }))
      const [, shorter] = /The same, shorter: (.*)$/.exec(failure.hint ?? '') ?? []
      if (shorter === undefined) return
      expect(count(shorter)).toBeLessThan(tags)
      expect(matchesOf(parseTagExpression(shorter, { anyOnly: 1e9, mixed: 1e9 }))).toEqual(matchesOf(tree))
    }),
    { numRuns: 500 },
  )
})

test('no text makes the reader throw anything but its own error', () => {
  const pieces = fc.array(
    fc.constantFrom('a', '&&', '||', '!', '(', ')', ' ', '$UserId:{x}', '$', '{', 'é', '&', '👋', '\n'),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((parts) => parts.join('')),
      ),
      (text) => {
        try {
          parseTagExpression(text)
        } catch (failure) {
          expect(failure).toBeInstanceOf(HubError)
        }
      },
    ),
  )
})
