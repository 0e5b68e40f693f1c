import { checkMpns, tile, toast } from '@hubcast/mpns'
import { expect, test } from 'vitest'
import { warningsOf } from '../../payload/test/contract.js'

const retired = 'W_MPNS_RETIRED'
const open = '<wp:Notification xmlns:wp="WPNotification">'
const toastXml = `${open}<wp:Toast><wp:Text1>x</wp:Text1></wp:Toast></wp:Notification>`
const tileXml = `${open}<wp:Tile><wp:Title>x</wp:Title></wp:Tile></wp:Notification>`

function found(body: string, headers?: Readonly<Record<string, string>>): string[] {
  return checkMpns(body, headers).map(({ code, path }) => `${code} ${path}`.trim())
}

test('the target tile is refused, for the service ended subscriptions over it (B96)', () => {
  const target = (value: string) => ({ 'X-NotificationClass': '1', 'X-WindowsPhone-Target': value })
  expect(found(tileXml, target('token'))).toEqual([retired])
  for (const value of ['tile', 'Token', 'toast', ''])
    expect(found(tileXml, target(value))).toContain('E_MPNS_TARGET headers/X-WindowsPhone-Target')
  expect(checkMpns(tileXml, target('tile'))).toContainEqual({
    code: 'E_MPNS_TARGET',
    path: 'headers/X-WindowsPhone-Target',
    message: 'The target of a tile is called token.',
    severity: 'error',
  })
})

test('headers and body say the same', () => {
  const target = 'E_MPNS_TARGET headers/X-WindowsPhone-Target'
  const mismatch = 'E_MPNS_CLASS_MISMATCH headers/X-NotificationClass'
  const toasts = { 'x-notificationclass': '2', 'x-windowsphone-target': 'toast' }
  expect(found(toastXml, toasts)).toEqual([retired])
  expect(found(tileXml, toasts)).toEqual([mismatch, retired])
  expect(found(toastXml, { 'X-NotificationClass': '2' })).toEqual([target, retired])
  expect(found('x', { 'X-NotificationClass': '3', 'X-WindowsPhone-Target': 'toast' })).toEqual([
    target,
    retired,
  ])
  expect(found('x', toasts)).toEqual(['E_XML_SYNTAX', retired])
})

test('without a class the target, or the body alone, says what it is', () => {
  const missing = 'W_MPNS_CLASS_MISSING headers/X-NotificationClass'
  const mismatch = 'E_MPNS_CLASS_MISMATCH headers/X-NotificationClass'
  expect(found(toastXml)).toEqual([missing, retired])
  expect(found(tileXml, { 'X-WindowsPhone-Target': 'token' })).toEqual([missing, retired])
  expect(found(tileXml, { 'X-WindowsPhone-Target': 'toast' })).toEqual([mismatch, missing, retired])
  expect(found('{"sync":1}')).toEqual([missing, retired])
  expect(found('<sync/>')).toEqual(['E_MPNS_ROOT /sync', missing, retired])
})

test('classes are those of the three kinds; others that the hub takes for raw are doubtful', () => {
  const of = (value: string) => found('x', { 'X-NotificationClass': value })
  for (const value of ['3', '13', '23']) expect(of(value)).toEqual([retired])
  for (const value of ['4', '10', '20', '31'])
    expect(of(value)).toEqual(['W_MPNS_CLASS headers/X-NotificationClass', retired])
  for (const value of ['0', '32', '4x', '03'])
    expect(of(value)).toContain('E_MPNS_CLASS headers/X-NotificationClass')
})

test('a header that is there twice, in two letter cases, is refused', () => {
  const twice = { 'X-NotificationClass': '2', 'X-WindowsPhone-Target': 'toast', 'x-notificationclass': '1' }
  expect(found(toastXml, twice)).toEqual(['E_HEADER_DUP headers/x-notificationclass', retired])
})

