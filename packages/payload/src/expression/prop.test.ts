import { Expression, expr, isExpression, NumberExpression, num, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'

test.each<[string, Expression | NumberExpression]>([
  ['$(title)', prop('title')],
  ['$(body)', prop('body')],
  ['$(title, 20)', prop('title', { length: 20 })],
  ['$(title, 0)', prop('title', { length: 0 })],
  ['.(title, 20)', prop('title', { length: 20, ellipsis: true })],
  ['%(link)', prop('link', { uri: true })],
  ['$(name:{})', prop('name', { default: '' })],
  ['$(name:{you, (all)}, 5)', prop('name', { default: 'you, (all)', length: 5 })],
  ['#(badge)', num('badge')],
  ['#(badge:{0})', num('badge', { default: 0 })],
  ['', expr``],
  ['plain', expr`plain`],
  ["{'#1 fan'}", expr`#1 fan`],
  ["{'{x}'}", expr`{x}`],
  ['$(name)', expr`${prop('name')}`],
  ["{'Hi ' + $(name) + '!'}", expr`Hi ${prop('name')}!`],
  ["{'it''s ' + $(name)}", expr`it's ${prop('name')}`],
  ['{$(first) + $(last)}', expr`${prop('first')}${prop('last')}`],
  ["{'a b' + $(name)}", expr`a ${'b'}${expr`${prop('name')}`}`],
])('%s', (written, expression) => {
  expect(String(expression)).toBe(written)
})

test.each<[string, () => unknown]>([
  ['a name with a blank', () => prop('first name')],
  ['an empty name', () => num('')],
  ['a name of 121 letters', () => prop('a'.repeat(121))],
  ['a name with an accent', () => prop('prénom')],
  ['a negative length', () => prop('a', { length: -1 })],
  ['a length with a fraction', () => prop('a', { length: 1.5 })],
  ['a length beyond 32 bits', () => prop('a', { length: 2 ** 31 })],
  ['dots without a length', () => prop('a', { ellipsis: true })],
  ['a URL that is cut', () => prop('a', { uri: true, length: 3 })],
  ['a brace in a default', () => prop('a', { default: 'x}' })],
  ['a backslash in a default', () => prop('a', { default: 'x\\' })],
  ['a default that is no text', () => prop('a', { default: 1 as unknown as string })],
  ['a negative number as default', () => num('a', { default: -1 })],
  ['NaN as default', () => num('a', { default: Number.NaN })],
  ['a number among texts', () => expr`a ${num('n') as unknown as string}`],
  ['a value that is none', () => expr`a ${undefined as unknown as string}`],
  ['a text that JavaScript cannot read', () => expr(Object.assign([undefined], { raw: ['\\u'] }) as never)],
])('%s is a TypeError', (_, make) => {
  expect(make).toThrow(TypeError)
})

test('expressions are recognised, also those of another copy of the package', () => {
  const foreign = { [Symbol.for('hubcast.Expression')]: 'text', terms: ['a'] }
  for (const value of [prop('a'), num('a'), expr`a`, foreign]) expect(isExpression(value)).toBe(true)
  for (const value of ['$(a)', {}, null, undefined, 1]) expect(isExpression(value)).toBe(false)
  expect(String(expr`Hi ${foreign as unknown as Expression}`)).toBe('Hi a')
  expect(prop('a')).toBeInstanceOf(Expression)
  expect(num('a')).toBeInstanceOf(NumberExpression)
})
