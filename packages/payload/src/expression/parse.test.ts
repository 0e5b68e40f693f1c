import { Expression, type ExpressionForm, renderJsonTemplate } from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** What a value becomes with these properties, or the codes of what is wrong with it. */
function read(value: string, properties: Record<string, string> = {}): unknown {
  const { text, issues } = renderJsonTemplate(JSON.stringify({ value }), properties)
  for (const { path } of issues) expect(path).toBe('/value')
  return text === '' ? issues.map(({ code }) => code) : JSON.parse(text).value
}

const properties = { title: 'This is the title line', n: '7', name: 'Ann', first_2: 'é&/', link: "a b'!" }

test.each<[string, unknown]>([
  ['', ''],
  ['plain', 'plain'],
  [' $(name)', ' $(name)'],
  ['$(name)', 'Ann'],
  ['$( NAME )', 'Ann'],
  ['$(title, 4)', 'This'],
  ['$(title ,4 )', 'This'],
  ['$(title, 0)', ''],
  ['.(title, 20)', 'This is the title...'],
  ['.(title, 22)', 'This is the title line'],
  ['.(title, 2)', '..'],
  ['%(first_2)', '%C3%A9%26%2F'],
  ['%(link)', 'a%20b%27%21'],
  ['#(n)', 7],
  ['#(name)', 'Ann'],
  ['#(missing:{0})', 0],
  ['#(missing)', ''],
  ['$(missing)', ''],
  ['$(missing:{you})', 'you'],
  ['$(name:{you})', 'Ann'],
  ['$(missing:{a, (b) + \\}}, 9)', 'a, (b) + '],
  ['.(missing:{abcdef}, 5)', 'ab...'],
  ['%(missing:{a b})', 'a%20b'],
  ["{'Hi ' + $(name)}", 'Hi Ann'],
  ['{ "a ""b""" + \'it\'\'s\' }', 'a "b"it\'s'],
  ["{'#000000'}", '#000000'],
  ['{$(name)}', 'Ann'],
  ['{#(n)}', 7],
  ["{'a}' + $(name) + 'b'}", 'a}Annb'],
])('%s is read as the service documents it', (value, outcome) => {
  expect(read(value, properties)).toEqual(outcome)
})

test.each<[string, string]>([
  ['{$(a) + ', 'E_TEMPLATE_BRACE'],
  ['{$(a)', 'E_TEMPLATE_BRACE'],
  ['{', 'E_TEMPLATE_BRACE'],
  ['.(title)', 'E_TEMPLATE_DOT_LENGTH'],
  ['%(url, 5)', 'E_TEMPLATE_NO_LENGTH'],
  ['#(n, 5)', 'E_TEMPLATE_NO_LENGTH'],
  ['$(first name)', 'E_TEMPLATE_PROP_NAME'],
  ['$()', 'E_TEMPLATE_PROP_NAME'],
  ['$(prénom)', 'E_TEMPLATE_PROP_NAME'],
  [`$(${'a'.repeat(121)})`, 'E_TEMPLATE_PROP_NAME'],
  ['$(a) and more', 'E_TEMPLATE_OPERATOR'],
  ['$(a)$(b)', 'E_TEMPLATE_OPERATOR'],
  ['{$(a) $(b)}', 'E_TEMPLATE_OPERATOR'],
  ['{$(a)} more', 'E_TEMPLATE_OPERATOR'],
  ['$(a, -1)', 'E_TEMPLATE_LENGTH'],
  ['$(a, )', 'E_TEMPLATE_LENGTH'],
  ['$(a, 2147483648)', 'E_TEMPLATE_LENGTH'],
  ["{#(a) + 'x'}", 'E_TEMPLATE_NUMBER'],
  ["{'open}", 'E_TEMPLATE_EXPRESSION'],
  ['$body', 'E_TEMPLATE_EXPRESSION'],
  ['$5 off', 'E_TEMPLATE_EXPRESSION'],
  ['#1 fan', 'E_TEMPLATE_EXPRESSION'],
  ['...more', 'E_TEMPLATE_EXPRESSION'],
  ['% {x}', 'E_TEMPLATE_EXPRESSION'],
  ['$(a) + ', 'E_TEMPLATE_BRACE'],
  ['{x}', 'E_TEMPLATE_EXPRESSION'],
  ['{}', 'E_TEMPLATE_EXPRESSION'],
  ['$(a', 'E_TEMPLATE_EXPRESSION'],
  ['$(a:{b)', 'E_TEMPLATE_EXPRESSION'],
])('%s is refused', (value, code) => {
  expect(read(value)).toEqual([code])
})