test.each(['constructor', '__proto__', 'toString'])(
  '%s, which every object knows, is no field and no template',
  (name) => {
    const field = (tag: string) =>
      `${open}<wp:${tag}><wp:${name}>x</wp:${name}><wp:Text1>x</wp:Text1></wp:${tag}></wp:Notification>`
    expect(found(field('Toast'))).toContain(`E_MPNS_FIELD /wp:Notification/wp:Toast/wp:${name}`)
    expect(found(field('Tile'))).toContain(`E_MPNS_TILE_FIELD /wp:Notification/wp:Tile/wp:${name}`)
    const template = tileXml.replace('<wp:Tile>', `<wp:Tile Template="${name}">`)
    expect(found(template)).toContain('E_MPNS_TEMPLATE /wp:Notification/wp:Tile/@Template')
    expect(found(toastXml, { 'X-NotificationClass': name })).toContain(
      'E_MPNS_CLASS headers/X-NotificationClass',
    )
  },
)

test('what is accepted but doubtful is a warning', () => {
  expect(warningsOf(toast({ Text1: 'x' }))).toEqual([retired])
  expect(warningsOf(toast({ Text1: '' }))).toEqual(['W_MPNS_EMPTY', retired])
  expect(warningsOf(tile({ Id: '/' }))).toEqual(['W_MPNS_EMPTY', retired])
  expect(warningsOf(toast({ Text1: 'x', Param: 'Order.xaml' }))).toEqual(['W_MPNS_PAGE /Param', retired])
  expect(warningsOf(tile({ Title: 'x', Id: 'Order.xaml' }))).toEqual(['W_MPNS_PAGE /Id', retired])
  expect(warningsOf(toast({ Text1: 'x', Param: `/${'a'.repeat(255)}` }))).toEqual([retired])
  expect(warningsOf(toast({ Text1: 'x', Param: `/${'a'.repeat(256)}` }))).toEqual([
    'W_MPNS_PARAM_LENGTH /Param',
    retired,
  ])
  expect(warningsOf(tile({ Template: 'IconicTile', BackgroundColor: '#0A7D3C' }))).toEqual([
    'W_MPNS_COLOR /BackgroundColor',
    retired,
  ])
})

test('what is written in a doubtful way is a warning at its XPath', () => {
  const path = '/wp:Notification/wp:Tile'
  const warned = (inner: string, attributes = '', version = '') =>
    warningsOf(
      tile(
        `<wp:Notification xmlns:wp="WPNotification"${version}><wp:Tile${attributes}>${inner}</wp:Tile></wp:Notification>`,
      ),
    ).slice(0, -1)
  expect(warned('<wp:Title>x</wp:Title><wp:Count>1</wp:Count>')).toEqual([`W_MPNS_ORDER ${path}/wp:Count`])
  expect(warned('<wp:Title Action="clear">x</wp:Title>')).toEqual([
    `W_MPNS_ATTRIBUTE ${path}/wp:Title/@Action`,
  ])
  expect(warned('<wp:Title Action="Clear">x</wp:Title>')).toEqual([`W_MPNS_CLEAR_TEXT ${path}/wp:Title`])
  expect(warned('<wp:Title action="Clear">x</wp:Title>', ' id="/"')).toEqual([
    `W_MPNS_ATTRIBUTE ${path}/wp:Title/@action`,
    `W_MPNS_ATTRIBUTE ${path}/@id`,
  ])
  const flip = ' Template="FlipTile"'
  const title = '<wp:WideBackContent>x</wp:WideBackContent><wp:Title>x</wp:Title>'
  expect(warned(title, flip)).toEqual(['W_MPNS_VERSION /wp:Notification'])
  expect(warned(title, flip, ' Version="2.0"')).toEqual([])
  const sound = `${open}<wp:Toast><wp:Text1>x</wp:Text1><wp:Sound Silent="yes">a</wp:Sound></wp:Toast></wp:Notification>`
  expect(warningsOf(toast(sound))).toEqual([
    'W_MPNS_ATTRIBUTE /wp:Notification/wp:Toast/wp:Sound/@Silent',
    retired,
  ])
})

test('a toast above 3,072 bytes of UTF-8 is a warning, for no page confirms the limit', () => {
  const bare = String(toast({ Text1: '' }).body).length
  expect(warningsOf(toast({ Text1: 'x'.repeat(3072 - bare) }))).toEqual([retired])
  const { warnings } = toast({ Text1: `${'x'.repeat(3071 - bare)}é` })
  expect(warnings?.[0]).toMatchObject({
    code: 'W_MPNS_TOO_LARGE',
    limit: 3072,
    actual: 3073,
    severity: 'warning',
  })
})
