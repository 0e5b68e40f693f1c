import { tileTemplate, toastTemplate } from '@hubcast/mpns'
import { expr, isInvalidNotification, num, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'

function problemsOf(build: () => unknown): string[] {
  try {
    build()
    return []
  } catch (failure) {
    if (!isInvalidNotification(failure)) throw failure
    return failure.issues.map(({ code, path }) => `${code} ${path}`.trim())
  }
}

const open = '<wp:Notification xmlns:wp="WPNotification"'

test('a toast has its expressions where its content has them', () => {
  const built = toastTemplate(
    {
      Text1: prop('title'),
      Text2: expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`,
      Param: expr`/Order.xaml?a="1"&id=${prop('id', { uri: true })}`,
      Sound: { Silent: true },
    },
    { delivery: '450s', messageId: prop('uuid'), tags: ['a'] },
  )
  const texts = [
    '<wp:Text1>$(title)</wp:Text1>',
    '<wp:Text2>{$(name) + &apos;: &apos; + .(message, 120)}</wp:Text2>',
    '<wp:Param>{&apos;/Order.xaml?a=&quot;1&quot;&amp;id=&apos; + %(id)}</wp:Param>',
    '<wp:Sound Silent="true"/>',
  ]
  expect(built).toEqual({
    body: `${open}><wp:Toast>${texts.join('')}</wp:Toast></wp:Notification>`,
    headers: { 'X-WindowsPhone-Target': 'toast', 'X-NotificationClass': '12', 'X-MessageID': '$(uuid)' },
    tags: ['a'],
  })
})

test('a tile has its template and version, what it clears, and texts that the hub copies', () => {
  const built = tileTemplate({
    Template: 'IconicTile',
    Id: prop('page'),
    Count: num('unread', { default: 0 }),
    Title: null,
    BackgroundColor: '#FF0A7D3C',
  })
  expect(built.headers).toEqual({ 'X-WindowsPhone-Target': 'token', 'X-NotificationClass': '1' })
  expect(built.body).toBe(
    `${open} Version="2.0"><wp:Tile Id="$(page)" Template="IconicTile"><wp:Count>#(unread:{0})</wp:Count><wp:Title Action="Clear"/><wp:BackgroundColor>{&apos;#FF0A7D3C&apos;}</wp:BackgroundColor></wp:Tile></wp:Notification>`,
  )
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Readonly<Record<string, string>>) => () =>
    tileTemplate({ Template: 'FlipTile', Title: prop('title'), Count: num('unread') }, { sample })
  expect(problemsOf(template({ title: 'a & <b>', unread: '7' }))).toEqual([])
  expect(problemsOf(template({ unread: '100' }))).toContain('E_MPNS_COUNT /wp:Notification/wp:Tile/wp:Count')
  const id = () => toastTemplate({ Text1: 'x' }, { messageId: prop('uuid'), sample: { uuid: '7' } })
  expect(problemsOf(id)).toContain('E_MPNS_MESSAGE_ID headers/X-MessageID')
})

test('a rule about values waits for the sample where an expression stands', () => {
  const content = { Id: prop('page'), Count: num('unread'), Title: prop('title') }
  expect(problemsOf(() => tileTemplate(content))).toEqual([])
  expect(problemsOf(() => tileTemplate(content, { sample: { page: '/P.xaml', unread: 'many' } }))).toContain(
    'E_MPNS_COUNT /wp:Notification/wp:Tile/wp:Count',
  )
  expect(problemsOf(() => toastTemplate({ Text1: '', Text2: prop('message') }))).toEqual([])
})

test('what is no expression is judged without a sample', () => {
  const anyToast = toastTemplate as unknown as (content: unknown) => unknown
  const anyTile = tileTemplate as unknown as (content: unknown) => unknown
  expect(problemsOf(() => anyToast({ Text2: prop('a'), Text3: 'b' }))).toEqual([
    'E_MPNS_FIELD /Text3',
    'E_MPNS_TEXT1',
  ])
  expect(problemsOf(() => anyTile({ Template: 'CycleTile', Count: 100, BackTitle: prop('a') }))).toEqual([
    'E_MPNS_COUNT /Count',
    'E_MPNS_TILE_FIELD /BackTitle',
  ])
  expect(problemsOf(() => anyToast({ Text1: 'Hi $(name)', Text2: '\u0001' }))).toEqual([
    'E_TEMPLATE_TEXT /Text1',
    'E_XML_CHAR /Text2',
  ])
  expect(problemsOf(() => anyToast({ Text1: Number.NaN }))).toContain('E_JSON_VALUE /Text1')
  const options = { delivery: '60s' as '450s', messageId: '7' }
  expect(problemsOf(() => toastTemplate({ Text1: prop('a') }, options))).toEqual([
    'E_MPNS_CLASS headers/X-NotificationClass',
    'E_MPNS_MESSAGE_ID headers/X-MessageID',
  ])
  expect(problemsOf(() => anyToast(null))).toContain('E_MPNS_TYPE')
})
