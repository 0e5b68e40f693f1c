import { describe, expect, it } from 'vitest'
import { createLookup } from './evaluate.js'
import type { Findings } from './findings.js'
import { renderSegments } from './segments.js'
import { compileXml } from './xml.js'

function compile(body: string) {
  const findings: Findings = { problems: [], warnings: [] }
  return { ...findings, ...compileXml(body, findings) }
}

function render(body: string, properties: Record<string, string> = {}): string {
  const { problems, segments } = compile(body)
  expect(problems).toEqual([])
  return renderSegments(segments, createLookup(properties, {}), {})
}

describe('an XML body', () => {
  it.each([
    '<toast launch="a"><visual><binding template="ToastText02"><text id="1">x</text><text id="2">y</text></binding></visual></toast>',
    '<?xml version="1.0" encoding="utf-8"?>\n<tile/>'.replace('\n', ''),
    '<wp:Notification xmlns:wp="WPNotification"><wp:Toast><wp:Text1>a</wp:Text1></wp:Toast></wp:Notification>',
    '<a>\n  <b> x </b>\n  tail<b></b>\n</a>'.replace('<b></b>', '<b/>'),
    '<a x="1&#10;2&#9;&quot;&amp;&lt;">&amp;&lt;&gt;\'"</a>',
    '<constructor __proto__="1" toString="2"><hasOwnProperty>x</hasOwnProperty><prototype/><__proto__ a="b"/></constructor>',
    '<a>0012</a>',
    '<a b=" 1.0 ">true</a>',
  ])('is kept where it has no expressions: %s', (body) => {
    expect(render(body)).toBe(body)
  })

  it('has its attributes and the texts of its leaves evaluated, and escaped', () => {
    const body = "<a x='$(m)' y=\"{&quot;Hi &quot; + $(m)}\"><b>$(m)</b><c>{'#' + $(m)}</c></a>"
    const text = '&lt;\'"&gt;\n\t\r'
    expect(render(body, { m: '<\'"\u0000>\n\t\r\ud800\uffff' })).toBe(
      '<a x="&lt;\'&quot;&gt;&#10;&#9;&#13;" y="Hi &lt;\'&quot;&gt;&#10;&#9;&#13;">' +
        `<b>${text.replace('\r', '&#13;')}</b><c>#${text.replace('\r', '&#13;')}</c></a>`,
    )
  })

  it.each([
    ['<a><![CDATA[$(m)]]></a>', '<a>1 &lt; 2</a>'],
    ['<a><![CDATA[<b>&amp;]]>&amp;</a>', '<a>&lt;b&gt;&amp;amp;&amp;</a>'],
    ['<a>$(m<!-- here -->)</a>', '<a>1 &lt; 2</a>'],
    ['<a><!-- $(m) --></a>', '<a/>'],
    ['<a>$(m)<b>$(m)</b></a>', '<a>$(m)<b>1 &lt; 2</b></a>'],
    ['<a>&#36;(m)</a>', '<a>1 &lt; 2</a>'],
    ['<a x="1\n2\t3\r\n4">5\r\n6</a>', '<a x="1 2 3 4">5\n6</a>'],
    ['\ufeff<a/>', '<a/>'],
    ['<!-- c --><a></a>\n', '<a/>'],
    ['<a>&#x1F600;&#128512;</a>', '<a>😀😀</a>'],
  ])('%j becomes %j', (body, expected) => {
    expect(render(body, { m: '1 < 2' })).toBe(expected)
  })

  it('takes an expression after a line break for text, with a warning', () => {
    const { problems, warnings } = compile('<a><text>\n  $(x)</text></a>')
    expect([problems, warnings.map(({ path }) => path)]).toEqual([[], ['/a/text']])
  })

  it('has no numbers', () => {
    const { warnings } = compile('<badge value="#(n)"/>')
    expect(warnings).toEqual([{ path: '/badge/@value', message: expect.stringContaining('no numbers') }])
    expect(render('<badge value="#(n)"/>', { n: '7' })).toBe('<badge value="7"/>')
  })

  it.each([
    ['', 1, 1],
    ['text', 1, 1],
    ['<a>', 1, 1],
    ['<a>\n<b></a></b>', 2, 4],
    ['<a x=1/>', 1, 4],
    ['<a x="1" x="2"/>', 1, 10],
    ['<a/><b/>', 1, 1],
    ['<a/>text', 1, 1],
    ['<a/>\u00a0', 1, 1],
    ['<a /', 1, 1],
    ['<a b="c" /', 1, 1],
    ['<a/><![CDATA[]]>', 1, 1],
    ['<a>\n\n & </a>', 3, 2],
    ['<a>\n\u0001</a>', 2, 1],
    ['<a>\ud800</a>', 1, 4],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 1, 1],
    ['<a><!ELEMENT a></a>', 1, 4],
    ['<a>\r\n<?php x?></a>', 2, 1],
    ['<?xml version="1.0"><a/>', 1, 1],
    [' <?xml version="1.0"?><a/>', 1, 2],
    ['<a><!-- x</a>', 1, 4],
    ['<a><!-- x -- y --></a>', 1, 4],
    ['<a><![CDATA[x</a>', 1, 4],
    [`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, 1, 1],
  ])('is refused where it is not well-formed: %j', (body, line, column) => {
    expect(compile(body).problems).toEqual([
      { path: '', line, column, message: expect.stringContaining(`line ${line}, column ${column}`) },
    ])
  })

  it('tells all its problems at once, each with its XPath', () => {
    const body =
      '<t:a x="#000000"><b>ok</b><b y="&nbsp;"/><b><c z="a<b">$(a b)</c></b><d>&#0;</d><e>a & b</e></t:a>'.replace(
        'a & b',
        '&#x110000;',
      )
    expect(compile(body).problems.map(({ path }) => path)).toEqual([
      '/t:a/@x',
      '/t:a/b[2]/@y',
      '/t:a/b[3]/c/@z',
      '/t:a/b[3]/c',
      '/t:a/d',
      '/t:a/e',
    ])
    expect(compile('<a><b>]]></b></a>').problems.map(({ path }) => path)).toEqual(['/a/b'])
    expect(compile('<a b="x & y"/>').problems).toEqual([
      { path: '/a/@b', message: 'An & is written &amp; in XML.' },
    ])
  })
})
