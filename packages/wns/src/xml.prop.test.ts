import type { PushNotification } from '@hubcast/core'
import { element, elementsOf, readXmlText, textOf, type XmlElement } from '@hubcast/payload/xml'
import { parseTile, parseToast, type TileContent, type ToastContent, tile, toast } from '@hubcast/wns'
import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureOf } from '../../payload/test/contract.js'

/** What an XML reader that is not ours makes of a body; it throws for what it complains of. */
function treeOf(body: PushNotification['body']): XmlElement {
  const parser = new DOMParser({
    // Those of XML 1.0; by default it has those of XML 1.1.
    normalizeLineEndings: (text) => text.replace(/\r\n?/g, '\n'),
    onError: (level, message) => {
      // It warns of U+FFFD, which is a character like others.
      if (!/replacement character/.test(message)) throw new Error(`${level}: ${message}`)
    },
  })
  const read = (from: Element): XmlElement => {
    const attributes = Array.from(from.attributes, ({ name, value }) => [name, value] as const)
    const children = Array.from(from.childNodes, (node) =>
      node.nodeType === node.ELEMENT_NODE ? read(node as Element) : (node.nodeValue ?? ''),
    )
    return element(from.nodeName, Object.fromEntries(attributes), children)
  }
  const { documentElement } = parser.parseFromString(String(body), 'text/xml')
  if (!documentElement) throw new Error('There is no root.')
  return read(documentElement)
}

const bidi = ['\u200f', '\u202e', '\u2066', 'שלום', 'مرحبا']
const special = [
  '\n',
  '\r',
  '\r\n',
  '\t',
  ']]>',
  '<![CDATA[',
  '&amp;',
  '<!--',
  '"',
  "'",
  '&',
  '<',
  '>',
  ' ',
  '\u0085',
  '\u2028',
]
const char = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  fc.constantFrom(...special, ...bidi),
)
const inXml = (text: string) => !/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)
const text = fc
  .array(char, { maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter(inXml)
const anyString = fc.oneof(
  text,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'binary-ascii' }),
)
const share = fc.double({ min: 0, max: 1, noNaN: true })

const image = fc.record(
  {
    src: fc.constantFrom('a.png', 'https://example.org/?a=1&b=2'),
    alt: text,
    crop: fc.constant('circle' as const),
  },
  { requiredKeys: ['src'] },
)
const subgroup = fc.record(
  {
    weight: fc.integer({ min: 0, max: 100 }),
    children: fc.array(fc.oneof(text, image, fc.record({ text, wrap: fc.boolean() })), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  { requiredKeys: [] },
)
const group = fc.tuple(subgroup, subgroup).map((subgroups) => ({ subgroups }))

const toasts: fc.Arbitrary<ToastContent> = fc.record(
  {
    launch: text,
    useButtonStyle: fc.boolean(),
    visual: fc.record(
      {
        texts: fc.tuple(text, fc.record({ text, lang: text })),
        attribution: text,
        logo: image,
        children: fc.array(
          fc.oneof(
            image,
            group,
            fc.record({ status: text, value: share, title: text }, { requiredKeys: ['status', 'value'] }),
          ),
          { minLength: 1, maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
    header: fc.record({ id: text, title: text, arguments: text }),
    actions: fc.tuple(
      fc.record({ content: text.map((label) => `x${label}`), arguments: text }),
      fc.record({
        content: fc.constant('x'),
        arguments: text,
        activationType: fc.constant('protocol' as const),
      }),
    ),
  },
  { requiredKeys: ['visual'] },
)

const binding = fc.record(
  { displayName: text, children: fc.array(fc.oneof(text, image, group), { minLength: 1, maxLength: 3 }) },
  { requiredKeys: [] },
)
const tiles: fc.Arbitrary<TileContent> = fc.record(
  { displayName: text, medium: binding, wide: binding },
  { requiredKeys: ['wide'] },
)

test('what a toast was built of is read back, as Windows reads it', () => {
  fc.assert(
    fc.property(toasts, (content) => {
      const { body } = toast(content)
      expect(parseToast(String(body))).toEqual(JSON.parse(JSON.stringify(content)))
      expect(treeOf(body)).toEqual(plain(readXmlText(String(body)).root))
    }),
  )
})

test('what a tile was built of is read back, as Windows reads it', () => {
  fc.assert(
    fc.property(tiles, (content) => {
      const { body } = tile(content)
      expect(parseTile(String(body))).toEqual(content)
      expect(treeOf(body)).toEqual(plain(readXmlText(String(body)).root))
    }),
  )
})

/** A tree of ordinary objects. */
function plain(root: XmlElement | undefined): unknown {
  return JSON.parse(JSON.stringify(root))
}

test('any string at all comes through another reader as it is, or is refused at its place', () => {
  fc.assert(
    fc.property(anyString, anyString, (launch, text) => {
      const build = () => toast({ launch, visual: { texts: [text] } })
      if (inXml(launch) && inXml(text)) {
        const tree = treeOf(build().body)
        expect(tree.attributes.launch).toBe(launch)
        expect(textOf(tree)).toBe(text)
        expect(elementsOf(tree)).toHaveLength(1)
      } else
        expect(failureOf(build)).toMatchObject({
          code: expect.stringMatching(/^E_(XML_CHAR|STRING_LONE_SURROGATE)$/),
        })
    }),
    { numRuns: 500 },
  )
})

test('no entity is ever expanded', () => {
  const bomb = '<!DOCTYPE toast [<!ENTITY a "xxxx"><!ENTITY b "&a;&a;">]><toast launch="&b;"/>'
  expect(failureOf(() => toast(bomb))).toMatchObject({ code: 'E_XML_DOCTYPE' })
  expect(failureOf(() => toast('<toast launch="&a;"/>'))).toMatchObject({ code: 'E_XML_SYNTAX' })
})

test('any text is read without a throw of another kind', () => {
  const part = fc.constantFrom(
    ...[
      '<toast>',
      '</toast>',
      '<visual>',
      '</visual>',
      '<binding template="ToastGeneric">',
      '</binding>',
      '<text id="1">',
    ],
    ...[
      '</text>',
      '<group>',
      '</group>',
      '<image src=""/>',
      '<actions>',
      '<input/>',
      '<action/>',
      '</actions>',
      'x',
      '&',
    ],
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const failure = failureOf(() => parseToast(`<toast>${parts.join('')}</toast>`))
      if (failure instanceof Error) expect(failure.name).toBe('InvalidNotification')
    }),
  )
})
