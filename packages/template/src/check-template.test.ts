import { element, renderXmlTemplate, writeXml } from '@hubcast/payload/xml'
import { checkTemplate, checkTemplateName, propertiesOf, renderTemplate } from '@hubcast/template'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const codes = (issues: readonly { code: string; path: string }[]) =>
  issues.map(({ code, path }) => `${code} ${path}`.trim())

test('the properties of body, headers and expiry are told once each, and whether a message may lack them', () => {
  const template = {
    body: '{"a":"$(title)","b":["{$(Title:{x}) + .(message:{y}, 3)}"],"c":"#(badge:{0})"}',
    headers: { 'X-A': '$(id)' },
    expiry: '$(until:{0})',
  }
  expect(propertiesOf(template)).toEqual([
    { name: 'title', hasDefault: false },
    { name: 'message', hasDefault: true },
    { name: 'badge', hasDefault: true },
    { name: 'id', hasDefault: false },
    { name: 'until', hasDefault: true },
  ])
  expect(propertiesOf('no template')).toEqual([])
})

test('the properties of XML are those of attributes and leaf elements', () => {
  const body = `<?xml version="1.0"?><!-- $(no) --><a b="$(b)" c='&#36;(c)' d = "{&apos;x&gt;=&apos; + $(d)}">$(no)
    <e>&#x24;(e)</e>$(no)<f g="$(g:{/})"/>$(no)<h><![CDATA[$(h)]]></h><i>{<![CDATA['<i>' + ]]>$(i)}</i></a>`
  expect(propertiesOf(body).map(({ name }) => name)).toEqual(['b', 'c', 'd', 'e', 'g', 'h', 'i'])
  expect(renderTemplate(body, {}).issues.map(({ severity }) => severity)).not.toContain('error')
})

test('XML names what a whole reader of XML finds there', () => {
  const value = fc.constantFrom(
    '$(a)',
    '{$(b) + $(c)}',
    ' $(no)',
    'x',
    '.(d, 3)',
    '%(e:{/>})',
    "{'>' + $(f)}",
    '$(g',
  )
  const leaf = fc.record({ name: fc.constantFrom('p', 'q:r'), value, content: value })
  fc.assert(
    fc.property(fc.array(leaf), value, (leaves, text) => {
      const children = leaves.map(({ name, value, content }) => element(name, { value }, [content]))
      const root = element('root', { text }, [...children, text, element('empty', { text })])
      const body = writeXml(root)
      const names = renderXmlTemplate(body, {}).terms.map(({ name }) => name)
      expect(propertiesOf(body).map(({ name }) => name)).toEqual([...new Set(names)])
    }),
  )
})

test('a template is judged as a device registers it, without a message', () => {
  expect(checkTemplate({ body: '{"aps":{"alert":"$(title)"}}', expiry: '$(until)' })).toEqual([])
  expect(checkTemplate('<toast><text>$(title)</text></toast>')).toEqual([])
  expect(codes(checkTemplate({ body: '{"a":"$5 off"}', headers: { 'X-A': '%(b, 3)' } }))).toEqual([
    'E_TEMPLATE_EXPRESSION /a',
    'E_TEMPLATE_NO_LENGTH headers/X-A',
  ])
  expect(codes(checkTemplate('[]'))).toEqual(['E_TEMPLATE_BODY'])
  expect(codes(checkTemplate('{"$(a)":"x"}'))).toEqual(['W_TEMPLATE_LITERAL_WITH_EXPR /$(a)'])
  expect(codes(checkTemplate('{"a":"Hi $(name)"}'))).toEqual(['W_TEMPLATE_LITERAL_WITH_EXPR /a'])
})

test('a name has 1 to 200 characters; one that is no tag cannot be picked', () => {
  expect(checkTemplateName('parcel')).toEqual([])
  expect(checkTemplateName('x'.repeat(201))).toMatchObject([
    { code: 'E_TEMPLATE_NAME', severity: 'error', limit: 200, actual: 201 },
  ])
  expect(codes(checkTemplateName(''))).toEqual(['E_TEMPLATE_NAME'])
  for (const name of ['x'.repeat(200), 'Template Name', 'prénom'])
    expect(checkTemplateName(name)).toMatchObject([{ code: 'W_TEMPLATE_NAME_TAG', severity: 'warning' }])
})
