import { checkCharacters, element, placedChildren, readXmlText, textOf, writeXml } from '@hubcast/payload/xml'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** What another reader finds in a document: it throws for what is not well-formed. */
function readElsewhere(text: string): { readonly attribute: string | null; readonly text: string | null } {
  const parser = new DOMParser({
    onError: (level, message) => {
      // It warns of U+FFFD, which is a character like any other.
      if (level !== 'warning') throw new Error(`${level}: ${message}`)
    },
  })
  const { documentElement } = parser.parseFromString(text, 'text/xml')
  return { attribute: documentElement?.getAttribute('b') ?? null, text: documentElement?.textContent ?? null }
}

test('elements are written as XML, without absent attributes and children', () => {
  const toast = element('toast', { launch: 'a=1&b="2"', duration: undefined, count: 3, on: true }, [
    element('text', { id: 1 }, ['<b> & ', undefined, ']]>']),
    undefined,
    element('audio'),
  ])
  expect(writeXml(toast)).toBe(
    '<toast launch="a=1&amp;b=&quot;2&quot;" count="3" on="true"><text id="1">&lt;b&gt; &amp; ]]&gt;</text><audio/></toast>',
  )
})

test('line ends and tabs come through another reader as they are', () => {
  const text = ' a\tb\nc\rd\r\ne\u0085\u2028\u2029 '
  expect(readElsewhere(writeXml(element('a', { b: text }, [text])))).toEqual({ attribute: text, text })
})

test('no text makes malformed XML: it is written so that two readers read it, or refused', () => {
  const strange = fc.constantFrom(
    ']]>',
    '<!--',
    '&#0;',
    '\0',
    '\ufffe',
    '\ud83d',
    '\u202e',
    '\u0085',
    '\u2028',
    '"',
    "'",
  )
  const part = fc.oneof(fc.string({ unit: 'binary' }), strange, fc.string({ unit: 'grapheme' }))
  const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (value, content) => {
      const root = element('a', { b: value }, [content])
      const issues = checkCharacters({ element: root, path: '/a' })
      if (issues.length > 0) {
        for (const issue of issues) expect(issue).toMatchObject({ code: 'E_XML_CHAR', severity: 'error' })
        expect(value + content).toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
        return
      }
      const written = writeXml(root)
      const read = readXmlText(written)
      expect(read.issues).toEqual([])
      expect([read.root?.attributes.b, read.root && textOf(read.root)]).toEqual([value, content])
      expect(readElsewhere(written)).toEqual({ attribute: value, text: content })
    }),
  )
})

test('a character that XML does not have is told with its place', () => {
  const root = element('toast', { launch: 'a\0' }, [
    element('text', {}, ['fine']),
    element('text', {}, ['x\ud83dy']),
    element('sub', { a: '\u001f' }),
  ])
  expect(
    checkCharacters({ element: root, path: '/toast' }).map(({ path, message }) => `${path} ${message}`),
  ).toEqual([
    '/toast/@launch XML has no character U+0000.',
    '/toast/text[2] XML has no character U+D83D.',
    '/toast/sub/@a XML has no character U+001F.',
  ])
})

test('children that share a name are numbered', () => {
  const root = element('a', {}, [element('b'), 'x', element('c'), element('b')])
  expect(placedChildren({ element: root, path: '/a' }).map(({ path }) => path)).toEqual([
    '/a/b[1]',
    '/a/c',
    '/a/b[2]',
  ])
})

test('XML is read with its references, CDATA and comments resolved', () => {
  const text =
    '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!-- c --><a b=" x&#10;y&amp;" wp:c=\'"\'>1<![CDATA[<2>]]><!-- c -->3<wp:d/></a>\n'
  expect(readXmlText(text)).toEqual({
    root: {
      name: 'a',
      attributes: { b: ' x\ny&', 'wp:c': '"' },
      children: ['1<2>3', { name: 'wp:d', attributes: {}, children: [] }],
    },
    issues: [],
  })
})

