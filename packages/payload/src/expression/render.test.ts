import {
  expr,
  num,
  prop,
  renderJsonTemplate,
  type Templated,
  toJsonText,
  writeLeaves,
} from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

function render(payload: unknown, properties: Record<string, string>): unknown {
  const { value, issues } = writeLeaves(payload)
  expect(issues).toEqual([])
  const rendered = renderJsonTemplate(toJsonText(value).text, properties)
  expect(rendered.issues.filter(({ severity }) => severity === 'error')).toEqual([])
  return JSON.parse(rendered.text)
}

test('a number keeps its digits, and is a text where it is none', () => {
  const body = '{"a":"#(n)"}'
  for (const n of ['0', '7', '1.10', '1E5', '2e-3', '12345678901234567890', '1e400'])
    expect(renderJsonTemplate(body, { n }).text).toBe(`{"a":${n}}`)
  for (const n of ['', '-1', '01', '1.', '.5', '+1', 'x', 'Infinity', ' 1', '1\n'])
    expect(renderJsonTemplate(body, { n }).text).toBe(JSON.stringify({ a: n }))
})

test('names have no letter case; of two the first counts', () => {
  expect(renderJsonTemplate('{"a":"$(TITLE)"}', { title: 'x', Title: 'y' }).text).toBe('{"a":"x"}')
})

test('a cut never halves a character', () => {
  expect(renderJsonTemplate('{"a":"$(t, 2)","b":".(t, 5)"}', { t: 'a😀bcdef' }).text).toBe(
    '{"a":"a","b":"a..."}',
  )
})

test('no name that JavaScript knows is a property', () => {
  expect(renderJsonTemplate('{"a":"{$(constructor) + $(toString) + $(__proto__)}"}', {}).text).toBe(
    '{"a":""}',
  )
})

test('a property that is no text gives what a missing one gives', () => {
  const given = { n: 5, o: Object.create(null) } as unknown as Record<string, string>
  const body = '{"a":"$(n, 2)","b":".(o:{x}, 2)","c":"%(n)","d":"#(n:{7})"}'
  expect(renderJsonTemplate(body, given).text).toBe('{"a":"","b":"x","c":"","d":7}')
  expect(renderJsonTemplate(body, undefined as never).text).toBe('{"a":"","b":"x","c":"","d":7}')
})

test('an expression in a name is sent as it stands, with a warning; a builder refuses it', () => {
  const { text, issues } = renderJsonTemplate('{"$(a)":"x"}', { a: 'b' })
  expect(text).toBe('{"$(a)":"x"}')
  expect(issues).toMatchObject([{ code: 'W_TEMPLATE_LITERAL_WITH_EXPR', path: '/$(a)' }])
  expect(writeLeaves({ '$(a)': 'x' }).issues).toMatchObject([{ code: 'E_TEMPLATE_TEXT', path: '/$(a)' }])
})

test('the properties that a body names are told', () => {
  const { terms } = renderJsonTemplate('{"a":"$(t)","b":["{\'x\' + .(m:{y}, 3)}"],"c":"#(n)"}', {})
  expect(terms).toEqual([
    { form: '$', name: 't' },
    { form: '.', name: 'm', fallback: 'y', length: 3 },
    { form: '#', name: 'n' },
  ])
})

const text = fc.string({ unit: 'binary', maxLength: 30 }).filter((part) => !/\p{Cs}/u.test(part))
/** Texts that look like an expression are refused; `expr` takes them. */
const literal = fc.oneof(
  text,
  fc.constantFrom('#1', '$5 off', '...', '{x}', '%', "it's", '\u202eabc', '👩‍👩‍👧', 'a\r\nb'),
)
const properties = fc.record({ a: text, b: text, n: fc.nat().map(String) })

test('whatever stands in a payload and comes with a message, a device gets the one with the other put in', () => {
  fc.assert(
    fc.property(literal, text, properties, (one, two, given) => {
      const payload: Templated<Record<string, unknown>> = {
        one: expr`${one}`,
        list: [prop('a'), expr`${one}${prop('b')}${two}`, { deep: prop('A', { default: 'x' }) }],
        number: num('n'),
        missing: prop('none', { default: 'you' }),
        kept: [1.5, null, true],
      }
      expect(render(payload, given)).toEqual({
        one,
        list: [given.a, one + given.b + two, { deep: given.a }],
        number: Number(given.n),
        missing: 'you',
        kept: [1.5, null, true],
      })
    }),
  )
})

test('every payload comes through as it is when it has no expression', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 3 }), (value) => {
      const { value: written, issues } = writeLeaves({ value })
      fc.pre(issues.length === 0)
      const { text: body, issues: unwritable } = toJsonText(written)
      fc.pre(unwritable.length === 0)
      expect(JSON.parse(renderJsonTemplate(body, {}).text)).toEqual(JSON.parse(JSON.stringify({ value })))
    }),
  )
})

test('any text as a body gives JSON or an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), properties, (body, given) => {
      const rendered = renderJsonTemplate(body, given)
      if (rendered.text) expect(() => JSON.parse(rendered.text)).not.toThrow()
      else expect(rendered.issues.some(({ severity }) => severity === 'error')).toBe(true)
    }),
  )
})

test('a text that looks like an expression is refused where it stands', () => {
  const { issues } = writeLeaves({ a: 'Hi $(name)', b: [{ c: '%(u)' }], d: 'costs $5 (or more)' })
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'E_TEMPLATE_TEXT /a',
    'E_TEMPLATE_TEXT /b/0/c',
  ])
})

test('a value that contains itself is an error with its place', () => {
  const cyclic: Record<string, unknown> = { a: prop('a') }
  cyclic.self = [cyclic]
  expect(writeLeaves(cyclic)).toMatchObject({
    value: { a: '$(a)', self: [null] },
    issues: [{ code: 'E_JSON_VALUE', path: '/self/0' }],
  })
  const deep = JSON.parse(`${'['.repeat(9000)}${']'.repeat(9000)}`)
  expect(writeLeaves(deep).issues).toMatchObject([{ code: 'E_JSON_VALUE' }])
})
