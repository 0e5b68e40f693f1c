import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import type { Platform } from '../model.js'
import { compileTemplate, renderTemplate, type TemplateSource } from './compile.js'
import { parseExpression, quoteLiteral } from './expression.js'
import { readJson } from './json-read.js'
import { readXml } from './xml-read.js'

const anyText = fc.string({ unit: 'binary' })
const loneSurrogates = fc.string({
  unit: fc.constantFrom(
    '\ud83d',
    '\ude00',
    'a',
    '<',
    '&',
    '"',
    '\r',
    '\n',
    '\t',
    '\0',
    '\ufffe',
    ']]>',
    "'",
    '\\',
  ),
})
const text = fc.oneof(anyText, loneSurrogates)
const grammar = fc.string({
  unit: fc.constantFrom(
    '$',
    '.',
    '%',
    '#',
    '(',
    ')',
    '{',
    '}',
    ':',
    ',',
    '+',
    "'",
    '"',
    '\\',
    ' ',
    'a',
    '1',
    '$(a)',
    '$body',
  ),
})
const json = fc.string({
  unit: fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '\\',
    'u00e9',
    '1',
    '-',
    '.',
    'e',
    'true',
    'null',
    ' ',
    '\n',
    '{"a":',
    '"a"',
  ),
})
const xml = fc.string({
  unit: fc.constantFrom(
    '<',
    '>',
    '/',
    '=',
    '"',
    "'",
    '&',
    ';',
    '!',
    '?',
    '-',
    '[',
    ']',
    'a',
    ' ',
    '\n',
    '<a>',
    '</a>',
    '<a b="c"/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a>',
    '<?xml version="1.0"?>',
    '$(a)',
  ),
})
const platform = fc.constantFrom<Platform>(
  'apns',
  'fcmv1',
  'gcm',
  'wns',
  'mpns',
  'adm',
  'baidu',
  'xiaomi',
  'browser',
)

/** What XML 1.0 can hold of a text. */
function xmlPart(value: string): string {
  return value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}

function render(source: TemplateSource, properties: Record<string, string>): string {
  const compiled = compileTemplate(source)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
  return renderTemplate(compiled.template, { properties }).body
}

function wns(body: string): TemplateSource {
  return { platform: 'wns', body, headers: { 'X-WNS-Type': 'wns/toast' } }
}

describe('whatever is substituted', () => {
  it('is what a reader of the JSON finds', () => {
    const body = '{"aps":{"alert":"$(m)","x":"{\'<\' + $(m) + $(m)}"}}'
    fc.assert(
      fc.property(text, (m) => {
        const rendered: unknown = JSON.parse(render({ platform: 'apns', body }, { m }))
        expect(rendered).toEqual({ aps: { alert: m, x: `<${m}${m}` } })
      }),
    )
  })

  it('is what a reader of the XML finds, but for what XML cannot hold', () => {
    const reader = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseTagValue: false,
      trimValues: false,
      processEntities: false,
    })
    const decode = (value: unknown) =>
      String(value ?? '').replace(/&(#\d+|\w+);/g, (_, name: string) =>
        name[0] === '#'
          ? String.fromCharCode(Number(name.slice(1)))
          : String({ amp: '&', lt: '<', gt: '>', quot: '"' }[name]),
      )
    fc.assert(
      fc.property(text, (m) => {
        const rendered = render(wns('<toast a="$(m)"><b>$(m)</b></toast>'), { m })
        const { toast } = reader.parse(rendered, true)
        expect([decode(toast['@a']), decode(toast.b)]).toEqual([xmlPart(m), xmlPart(m)])
        expect(readXml(rendered)).toHaveProperty('root')
      }),
    )
  })

  it('is found again when the result is itself a template', () => {
    fc.assert(
      fc.property(text, (m) => {
        const body = `<toast>x<b c="$(m)"/>$(m)</toast>`
        const once = render(wns(body), { m: `x${m}` })
        expect(render(wns(once), {})).toBe(once)
      }),
    )
  })

  it('leaves no control character in a header', () => {
    const headers = { 'apns-id': "{'a' + $(m)}" }
    fc.assert(
      fc.property(text, (m) => {
        const compiled = compileTemplate({ platform: 'apns', body: '{}', headers })
        if ('problems' in compiled) throw new Error('It must compile.')
        const value = renderTemplate(compiled.template, { properties: { m } }).headers['apns-id']
        expect(value).not.toMatch(/[\0\r\n]/)
      }),
    )
  })
})

