import type { PushNotification } from '@hubcast/core'
import {
  checkMpns,
  type MpnsOptions,
  parseTile,
  parseToast,
  previewMpns,
  raw,
  tile,
  toast,
} from '@hubcast/mpns'
import { InvalidNotification } from '@hubcast/payload'
import { expect, test } from 'vitest'
import { failureOf, promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const buildToast = toast as unknown as (payload: unknown, options?: MpnsOptions) => PushNotification
const buildTile = tile as unknown as (payload: unknown, options?: MpnsOptions) => PushNotification

const root = 'wp:Notification xmlns:wp="WPNotification"'
const xml = (inner: string, attributes = '') => `<${root}${attributes}>${inner}</wp:Notification>`
const toastXml = (inner: string) => xml(`<wp:Toast>${inner}</wp:Toast>`)
const tileXml = (inner: string, attributes = '') => xml(`<wp:Tile${attributes}>${inner}</wp:Tile>`)

const order = toastXml(
  '<wp:Text1>Order 41</wp:Text1><wp:Text2>On its way</wp:Text2><wp:Param>/Order.xaml?id=41</wp:Param>',
)

const shared = {
  format: 'windowsphone',
  contentType: 'application/xml;charset=utf-8',
  check: checkMpns,
  preview: previewMpns,
} as const

promises<unknown, MpnsOptions>({
  ...shared,
  name: 'toast()',
  build: buildToast,
  parse: parseToast,
  valid: [
    {
      name: 'two texts and a page',
      payload: { Text1: 'Order 41', Text2: 'On its way', Param: '/Order.xaml?id=41' },
    },
    { name: 'a text alone', payload: { Text1: 'x' }, options: { delivery: '900s' } },
    { name: 'a sound of the app', payload: { Text1: 'x', Sound: '/Sounds/ding.wav' } },
    { name: 'no sound', payload: { Text1: 'x', Sound: { Silent: true } } },
    { name: 'no sound with a path', payload: { Text1: 'x', Sound: { Silent: true, path: 'a.wav' } } },
    { name: 'undefined for an absent field', payload: { Text1: 'x', Text2: undefined } },
    { name: 'an empty text', payload: { Text1: '', Text2: 'x' } },
    { name: 'XML', payload: order },
    { name: 'XML with another prefix', payload: order.replaceAll('wp:', 'n:').replace(':wp', ':n') },
    { name: 'XML with the default namespace', payload: order.replaceAll('wp:', '').replace(':wp', '') },
    { name: 'XML with a declaration', payload: `<?xml version="1.0" encoding="utf-8"?>\n${order}` },
    { name: 'XML that is indented', payload: order.replaceAll('><', '>\n  <') },
    { name: 'XML with CDATA', payload: toastXml('<wp:Text1><![CDATA[a & b]]></wp:Text1>') },
  ],
  rejects: [
    { name: 'no Text1', payload: { Text2: 'private-value' }, issues: [['E_MPNS_TEXT1', '']] },
    {
      name: 'XML without Text1',
      payload: toastXml('<wp:Text2>private-value</wp:Text2>'),
      issues: [['E_MPNS_TEXT1', '/wp:Notification/wp:Toast']],
    },
    {
      name: 'a root in another namespace',
      payload: order.replace('WPNotification', 'private-value'),
      issues: [['E_MPNS_ROOT', '/wp:Notification']],
    },
    {
      name: 'a prefix that nobody declared',
      payload: order.replace(' xmlns:wp="WPNotification"', ''),
      issues: [['E_MPNS_ROOT', '/wp:Notification']],
    },
    {
      name: "Windows' own toast",
      payload: '<toast><visual/></toast>',
      issues: [['E_MPNS_ROOT', '/toast']],
    },
    { name: 'an empty root', payload: xml(''), issues: [['E_MPNS_CHILD', '/wp:Notification']] },
    {
      name: 'two toasts',
      payload: xml('<wp:Toast/><wp:Toast/>'),
      issues: [['E_MPNS_CHILD', '/wp:Notification']],
    },
    {
      name: 'children without the prefix',
      payload: toastXml('<Text1>x</Text1>'),
      issues: [['E_MPNS_NAMESPACE', '/wp:Notification/wp:Toast/Text1']],
    },
    {
      name: 'a toast without the prefix',
      payload: xml('<Toast><wp:Text1>x</wp:Text1></Toast>'),
      issues: [['E_MPNS_NAMESPACE', '/wp:Notification/Toast']],
    },
    {
      name: "a tile's XML",
      payload: tileXml('<wp:Title>x</wp:Title>'),
      issues: [['E_MPNS_CLASS_MISMATCH', 'headers/X-NotificationClass']],
    },
    {
      name: 'fields that a toast does not have, and one twice',
      payload: toastXml('<wp:Text1>a</wp:Text1><wp:Text1>b</wp:Text1><wp:Text3>c</wp:Text3>'),
      issues: [
        ['E_MPNS_TWICE', '/wp:Notification/wp:Toast/wp:Text1[2]'],
        ['E_MPNS_FIELD', '/wp:Notification/wp:Toast/wp:Text3'],
      ],
    },
    {
      name: 'text beside the elements, and elements in a field',
      payload: toastXml('private-value<wp:Text1>a<b>c</b></wp:Text1>'),
      issues: [
        ['E_MPNS_STRAY_TEXT', '/wp:Notification/wp:Toast'],
        ['E_MPNS_NESTED', '/wp:Notification/wp:Toast/wp:Text1/b'],
      ],
    },
    {
      name: 'values of other types',
      payload: { Text1: 7, Text2: null, Sound: { Silent: 'private-value' }, Text3: 'x' },
      issues: [
        ['E_MPNS_TYPE', '/Text1'],
        ['E_MPNS_TYPE', '/Text2'],
        ['E_MPNS_TYPE', '/Sound/Silent'],
        ['E_MPNS_FIELD', '/Text3'],
      ],
    },
    {
      name: 'characters that XML and UTF-8 cannot hold',
      payload: { Text1: 'a\u0001', Text2: 'a\ud800', Sound: { Silent: true, path: '\uffff' } },
      issues: [
        ['E_XML_CHAR', '/Text1'],
        ['E_STRING_LONE_SURROGATE', '/Text2'],
        ['E_XML_CHAR', '/Sound/path'],
      ],
    },
    {
      name: 'a bare ampersand',
      payload: toastXml('<wp:Text1>a & b</wp:Text1>'),
      issues: [['E_XML_SYNTAX', '']],
    },
    {
      name: 'half of a surrogate pair in XML',
      payload: toastXml('<wp:Text1>a\ud800</wp:Text1>'),
      issues: [['E_XML_SYNTAX', '']],
    },
    { name: 'a DOCTYPE', payload: `<!DOCTYPE x>${order}`, issues: [['E_XML_DOCTYPE', '']] },
    {
      name: 'a delivery and an id that there are not',
      payload: { Text1: 'x' },
      options: { delivery: '60s' as '450s', messageId: '7' },
      issues: [
        ['E_MPNS_CLASS', 'headers/X-NotificationClass'],
        ['E_MPNS_MESSAGE_ID', 'headers/X-MessageID'],
      ],
    },
    {
      name: 'a line break in a header, which is too long, too',
      payload: { Text1: 'x' },
      options: { messageId: `a\n${'b'.repeat(1024)}` },
      issues: [
        ['E_HEADER_CTL', 'headers/X-MessageID'],
        ['E_MPNS_MESSAGE_ID', 'headers/X-MessageID'],
        ['E_MPNS_HEADERS_TOO_LARGE', 'headers'],
      ],
    },
  ],
})

promises<unknown, MpnsOptions>({
  ...shared,
  name: 'tile()',
  build: buildTile,
  parse: parseTile,
  valid: [
    {
      name: 'a tile without template',
      payload: {
        Id: '/Page.xaml?x=1',
        BackgroundImage: '/a.png',
        Count: 99,
        Title: 'A',
        BackBackgroundImage: 'https://cdn.example.org/b.png?a=1&b=2',
        BackTitle: 'B',
        BackContent: 'C',
      },
    },
    {
      name: 'a flip tile',
      payload: {
        Template: 'FlipTile',
        Title: 'A',
        BackContent: null,
        SmallBackgroundImage: '/s.png',
        WideBackgroundImage: '/w.png',
        WideBackBackgroundImage: null,
        WideBackContent: 'D',
      },
      options: { delivery: '450s' },
    },
    {
      name: 'an iconic tile',
      payload: {
        Template: 'IconicTile',
        SmallIconImage: '/s.png',
        IconImage: '/i.png',
        WideContent1: '1',
        WideContent2: '2',
        WideContent3: null,
        Count: 0,
        BackgroundColor: '#FF0A7D3C',
      },
    },
    {
      name: 'a cycle tile',
      payload: {
        Template: 'CycleTile',
        CycleImage1: '/1.png',
        CycleImage9: '/9.png',
        Count: null,
        Title: 'A',
      },
    },
    { name: 'a tile on which nothing changes', payload: {} },
    { name: 'an empty Count, which clears it', payload: tileXml('<wp:Count/>') },
    { name: 'a Count with spaces around', payload: tileXml('<wp:Count> 07 </wp:Count>') },
  ],
  rejects: [
    ...[100, 'x', -1, 1.5, true].map((Count) => ({
      name: `a Count of ${JSON.stringify(Count)}`,
      payload: { Count },
      issues: [['E_MPNS_COUNT', '/Count']] as const,
    })),
    ...['100', 'x', '-1', '1.5', '1e1'].map((count) => ({
      name: `XML with a Count of ${count}`,
      payload: tileXml(`<wp:Count>${count}</wp:Count>`),
      issues: [['E_MPNS_COUNT', '/wp:Notification/wp:Tile/wp:Count']] as const,
    })),
    {
      name: 'an iconic tile with a back',
      payload: { Template: 'IconicTile', BackTitle: 'private-value' },
      issues: [['E_MPNS_TILE_FIELD', '/BackTitle']],
    },
    {
      name: "an iconic tile's XML with a back",
      payload: tileXml('<wp:BackTitle>x</wp:BackTitle>', ' Template="IconicTile"'),
      issues: [['E_MPNS_TILE_FIELD', '/wp:Notification/wp:Tile/wp:BackTitle']],
    },
    {
      name: 'wide fields without a template',
      payload: { WideBackContent: 'x' },
      issues: [['E_MPNS_TILE_FIELD', '/WideBackContent']],
    },
    ...['private-value', 'constructor', '__proto__', null, 7].map((Template) => ({
      name: `the template ${Template}`,
      payload: { Template, Count: 100 },
      issues: [
        ['E_MPNS_TEMPLATE', '/Template'],
        ['E_MPNS_COUNT', '/Count'],
      ] as const,
    })),
    {
      name: 'XML of an unknown template',
      payload: tileXml('', ' Template="PeekTile"'),
      issues: [['E_MPNS_TEMPLATE', '/wp:Notification/wp:Tile/@Template']],
    },
    {
      name: 'XML with an attribute as an element',
      payload: tileXml('<wp:Template>FlipTile</wp:Template><wp:Id>/</wp:Id>', ' Id="/a"'),
      issues: [
        ['E_MPNS_TILE_FIELD', '/wp:Notification/wp:Tile/wp:Template'],
        ['E_MPNS_TILE_FIELD', '/wp:Notification/wp:Tile/wp:Id'],
      ],
    },
    {
      name: "a toast's XML",
      payload: order,
      issues: [['E_MPNS_CLASS_MISMATCH', 'headers/X-NotificationClass']],
    },
    {
      name: 'texts of other types',
      payload: { Id: 7, Title: 7, BackTitle: ['a'] },
      issues: [
        ['E_MPNS_TYPE', '/Id'],
        ['E_MPNS_TYPE', '/Title'],
        ['E_MPNS_TYPE', '/BackTitle'],
      ],
    },
    {
      name: 'a control character in an attribute',
      payload: { Id: '/a\u0007', Title: 'x' },
      issues: [['E_XML_CHAR', '/Id']],
    },
  ],
})

test('the XML has its elements in their order, and the version of templates', () => {
  expect(toast({ Param: '/Order.xaml?id=41', Text2: 'On its way', Text1: 'Order 41' }).body).toBe(order)
  const { body } = tile({
    Template: 'IconicTile',
    Title: null,
    Count: 3,
    IconImage: '/i.png',
    Id: '/?a="1"&b',
  })
  expect(body).toBe(
    xml(
      '<wp:Tile Id="/?a=&quot;1&quot;&amp;b" Template="IconicTile"><wp:IconImage>/i.png</wp:IconImage><wp:Count>3</wp:Count><wp:Title Action="Clear"/></wp:Tile>',
      ' Version="2.0"',
    ),
  )
  expect(tile({ Count: 0 }).body).toBe(tileXml('<wp:Count>0</wp:Count>'))
})

test('headers say what it is and when it is due; the target of a tile is token, its class 1 (B96)', () => {
  const headersOf = (delivery?: MpnsOptions['delivery']) => {
    const options = delivery ? { delivery } : {}
    return [tile({ Count: 1 }, options), toast({ Text1: 'x' }, options), raw('x', options)].map(
      ({ headers }) => headers,
    )
  }
  const expected = (classes: readonly string[]) => [
    { 'X-WindowsPhone-Target': 'token', 'X-NotificationClass': classes[0] },
    { 'X-WindowsPhone-Target': 'toast', 'X-NotificationClass': classes[1] },
    { 'X-NotificationClass': classes[2] },
  ]
  expect(headersOf()).toEqual(expected(['1', '2', '3']))
  expect(headersOf('immediate')).toEqual(expected(['1', '2', '3']))
  expect(headersOf('450s')).toEqual(expected(['11', '12', '13']))
  expect(headersOf('900s')).toEqual(expected(['21', '22', '23']))
  const messageId = '123E4567-e89b-12d3-a456-426614174000'
  expect(raw('x', { messageId }).headers).toMatchObject({ 'X-MessageID': messageId })
})

test('raw takes any text of 1,024 bytes', () => {
  for (const body of [order, '{"sync":"inbox"}', 'sync\u0001', '7', '[]', 'null', '{"a":', 'é'.repeat(512)]) {
    const built = raw(body)
    expect(built).toMatchObject({ format: 'windowsphone', contentType: shared.contentType, body })
    expect(warningsOf(built)).toEqual(['W_MPNS_RETIRED'])
    expect(checkMpns(body, built.headers)).toEqual(built.warnings)
  }
  expect(() => raw('é'.repeat(513))).toThrow('The body has 1026 bytes; the limit is 1024. (E_MPNS_TOO_LARGE)')
  expect(() => raw('a\ud800')).toThrow(/E_STRING_LONE_SURROGATE/)
  for (const body of [null, undefined, 7, {}]) {
    const failure = failureOf(() => (raw as unknown as (body: unknown) => unknown)(body))
    expect(failure).toBeInstanceOf(InvalidNotification)
    expect(failure).toMatchObject({ code: 'E_MPNS_TYPE' })
  }
  expect(warningsOf(raw(''))).toEqual(['W_MPNS_EMPTY', 'W_MPNS_RETIRED'])
})