test.each<[string, string, RegExp]>([
  ['<!DOCTYPE a [<!ENTITY x "boom">]>\n<a>&x;</a>', 'E_XML_DOCTYPE', /\(line 1, column 1\)/],
  ['<!DOCTYPE a SYSTEM "file:///etc/passwd">\n<a/>', 'E_XML_DOCTYPE', /\(line 1, column 1\)/],
  ['<!-- &x; -->\n<!DOCTYPE a [<!ENTITY x "<b>">]><a b="&x;"/>', 'E_XML_DOCTYPE', /\(line 2, column 1\)/],
  ['\n\n<!doctype a><a/>', 'E_XML_SYNTAX', /\(line 3, /],
  ['<a>&x;</a>', 'E_XML_SYNTAX', /&x;.*&amp;\. \(line 1, column 4\)/],
  ['<a>x &y; z</a>', 'E_XML_SYNTAX', /&y;.*&amp;\. \(line 1, column 6\)/],
  ['<!-- &x; -->\n<a b="&x;"/>', 'E_XML_SYNTAX', /&x;.*&amp;\. \(line 2, column 7\)/],
  ['<a b="c=1&d=2"/>', 'E_XML_SYNTAX', /&amp;\. \(line 1, column 10\)/],
  ['<a>😀😀😀😀 Tom & Jerry</a>', 'E_XML_SYNTAX', /&amp;\. \(line 1, column 17\)/],
  ['<a>😀😀😀😀<b></a>', 'E_XML_SYNTAX', /\(line 1, column 15\)/],
  ['<?php x?><a/>', 'E_XML_PI', /\(line 1, column 1\)/],
  ['<a>\n <?php x?></a>', 'E_XML_PI', /\(line 2, column 2\)/],
  ['<?xml version="1.1"?><a/>', 'E_XML_VERSION', /\(line 1, column 1\)/],
  ['<?xml version="1.1"?><a>&#1;</a>', 'E_XML_SYNTAX', /./],
  [`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'E_XML_DEPTH', /deeper than 64/],
  ['<a>\n<b></a>', 'E_XML_SYNTAX', /\(line 2, column 4\)/],
  ['<a b="1" b="2"/>', 'E_XML_SYNTAX', /./],
  ['<a b="<"/>', 'E_XML_SYNTAX', /./],
  ['<a b=1/>', 'E_XML_SYNTAX', /./],
  ['<a>]]></a>', 'E_XML_SYNTAX', /./],
  ['<a><!-- x -- y --></a>', 'E_XML_SYNTAX', /./],
  ['<a><![CDATA[x</a>', 'E_XML_SYNTAX', /./],
  ['<a>&#xD800;</a>', 'E_XML_SYNTAX', /./],
  ['<a>\ud83d</a>', 'E_XML_SYNTAX', /./],
  ['<a b="1"c="2"/>', 'E_XML_SYNTAX', /./],
  ['<a>a & b</a>', 'E_XML_SYNTAX', /./],
  ['<a>&amp</a>', 'E_XML_SYNTAX', /./],
  ['<a>&#0;</a>', 'E_XML_SYNTAX', /./],
  ['<a>\0</a>', 'E_XML_SYNTAX', /./],
  ['<a/><b/>', 'E_XML_SYNTAX', /./],
  ['<a/>text', 'E_XML_SYNTAX', /./],
  ['text', 'E_XML_SYNTAX', /./],
  ['', 'E_XML_SYNTAX', /./],
  ['<a', 'E_XML_SYNTAX', /./],
  [' <?xml version="1.0"?><a/>', 'E_XML_SYNTAX', /./],
])('%j is refused with its line and column', (text, code, where) => {
  const { root, issues } = readXmlText(text)
  expect(root).toBeUndefined()
  expect(issues).toMatchObject([{ code, path: '', severity: 'error' }])
  expect(issues[0]?.message).toMatch(/^[A-Z].*\(line \d+, column \d+\)$/s)
  expect(issues[0]?.message).toMatch(where)
})

test('what nests beyond all measure is refused as what nests too deeply', () => {
  const { root, issues } = readXmlText('<a>'.repeat(1_000_000))
  expect([root, issues[0]?.code]).toEqual([undefined, 'E_XML_DEPTH'])
})

test('an empty CDATA section is no text', () => {
  expect(readXmlText('<a><![CDATA[]]></a>').root).toEqual({ name: 'a', attributes: {}, children: [] })
})

test('any text is read or refused, and what was read is written so that it reads the same', () => {
  const part = fc.constantFrom(
    '<a>',
    '</a>',
    '<b c="d"/>',
    'x',
    '&lt;',
    '&x;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    ' ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part).map((parts) => `<a>${parts.join('')}</a>`),
  )
  fc.assert(
    fc.property(text, (given) => {
      const { root, issues } = readXmlText(given)
      expect(issues).toHaveLength(root ? 0 : 1)
      if (root) expect(readXmlText(writeXml(root)).root).toEqual(root)
    }),
  )
})

test('20,000 siblings are no matter', () => {
  const start = performance.now()
  const { root } = readXmlText(`<a>${'<b/>'.repeat(20_000)}</a>`)
  expect(root && checkCharacters({ element: root, path: '/a' })).toEqual([])
  expect(performance.now() - start).toBeLessThan(2000)
})