test('a colour is refused bare, and delivered quoted (B64)', () => {
  expect(read('#000000')).toEqual(['E_TEMPLATE_EXPRESSION'])
  expect(read("{'#000000'}")).toBe('#000000')
})

test('an expression without quotes is no JSON (B66)', () => {
  const { text, issues } = renderJsonTemplate('{"aps":{"alert":$(m)}}', { m: '{"a":1}' })
  expect(text).toBe('')
  expect(issues).toMatchObject([{ code: 'E_JSON_SYNTAX', path: '' }])
  expect(renderJsonTemplate('{"aps":{"alert":"$(m)"}}', { m: '{"a":1}' }).text).toBe(
    '{"aps":{"alert":"{\\"a\\":1}"}}',
  )
})

test.each<[string, string, string]>([
  ['{"a":"Hi $(name)"}', 'W_TEMPLATE_LITERAL_WITH_EXPR', '/a'],
  ['{"a":["\\n $(name, 3)"]}', 'W_TEMPLATE_LITERAL_WITH_EXPR', '/a/0'],
  ['{"a":"$(b)+$(c)"}', 'W_TEMPLATE_BRACE', '/a'],
  [`{"a":"$(b) + 'c'"}`, 'W_TEMPLATE_BRACE', '/a'],
])('%s is sent, with a warning', (body, code, path) => {
  const { text, issues } = renderJsonTemplate(body, { b: 'x', c: 'y' })
  expect(text).not.toBe('')
  expect(issues).toMatchObject([{ code, path, severity: 'warning' }])
})

test('all problems of a body are told at once, each at its place', () => {
  const { issues, text } = renderJsonTemplate('{"a":"$(","b":[".(c)",{"d/e":"{"}],"f":"$(ok)"}', {})
  expect(text).toBe('')
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'E_TEMPLATE_EXPRESSION /a',
    'E_TEMPLATE_DOT_LENGTH /b/0',
    'E_TEMPLATE_BRACE /b/1/d~1e',
  ])
})

test.each(['[]', '"$(a)"', '7', 'null'])('%s is no body', (body) => {
  expect(renderJsonTemplate(body, {}).issues).toMatchObject([{ code: 'E_TEMPLATE_BODY', path: '' }])
})

test('what an expression is written as is read as the same expression', () => {
  const name = fc.stringMatching(/^\w{1,9}$/)
  const text = fc.string({ unit: 'binary' }).filter((part) => !/\p{Cs}/u.test(part))
  const of = (form: ExpressionForm, more: object) => fc.record({ form: fc.constant(form), name, ...more })
  const length = fc.nat(999_999_999)
  const term = fc.oneof(
    of('$', {}),
    of('$', { fallback: text, length }),
    of('%', { fallback: text }),
    of('.', { length }),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(term, text.filter(Boolean)), { minLength: 1 }), (terms) => {
      const value = String(new Expression(terms))
      const { issues, terms: found } = renderJsonTemplate(JSON.stringify({ value }), {})
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(found).toEqual(terms.filter((part) => typeof part !== 'string'))
    }),
  )
})

test('no value takes long, however it is written', () => {
  const long = 30_000
  const values = [
    `$(${' '.repeat(long)}`,
    `$(a:{${'\\'.repeat(long)}`,
    `{'${"''".repeat(long)}`,
    `{${"'a' + ".repeat(long)}`,
    `x${'$( '.repeat(long)}`,
    `$(a,${' '.repeat(long)}`,
  ]
  const start = performance.now()
  for (const value of values) renderJsonTemplate(JSON.stringify({ value }), {})
  expect(performance.now() - start).toBeLessThan(2000)
})
