import { checkMpns, parseTile, parseToast, type TileContent, tile, toast } from '@hubcast/mpns'
import { isInvalidNotification } from '@hubcast/payload'
import { DOMParser, type Element } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('\n', '\r', '\t', ']]>', '&', '<', '"', "'", ' ', '\u202e', 'שלום', '😀'),
  }),
)

/** Texts of every kind, with what neither XML nor UTF-8 can hold. */
const anything = fc.oneof(
  words,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\u0001', '\ud800', 'a') }),
)

/** What an outside parser reads: the local name of each field with its text, or null where it is cleared. */
function judge(xml: string): { readonly attributes: object; readonly fields: object } {
  const root = new DOMParser({
    onError: (level, message) => {
      // It warns of U+FFFD, which is a character like any other.
      if (level !== 'warning') throw new Error(message)
    },
  }).parseFromString(xml, 'text/xml').documentElement
  expect([root?.namespaceURI, root?.localName]).toEqual(['WPNotification', 'Notification'])
  const child = root?.firstChild as Element
  const fields = [...child.childNodes].map((node) => {
    const field = node as Element
    expect(field.namespaceURI).toBe('WPNotification')
    return [field.localName, field.getAttribute('Action') === 'Clear' ? null : field.textContent]
  })
  const attributes = [...child.attributes].map(({ name, value }) => [name, value])
  return { attributes: Object.fromEntries(attributes), fields: Object.fromEntries(fields) }
}

test('any text of a toast comes through as it is, as an outside parser reads it', () => {
  fc.assert(
    fc.property(words, words, words, (Text1, Text2, Sound) => {
      const content = { Text1, Text2, Sound }
      const built = toast(content)
      const xml = String(built.body)
      expect(judge(xml).fields).toEqual(content)
      expect(parseToast(xml)).toEqual(content)
      expect(checkMpns(xml, built.headers)).toEqual(
        built.warnings?.map((warning) =>
          warning.code === 'W_MPNS_EMPTY' ? { ...warning, path: '/wp:Notification/wp:Toast' } : warning,
        ),
      )
    }),
  )
})

test('any text of a tile comes through as it is, in attributes, too', () => {
  const text = fc.option(words)
  const count = fc.option(fc.integer({ min: 0, max: 99 }))
  const flip = fc.record(
    {
      Template: fc.constant('FlipTile' as const),
      Id: words,
      Title: text,
      Count: count,
      BackContent: text,
      WideBackContent: text,
    },
    { requiredKeys: ['Template'] },
  )
  const iconic = fc.record(
    { Template: fc.constant('IconicTile' as const), Id: words, WideContent1: text, Count: count },
    { requiredKeys: ['Template'] },
  )
  const cycle = fc.record({ Template: fc.constant('CycleTile' as const), CycleImage9: text, Title: text })
  const standard = fc.record({ Id: words, BackTitle: text, Count: count }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.oneof(flip, iconic, cycle, standard), (content: TileContent) => {
      const xml = String(tile(content).body)
      const { Id, Template, ...fields } = content
      expect(parseTile(xml)).toEqual(content)
      expect(judge(xml)).toEqual({
        attributes: JSON.parse(JSON.stringify({ Id, Template })),
        fields: Object.fromEntries(
          Object.entries(fields).map(([key, value]) => [key, value === null ? null : String(value)]),
        ),
      })
    }),
  )
})

test('what cannot be written is refused at its place, and nothing else is', () => {
  fc.assert(
    fc.property(anything, anything, (Text1, Text2) => {
      const isBad = (text: string) => /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)
      const bad = Object.entries({ Text1, Text2 }).flatMap(([key, text]) => (isBad(text) ? [`/${key}`] : []))
      try {
        expect(judge(String(toast({ Text1, Text2 }).body)).fields).toEqual({ Text1, Text2 })
        expect(bad).toEqual([])
      } catch (failure) {
        if (!isInvalidNotification(failure)) throw failure
        expect(
          failure.issues
            .filter(({ severity }) => severity === 'error')
            .map(({ path }) => path)
            .sort(),
        ).toEqual(bad)
      }
    }),
  )
})

test('any text is judged without throwing', () => {
  const part = fc.constantFrom(
    '<wp:Notification xmlns:wp="WPNotification">',
    '</wp:Notification>',
    '<wp:Toast>',
    '</wp:Toast>',
    '<wp:Tile Template="FlipTile">',
    '<wp:__proto__/>',
    '<wp:Text1>',
    '</wp:Text1>',
    '\ud800',
    '&#1;',
    'x',
  )
  fc.assert(
    fc.property(
      fc.oneof(anything, fc.string({ unit: part })),
      fc.constantFrom('1', '2', '3', 'x'),
      (body, value) => {
        expect(checkMpns(body, { 'X-NotificationClass': value }).length).toBeGreaterThan(0)
      },
    ),
  )
})
