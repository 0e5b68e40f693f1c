import { describe, expect, it } from 'vitest'
import { parseExpression, quoteLiteral } from './expression.js'

const property = (form: string, name: string, length?: number, fallback?: string) => ({
  kind: 'property',
  form,
  name,
  length,
  fallback,
})
const literal = (text: string) => ({ kind: 'literal', text })
const composite = (...terms: unknown[]) => ({ kind: 'composite', terms })

describe('a value that is an expression', () => {
  it.each([
    ['$(prop)', property('$', 'prop')],
    ['$( prop )', property('$', 'prop')],
    ['$(prop, 10)', property('$', 'prop', 10)],
    ['$(prop,0)', property('$', 'prop', 0)],
    ['.(prop, 20)', property('.', 'prop', 20)],
    ['%(prop)', property('%', 'prop')],
    ['#(prop)', property('#', 'prop')],
    ['$(prop:{n/a})', property('$', 'prop', undefined, 'n/a')],
    ['$(prop:{})', property('$', 'prop', undefined, '')],
    ['$(prop:{n/a}, 10)', property('$', 'prop', 10, 'n/a')],
    ['$(prop : {a\\}b\\\\c), d} , 1)', property('$', 'prop', 1, 'a}b\\c), d')],
    ['.(prop:{none}, 3)', property('.', 'prop', 3, 'none')],
    ['%(prop:{a b})', property('%', 'prop', undefined, 'a b')],
    ['#(badge:{0})', property('#', 'badge', undefined, '0')],
    ["{'#000000'}", literal('#000000')],
    ['{"it\'s"}', literal("it's")],
    ["{'it''s'}", literal("it's")],
    ['{"say ""hi"""}', literal('say "hi"')],
    ['{#(n)}', property('#', 'n')],
    ["{'Hi ' + $(name)}", composite(literal('Hi '), property('$', 'name'))],
    [
      "{ $(a)+.(b,5)\n+ %(c) + '}' } ",
      composite(property('$', 'a'), property('.', 'b', 5), property('%', 'c'), literal('}')),
    ],
    [`$(${'x'.repeat(120)})`, property('$', 'x'.repeat(120))],
    ['$(a) ', property('$', 'a')],
  ])('is read: %s', (value, expression) => {
    expect(parseExpression(value)).toEqual({ expression, warning: undefined })
  })

  it('may lack the braces of a composition, with a warning', () => {
    expect(parseExpression('$(a)+$(b)')).toEqual({
      expression: composite(property('$', 'a'), property('$', 'b')),
      warning: expect.stringContaining('braces'),
    })
  })
})

describe('a value that is a text', () => {
  it.each(['', 'Hello', "'quoted'", ' #000000', '5 $', 'a + b', '$'.padStart(2), '100%(', '测试2023'])(
    'is kept as it is: %j',
    (value) => {
      expect(parseExpression(value)).toEqual({ expression: literal(value), warning: undefined })
    },
  )

  it.each(['Hi $(name)', '\n  $(x)', 'see .(title, 20)', 'q=%(query)', 'no. #(n)', 'Hi $(name:{you}) there'])(
    'has a warning where it holds an expression: %j',
    (value) => {
      expect(parseExpression(value)).toEqual({
        expression: literal(value),
        warning: expect.stringContaining('as it stands'),
      })
    },
  )
})

describe('a value that is neither', () => {
  it.each([
    ['{$(a) + ', 8, 'It must end with }.'],
    ['{$(a)', 5, 'It must end with }.'],
    ['{', 1, 'It must end with }.'],
    ['.(title)', 7, 'It needs a length'],
    ['.(title:{x})', 11, 'It needs a length'],
    ['%(url, 5)', 5, '%() takes no length'],
    ['#(n, 5)', 3, '#() takes no length'],
    [
      '$(first name)',
      2,
      "Property name is first name. Only ASCII-7 alphanumeric characters and '_' are permitted",
    ],
    ['$()', 2, 'Only ASCII-7'],
    ['$(naïve)', 2, 'Only ASCII-7'],
    ['$($(a))', 2, 'Only ASCII-7'],
    [`$(${'x'.repeat(121)})`, 2, 'It has 121 characters'],
    ['$(a) and more', 5, 'Only valid composition operator is +'],
    ['$(a)$(b)', 4, 'Only valid composition operator is +'],
    ['{$(a) - $(b)}', 6, 'Only valid composition operator is +'],
    ["{'a' 'b'}", 5, 'Only valid composition operator is +'],
    ['$(a) +', 6, 'A term is missing'],
    ["{'a' + }", 7, 'A term is'],
    ["{'a'} b", 6, 'Nothing may follow'],
    ["{'abc}", 1, 'Literal is missing closing notation'],
    ['{$(a) + #(b)}', 8, "Token type '#(prop)' is not allowed in composite expression"],
    ["{#(a) + 'x'}", 1, "Token type '#(prop)' is not allowed in composite expression"],
    ['$(a', 3, 'Expression is $(a. Missing closing parentheses'],
    ['$(a, 5', 6, 'Missing closing parentheses'],
    ['$(a:{x}', 7, 'Missing closing parentheses'],
    ['$(a:{x)', 7, 'missing its closing }'],
    ['$(a:x)', 4, 'A default value stands in braces'],
    ['$(a:{x} y)', 8, 'After the default value'],
    ['$(a, -1)', 4, 'Expression is $(a, -1). -1 is not a positive integer'],
    ['$(a, x)', 4, 'x is not a positive integer'],
    ['$(a,)', 4, 'is not a positive integer'],
    ['$(a, 1.5)', 4, 'is not a positive integer'],
    ['$(a, 2147483648)', 4, 'is not a positive integer'],
    ['$(a, 1, 2)', 4, 'is not a positive integer'],
    ['$body', 0, "Expression type '$body' is not supported."],
    ["{$body + 'x'}", 1, "Expression type '$body' is not supported."],
    ['{}', 1, "write {'{}'}"],
    ['{x}', 1, "write {'{x}'}"],
    [
      '#000000',
      1,
      "The character following $ or . or % should be a (. To send the text itself, write {'#000000'}.",
    ],
    ['#1 fan', 1, "write {'#1 fan'}"],
    ['...more', 1, "write {'...more'}"],
    ['$5 off', 1, "write {'$5 off'}"],
    ["%it's", 1, "write {'%it''s'}"],
    ['$bodyguard', 1, "write {'$bodyguard'}"],
    ['{{$(a)}}', 1, 'A term is'],
  ])('is refused: %s', (value, position, message) => {
    expect(parseExpression(value)).toEqual({
      problem: { position, message: expect.stringContaining(message) },
    })
  })
})

it('quotes a text so that it stands for itself', () => {
  expect(quoteLiteral("$5 isn't {much}")).toBe("{'$5 isn''t {much}'}")
})