describe('a quoted literal', () => {
  it('stands for the text that was quoted', () => {
    fc.assert(
      fc.property(fc.oneof(text, grammar), (value) => {
        expect(parseExpression(quoteLiteral(value))).toEqual({
          expression: { kind: 'literal', text: value },
          warning: undefined,
        })
      }),
    )
  })
})

describe('the readers', () => {
  it('take for JSON what JSON.parse does, and keep what it says', () => {
    const compact = (value: string) => {
      const read = readJson(value)
      return 'document' in read ? read.document.tokens.map((token) => token.text).join('') : undefined
    }
    const parse = (value: string) => {
      try {
        const parsed: unknown = JSON.parse(value)
        return { parsed }
      } catch {
        return undefined
      }
    }
    fc.assert(
      fc.property(fc.oneof(json, anyText), (value) => {
        const expected = parse(value)
        const found = compact(value)
        expect(found === undefined ? undefined : parse(found)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(compact(JSON.stringify(value, undefined, 2))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('give a position inside the text', () => {
    fc.assert(
      fc.property(json, xml, grammar, (a, b, c) => {
        const read = readJson(a)
        if ('fault' in read) expect(read.fault.position).toBeLessThanOrEqual(a.length)
        const tree = readXml(b)
        if ('fault' in tree) expect(tree.fault.line).toBeLessThanOrEqual(b.split('\n').length)
        const parsed = parseExpression(c)
        if ('problem' in parsed) expect(parsed.problem.position).toBeLessThanOrEqual(c.length)
      }),
    )
  })
})

describe('any template', () => {
  const leaf = fc.oneof(text, grammar)
  const body = fc.oneof(
    text,
    grammar,
    json,
    xml,
    fc.jsonValue().map((value) => JSON.stringify(value)),
    leaf.map((value) =>
      JSON.stringify({ aps: { alert: value, __proto__: [value] }, message: { data: { a: value } } }),
    ),
    leaf.map(
      (value) =>
        `<toast a="${xmlPart(value).replace(/[&<"]/g, '')}">${xmlPart(value).replace(/[&<]/g, '')}</toast>`,
    ),
  )
  const source = fc.record({
    platform,
    body,
    headers: fc.oneof(
      fc.dictionary(
        fc.oneof(fc.constantFrom('X-WNS-Type', 'X-NotificationClass', 'apns-priority'), text),
        leaf,
      ),
      fc.constant({ 'X-WNS-Type': 'wns/raw', 'X-NotificationClass': '3' }),
    ),
    expiry: fc.option(leaf, { nil: undefined }),
  })

  it('is either rendered or refused with reasons, always in the same way', () => {
    fc.assert(
      fc.property(source, fc.dictionary(fc.constantFrom('a', 'A', 'aa', '1'), text), (input, properties) => {
        const compiled = compileTemplate(input)
        expect(compileTemplate(input)).toEqual(compiled)
        if ('problems' in compiled) {
          expect(compiled.problems.length).toBeGreaterThan(0)
          return
        }
        const rendered = renderTemplate(compiled.template, { properties, pushVariables: { a: 'x' } })
        expect(renderTemplate(compiled.template, { properties, pushVariables: { a: 'x' } })).toEqual(rendered)
        if (rendered.body.startsWith('{')) expect(readJson(rendered.body)).toHaveProperty('document')
        else expect(readXml(rendered.body)).toHaveProperty('root')
      }),
      { numRuns: 1000 },
    )
  })
})
