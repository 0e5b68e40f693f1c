import { expr, prop } from '@hubcast/payload'
import { element, readXmlText, renderXmlTemplate, writeXml } from '@hubcast/payload/xml'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const toast =
  '<toast launch="$(id)"><visual><binding template="ToastText02"><text id="1">$(title)</text><text id="2">{\'Hi \' + $(name)}</text></binding></visual></toast>'

test('attributes and the text of leaf elements are filled in, and escaped', () => {
  const { text, issues, terms } = renderXmlTemplate(toast, { id: '4"1\n', title: '<b> & ]]>', name: 'Ann' })
  expect(issues).toEqual([])
  expect(text).toBe(
    '<toast launch="4&quot;1&#10;"><visual><binding template="ToastText02"><text id="1">&lt;b&gt; &amp; ]]&gt;</text><text id="2">Hi Ann</text></binding></visual></toast>',
  )
  expect(terms.map(({ name }) => name)).toEqual(['id', 'title', 'name'])
})

test('text beside elements and blanks stay as they are; CDATA is text', () => {
  const body = '<a>\n  <b><![CDATA[$(x)]]></b> and <c>$(y)</c><d></d>\n</a>'
  expect(renderXmlTemplate(body, { x: '1<', y: '' }).text).toBe('<a>\n  <b>1&lt;</b> and <c/><d/>\n</a>')
})

test.each<[string, string, string]>([
  ['<a b="#1">$(x y)</a>', 'E_TEMPLATE_EXPRESSION', '/a/@b'],
  ['<a><b>.(x)</b><b/></a>', 'E_TEMPLATE_DOT_LENGTH', '/a/b[1]'],
  ['<a>$(x)', 'E_XML_SYNTAX', ''],
  ['<!DOCTYPE a><a>$(x)</a>', 'E_XML_DOCTYPE', ''],
])('%s is refused', (body, code, path) => {
  const { text, issues } = renderXmlTemplate(body, { x: 'y' })
  expect(text).toBe('')
  expect(issues[0]).toMatchObject({ code, path, severity: 'error' })
})

test.each<[string, string]>([
  ['<a>\n$(x)</a>', '/a'],
  ['<a>$(x) <b/></a>', '/a'],
  ['<a b=" $(x)"/>', '/a/@b'],
])('%j is sent as it stands, with a warning', (body, path) => {
  const { text, issues } = renderXmlTemplate(body, { x: 'y' })
  expect(text).toBe(body)
  expect(issues).toMatchObject([{ code: 'W_TEMPLATE_LITERAL_WITH_EXPR', path, severity: 'warning' }])
})

test('what XML cannot hold of a message is an error, and no malformed XML', () => {
  const { text, issues } = renderXmlTemplate(toast, { id: '\0', title: 'x\ud83d', name: '\ufffe' })
  expect(text).toBe('')
  expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'E_XML_CHAR /toast/@launch',
    'E_XML_CHAR /toast/visual/binding/text[1]',
    'E_XML_CHAR /toast/visual/binding/text[2]',
  ])
})

test('whatever comes with a message stands in the XML that a device gets', () => {
  const text = fc
    .oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '\r\n\t', '\u202eabc', '#1', '&amp;', '{x}', "'"),
    )
    .filter((part) => !/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(part))
  fc.assert(
    fc.property(text, text, text, (one, a, b) => {
      const value = `${expr`${one}${prop('a')}${one}`}`
      const body = writeXml(
        element('r', { v: value }, [element('t', {}, [value]), element('u', {}, ['$(b)'])]),
      )
      const { text: rendered, issues } = renderXmlTemplate(body, { a, b })
      expect(issues).toEqual([])
      const whole = one + a + one
      expect(readXmlText(rendered).root).toEqual({
        name: 'r',
        attributes: { v: whole },
        children: [element('t', {}, [whole || undefined]), element('u', {}, [b || undefined])],
      })
    }),
  )
})
