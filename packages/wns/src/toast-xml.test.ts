import type { PushNotification } from '@hubcast/core'
import { type AnyWnsOptions, parseToast, toast } from '@hubcast/wns'
import { expect, test } from 'vitest'
import { failureOf, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = toast as unknown as (content: unknown, options?: AnyWnsOptions) => PushNotification

test('the type is set from the root, which may have attributes (B92)', () => {
  const xml =
    '<toast launch="15"><visual><binding template="ToastText01"><text id="1">x</text></binding></visual></toast>'
  expect(toast(xml)).toEqual({
    format: 'windows',
    body: xml,
    contentType: 'application/xml',
    headers: { 'X-WNS-Type': 'wns/toast' },
  })
})

test('launch and arguments keep their characters (B94)', () => {
  const launch = '?a=1&b=<2>"\''
  const content = {
    launch,
    visual: { texts: ['x'] },
    actions: [{ content: 'y', arguments: launch }],
  } as const
  const { body } = toast(content)
  expect(body).toContain('launch="?a=1&amp;b=&lt;2&gt;&quot;&apos;"')
  expect(parseToast(String(body))).toEqual(content)
})

test('a bare ampersand is told with line and column (B94)', () => {
  const binding = (text: string) =>
    `<toast>\n<visual><binding template="ToastGeneric">\n<text>${text}</text></binding></visual></toast>`
  for (const [xml, place] of [
    ['<toast launch="a=1&b=2"/>', 'line 1, column 19'],
    ['<toast\n launch="a=1&b=2"/>', 'line 2, column 13'],
    [binding('Tom & Jerry'), 'line 3, column 11'],
    [binding('a &amp; b &c;'), 'line 3, column 17'],
  ] as const) {
    const failure = failureOf(() => toast(xml))
    expect(failure).toMatchObject({ code: 'E_XML_SYNTAX', issues: [{ path: '' }] })
    expect(String(failure)).toMatch(/reference|entity/)
    expect(String(failure)).toContain(`(${place})`)
  }
})

test('what is accepted but doubtful is a warning', () => {
  const warned = (parts: object, options?: AnyWnsOptions) =>
    warningsOf(build({ visual: { texts: ['x'] }, ...parts }, options))
  const button = { content: 'x', arguments: 'x' }
  expect(warned({ scenario: 'reminder', actions: [button] })).toEqual(['W_WNS_REMINDER /scenario'])
  expect(warned({ scenario: 'reminder', actions: [{ ...button, activationType: 'background' }] })).toEqual([])
  expect(warned({ scenario: 'alarm' })).toEqual(['W_WNS_SCENARIO /scenario'])
  expect(warned({ actions: [button, { ...button, imageUri: 'a' }] })).toEqual([
    'W_WNS_ACTION_IMAGES /actions',
  ])
  expect(warned({ actions: [{ ...button, activationType: 'system' }] })).toEqual([
    'W_WNS_SYSTEM_ACTION /actions/0/arguments',
  ])
  expect(warned({ actions: [{ ...button, protocolActivationTargetApplicationPfn: 'x' }] })).toEqual([
    'W_WNS_NO_EFFECT /actions/0/protocolActivationTargetApplicationPfn',
  ])
  expect(warned({ audio: { silent: true, src: 'ms-appx:///a.wav' } })).toEqual([
    'W_WNS_NO_EFFECT /audio/silent',
  ])
  expect(warned({ visual: { branding: 'logo' } })).toEqual(['W_WNS_NO_EFFECT /visual/branding'])
  expect(
    warned({
      visual: {
        texts: [
          { text: 'x', maxLines: 3 },
          { text: 'x', maxLines: 5 },
        ],
      },
    }),
  ).toEqual(['W_WNS_MAX_LINES /visual/texts/0/maxLines', 'W_WNS_MAX_LINES /visual/texts'])
  expect(warned({ visual: { template: 'ToastText02', texts: ['x'] } })).toEqual([
    'W_WNS_TEMPLATE_SLOTS /visual/texts',
  ])
  const inputs = [
    { id: 'a', type: 'selection', placeHolderContent: 'x', selections: [{ id: '1', content: 'x' }] },
    { id: 'b', type: 'text', selections: [] },
  ]
  expect(warned({ inputs })).toEqual([
    'W_WNS_NO_EFFECT /inputs/0/placeHolderContent',
    'W_WNS_NO_EFFECT /inputs/1/selections',
  ])
  expect(warned({ commands: { commands: [] } })).toEqual(['W_WNS_DEPRECATED /commands'])
  expect(warned({}, { suppressPopup: true, requestForStatus: true, cachePolicy: 'cache' })).toEqual([
    'W_WNS_CACHE_POLICY headers/X-WNS-Cache-Policy',
    'W_WNS_SUPPRESSPOPUP headers/X-WNS-SuppressPopup',
    'W_WNS_STATUS headers/X-WNS-RequestForStatus',
  ])
})

test('XML with what Windows does not know is sent, with warnings at their XPaths', () => {
  const xml =
    '<toast xmlns:x="y" xml:lang="de" lunch="1">stray<visual><binding template="ToastGeneric" Fallback="x">' +
    '<image src="a" hint-Crop="circle"/><text>late<b/></text><video/></binding></visual><actions><foo/></actions><bar/></toast>'
  expect(warningsOf(toast(xml))).toEqual([
    'W_WNS_UNKNOWN_ATTRIBUTE /toast/@lunch',
    'W_WNS_UNKNOWN_ELEMENT /toast/bar',
    'W_WNS_STRAY_TEXT /toast',
    'W_WNS_UNKNOWN_ATTRIBUTE /toast/visual/binding/@Fallback',
    'W_WNS_UNKNOWN_ELEMENT /toast/visual/binding/video',
    'W_WNS_UNKNOWN_ELEMENT /toast/visual/binding/text/b',
    'W_WNS_UNKNOWN_ATTRIBUTE /toast/visual/binding/image/@hint-Crop',
    'W_WNS_UNKNOWN_ELEMENT /toast/actions/foo',
    'W_WNS_TEXT_ORDER /toast/visual/binding/text',
  ])
  expect(toast(xml).warnings?.find(({ path }) => path.endsWith('Crop'))?.message).toContain('hint-crop')
})

test('attributes of the binding decide over those of the visual', () => {
  const xml =
    '<toast><visual lang="de" baseUri="a"><binding template="ToastGeneric" lang="fr" addImageQuery="true"/></visual></toast>'
  expect(parseToast(xml).visual).toEqual({ lang: 'fr', baseUri: 'a', addImageQuery: true })
})

test('missing places of a template stay empty, with a warning', () => {
  const xml =
    '<toast><visual><binding template="ToastImageAndText04"><text id="3">c</text><text id="1">a</text></binding></visual></toast>'
  const { visual } = parseToast(xml)
  expect(visual).toEqual({ template: 'ToastImageAndText04', texts: ['a', '', 'c'] })
  expect(warningsOf(toast(xml))).toEqual([
    'W_WNS_TEMPLATE_SLOTS /toast/visual/binding',
    'W_WNS_TEMPLATE_SLOTS /toast/visual/binding',
  ])
})
