import { expr, prop, renderTemplate } from '@hubcast/template'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('body, headers and expiry are what a device gets', () => {
  const template = {
    body: '{"aps":{"alert":".(message, 8)","badge":"#(badge:{0})"}}',
    headers: { 'apns-push-type': 'alert', 'apns-collapse-id': "{'id-' + $(id)}" },
    expiry: '$(until)',
    tags: ['news'],
  }
  expect(renderTemplate(template, { message: 'Hello world', ID: '7', until: '0' })).toEqual({
    body: '{"aps":{"alert":"Hello...","badge":0}}',
    headers: { 'apns-push-type': 'alert', 'apns-collapse-id': 'id-7' },
    expiry: '0',
    issues: [],
  })
})

test('a body that begins with < is XML', () => {
  const body = '\n <toast launch="$(id)"><text>$(title)</text></toast>'
  expect(renderTemplate(body, { id: 'a"b', title: '<c>' })).toEqual({
    body: '<toast launch="a&quot;b"><text>&lt;c&gt;</text></toast>',
    headers: {},
    issues: [],
  })
})

test.each<[string, string, Record<string, string>, string, string]>([
  ['an expression without quotes (B66)', '{"aps":{"alert":$(m)}}', { m: '{"a":1}' }, 'E_JSON_SYNTAX', ''],
  ['a bare colour (B64)', '{"data":{"color":"#000000"}}', {}, 'E_TEMPLATE_EXPRESSION', '/data/color'],
  ['an unfinished composition', '{"a":"{$(a) + "}', {}, 'E_TEMPLATE_BRACE', '/a'],
  ['dots without a length', '<a>.(title)</a>', {}, 'E_TEMPLATE_DOT_LENGTH', '/a'],
  ['a length for a URL', '<a b="%(url, 5)"/>', {}, 'E_TEMPLATE_NO_LENGTH', '/a/@b'],
  ['a name with a blank', '{"a":"$(first name)"}', {}, 'E_TEMPLATE_PROP_NAME', '/a'],
  ['text behind an expression', '{"a":"$(a) and more"}', {}, 'E_TEMPLATE_OPERATOR', '/a'],
  ['a document type', '<!DOCTYPE a><a/>', {}, 'E_XML_DOCTYPE', ''],
  ['a control character for XML', '<a>$(b)</a>', { b: '\u0001' }, 'E_XML_CHAR', '/a'],
  ['no text at all', '', {}, 'E_JSON_SYNTAX', ''],
])('%s renders nothing', (_, body, properties, code, path) => {
  const rendered = renderTemplate(body, properties)
  expect(rendered.body).toBe('')
  expect(rendered.issues).toMatchObject([{ code, path, severity: 'error' }])
})

test('the place where a body stops being JSON is told (B66)', () => {
  const [issue] = renderTemplate('{"aps":{"alert":$(m)}}', {}).issues
  expect(issue?.message).toBe(
    'The text is not JSON at position 16. An expression stands in quotes: "$(name)".',
  )
  expect(renderTemplate('{"a":1,}', {}).issues[0]?.message).toBe('The text is not JSON at position 7.')
})

test('a bare colour is delivered when it is quoted (B64), JSON arrives as text (B66)', () => {
  const body = `{"data":{"color":"{'#000000'}","m":"$(m)"}}`
  expect(renderTemplate(body, { m: '{"a":1}' }).body).toBe('{"data":{"color":"#000000","m":"{\\"a\\":1}"}}')
})

test('a header cannot be added by what a message brings', () => {
  const template = { body: '{}', headers: { 'X-WNS-Tag': '$(tag)' } }
  const { issues } = renderTemplate(template, { tag: 'a\r\nX-B: c' })
  expect(issues).toMatchObject([{ code: 'E_HEADER_CTL', path: 'headers/X-WNS-Tag' }])
})

test.each([['{"a":"$(n,2)"}'], ['<a>$(n, 2)</a>']])(
  'a property that is no text is an error of %s, and no exception',
  (body) => {
    const properties = { n: 5 } as unknown as Record<string, string>
    const rendered = renderTemplate({ body, headers: { 'X-A': '$(n, 2)' } }, properties)
    expect(rendered.body).toBe('')
    expect(rendered.issues).toMatchObject([{ code: 'E_TEMPLATE_PROP_STRING', path: 'properties/n' }])
    expect(JSON.stringify(rendered.issues)).not.toContain('5')
  },
)

test('problems of the body, the headers and the expiry are told at once', () => {
  const template = { body: '{"a":"$("}', headers: { 'X-A': '#x', 'b c': 'd' }, expiry: '{' }
  const { body, issues } = renderTemplate(template, {})
  expect(body).toBe('')
  expect(issues.map(({ path }) => path).toSorted()).toEqual(['/a', 'expiry', 'headers/X-A', 'headers/b c'])
})

test('whatever a message has, a device gets it where the template names it', () => {
  const text = fc.string({ unit: 'binary' }).filter((part) => !/\p{Cs}/u.test(part))
  fc.assert(
    fc.property(text, text, (title, literal) => {
      const body = JSON.stringify({ a: String(prop('title')), b: String(expr`${literal}${prop('title')}`) })
      const rendered = renderTemplate(body, { title })
      expect(JSON.parse(rendered.body)).toEqual({ a: title, b: literal + title })
    }),
  )
})
