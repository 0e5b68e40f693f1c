import { expr, InvalidNotification, num, prop } from '@hubcast/payload'
import { badgeTemplate, tileTemplate, toastTemplate } from '@hubcast/wns'
import { expect, test } from 'vitest'
import { failureOf } from '../../payload/test/contract.js'

test('a template has its expressions where the content has them, and texts that the hub copies', () => {
  const built = toastTemplate(
    {
      launch: prop('id'),
      visual: {
        texts: [prop('title'), expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`],
        attribution: '$5 off',
      },
      actions: [{ content: 'Open', arguments: prop('url', { uri: true }) }],
    },
    { headers: { 'X-WNS-Tag': prop('tag') }, tags: ['a'] },
  )
  expect(built).toEqual({
    body: '<toast launch="$(id)"><visual><binding template="ToastGeneric"><text>$(title)</text><text>{$(name) + &apos;: &apos; + .(message, 120)}</text><text placement="attribution">{&apos;$5 off&apos;}</text></binding></visual><actions><action content="Open" arguments="%(url)"/></actions></toast>',
    headers: { 'X-WNS-Type': 'wns/toast', 'X-WNS-Tag': '$(tag)' },
    tags: ['a'],
  })
})

test('tiles and badges have templates, too; a number may be an expression', () => {
  expect(
    tileTemplate({ wide: { overlay: num('dark', { default: 20 }), children: [prop('line')] } }).body,
  ).toBe(
    '<tile><visual><binding template="TileWide" hint-overlay="#(dark:{20})"><text>$(line)</text></binding></visual></tile>',
  )
  expect(badgeTemplate(num('count', { default: 0 }))).toEqual({
    body: '<badge value="#(count:{0})"/>',
    headers: { 'X-WNS-Type': 'wns/badge' },
  })
  expect(badgeTemplate({ value: prop('glyph', { default: 'none' }) }).body).toBe(
    '<badge value="$(glyph:{none})"/>',
  )
  expect(badgeTemplate('alert').body).toBe('<badge value="alert"/>')
})

test('a sample is expanded and judged by the rules of Windows', () => {
  const template = (sample: Record<string, string>) => badgeTemplate(num('count'), { sample })
  expect(() => template({ count: '3' })).not.toThrow()
  expect(() => template({})).toThrow(/\/badge\/@value: .*E_WNS_BADGE_VALUE/)
  const long = { message: 'x'.repeat(5000) }
  const texts = [prop('message')] as const
  expect(() => toastTemplate({ visual: { texts } }, { sample: long })).toThrow(/E_WNS_TOO_LARGE/)
  const options = { headers: { 'X-WNS-Tag': prop('tag') }, sample: { tag: 'a b' } }
  expect(() => toastTemplate({ visual: { texts } }, options)).toThrow(/headers\/X-WNS-Tag: .*E_WNS_TAG/)
})

test('what is wrong beside the expressions is refused without a sample', () => {
  const build: (content: never) => unknown = toastTemplate
  const wrong = { titel: 'x', duration: 'Long', visual: { texts: ['Hi $(name)', '\u0000'] } }
  const failure = failureOf(() => build(wrong as never))
  expect(failure).toMatchObject({
    issues: [
      { code: 'E_TEMPLATE_TEXT', path: '/visual/texts/0' },
      { code: 'E_WNS_VALUE', path: '/duration' },
      { code: 'E_WNS_UNKNOWN_FIELD', path: '/titel' },
      { code: 'E_XML_CHAR', path: '/visual/texts/1' },
    ],
  })
  expect(failureOf(() => build({ visual: { texts: prop('texts') } } as never))).toMatchObject({
    issues: [{ code: 'E_WNS_TYPE', path: '/visual/texts' }],
  })
})

const toastOf = toastTemplate as unknown as (content: unknown, options?: object) => unknown
const tileOf = tileTemplate as unknown as (content: unknown, options?: object) => unknown

function problemsOf(build: () => unknown): string[] {
  const failure = failureOf(build)
  return failure instanceof InvalidNotification
    ? failure.issues.map(({ code, path }) => `${code} ${path}`.trim())
    : []
}

test('what fields say of each other is refused without a sample, whatever the expressions become', () => {
  const texts = [prop('a'), prop('b'), prop('c'), prop('d')]
  const button = { content: prop('label'), arguments: prop('id') }
  expect(
    problemsOf(() =>
      toastOf({
        duration: 'short',
        visual: { texts, children: [{ subgroups: [] }] },
        inputs: [
          { id: 'a', type: 'text', title: prop('title') },
          { id: 'a', type: 'selection', defaultInput: '9', selections: [{ id: '1', content: prop('x') }] },
          { id: 'c', type: 'selection' },
        ],
        actions: [
          { ...button, inputId: 'b' },
          { ...button, content: '' },
          { ...button, buttonStyle: 'Success' },
          ...[button, button, button],
        ],
        audio: { loop: true },
      }),
    ),
  ).toEqual([
    'E_WNS_TEXT_COUNT /visual/texts/3',
    'E_WNS_GROUP_EMPTY /visual/children/0/subgroups',
    'E_WNS_ACTION_COUNT /actions',
    'E_WNS_INPUT_DUP /inputs/1/id',
    'E_WNS_INPUT_DEFAULT /inputs/1/defaultInput',
    'E_WNS_SELECTION_COUNT /inputs/2',
    'E_WNS_INPUT_REF /actions/0/inputId',
    'E_WNS_ACTION_CONTENT /actions/1/content',
    'E_WNS_BUTTON_STYLE /actions/2/buttonStyle',
    'E_WNS_AUDIO_LOOP /audio/loop',
  ])
  expect(problemsOf(() => toastOf({ launch: prop('id') }))).toEqual(['E_WNS_TOAST_BINDING'])
  expect(problemsOf(() => toastOf({ visual: {}, actions: [{ ...button, inputId: prop('input') }] }))).toEqual(
    ['E_WNS_INPUT_REF /actions/0/inputId'],
  )
  const many = { visual: { template: 'ToastText01', texts: [prop('a'), prop('b')] } }
  expect(problemsOf(() => toastOf(many))).toEqual(['E_WNS_TEMPLATE_SLOTS /visual/texts/1'])
  expect(problemsOf(() => tileOf({ displayName: prop('name'), lockDetailedStatus1: prop('line') }))).toEqual([
    'E_WNS_TILE_BINDING',
    'E_WNS_LOCK_STATUS /lockDetailedStatus1',
  ])
  const peek = { src: prop('image'), placement: 'peek' }
  expect(
    problemsOf(() =>
      tileOf({
        medium: { children: [peek, peek] },
        large: { presentation: 'contact', children: [prop('name')] },
        legacy: [
          { template: 'TileTiny', texts: [prop('a')] },
          { template: 'TileSquareText04', texts: [prop('a'), prop('b')] },
        ],
      }),
    ),
  ).toEqual([
    'E_WNS_IMAGE_COUNT /medium/children/1/placement',
    'E_WNS_PRESENTATION /large/presentation',
    'E_WNS_TEMPLATE /legacy/0/template',
    'E_WNS_TEMPLATE_SLOTS /legacy/1/texts/1',
  ])
})

test('a rule waits for the sample where an expression may keep it', () => {
  const content = {
    duration: prop('duration'),
    useButtonStyle: prop('styled'),
    visual: { texts: [{ text: 'x', maxLines: num('lines') }] },
    inputs: [
      { id: prop('input'), type: 'text' },
      {
        id: prop('other'),
        type: 'selection',
        defaultInput: prop('choice'),
        selections: [{ id: '1', content: 'x' }],
      },
    ],
    actions: [
      { content: '', arguments: 'snooze', activationType: prop('type'), inputId: 'a' },
      { content: 'x', arguments: 'x', inputId: prop('input'), buttonStyle: 'Success' },
    ],
    audio: { loop: true },
  }
  expect(problemsOf(() => toastOf(content))).toEqual([])
  const sample = {
    duration: 'long',
    styled: 'true',
    lines: '1',
    input: 'a',
    other: 'b',
    choice: '1',
    type: 'system',
  }
  expect(problemsOf(() => toastOf(content, { sample }))).toEqual([])
  expect(
    problemsOf(() => toastOf(content, { sample: { ...sample, duration: 'short', choice: '2' } })),
  ).toEqual(
    expect.arrayContaining([
      'E_WNS_INPUT_DEFAULT /toast/actions/input[2]/@defaultInput',
      'E_WNS_AUDIO_LOOP /toast/audio/@loop',
    ]),
  )
  expect(problemsOf(() => tileOf({ version: num('v'), legacy: [{ template: prop('name') }] }))).toEqual([])
})

test('headers that are no expressions are judged without a sample, beside the content', () => {
  const headers = { 'X-WNS-Tag': 'order 41', 'X-WNS-TTL': '0', 'X-WNS-Group': prop('group') }
  expect(
    problemsOf(() => toastOf({ visual: { texts: [prop('a')] }, audio: { loop: true } }, { headers })),
  ).toEqual(['E_WNS_AUDIO_LOOP /audio/loop', 'E_WNS_TAG headers/X-WNS-Tag', 'E_WNS_TTL headers/X-WNS-TTL'])
})

test('content that JSON or XML cannot carry is refused, also where it nests in itself', () => {
  const loop: { inner?: unknown } = {}
  loop.inner = loop
  for (const wrong of [loop, Number.NaN, new Date(0), null, '<toast/>', { launch: '\ud800' }])
    expect(failureOf(() => toastOf(wrong))).toBeInstanceOf(InvalidNotification)
})
