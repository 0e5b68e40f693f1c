import { describe, expect, test } from 'vitest'
import type { PayloadKind } from './read-notification.js'
import { readNotification } from './read-notification.js'
import { parseXmlForTests } from './xml-for-tests.js'

const read = (kind: PayloadKind, payload: unknown) =>
  readNotification(kind, typeof payload === 'string' ? payload : JSON.stringify(payload), parseXmlForTests)

describe('a JSON payload', () => {
  test.each<[PayloadKind, unknown, string | undefined, string | undefined, string[]]>([
    ['apns', { aps: { alert: 'Hi' } }, undefined, 'Hi', []],
    [
      'apns',
      { aps: { alert: { title: 'T', subtitle: 'S', body: 'B' }, badge: 0 } },
      'T',
      'S\nB',
      ['badge 0'],
    ],
    [
      'apns',
      { aps: { alert: { 'title-loc-key': 'READY', 'loc-key': 'READY_BODY' } } },
      'READY',
      'READY_BODY',
      [],
    ],
    ['apns', { aps: { 'content-available': 1 }, title: 'not shown' }, undefined, undefined, ['background']],
    ['fcmv1', { message: { notification: { title: 'T', body: 'B' } } }, 'T', 'B', []],
    ['fcmv1', { message: { android: { notification: { body: 'B' } } } }, undefined, 'B', []],
    ['fcmv1', { message: { data: { title: 'T', order: '1' } } }, 'T', undefined, ['data message']],
    ['gcm', { data: { msg: 'Hello World!' } }, undefined, 'Hello World!', ['data message']],
    ['adm', { notification: { title: 'T', body: 'B' }, data: { title: 'other' } }, 'T', 'B', []],
    ['baidu', { title: 'T', description: 'D' }, 'T', 'D', []],
    ['xiaomi', { title: 'T', description: 'D', pass_through: 1 }, 'T', 'D', ['pass-through']],
    ['browser', { title: 'T', body: 'B' }, 'T', 'B', []],
    ['browser', { web_push: 8030, notification: { title: 'T' } }, 'T', undefined, []],
    ['template', { headline: 'T', message: 'B' }, 'T', 'B', []],
  ])('of %s, %j, shows %j and %j', (kind, payload, title, body, notes) => {
    expect(read(kind, payload)).toEqual({ title, body, notes })
  })

  test.each(['', 'text', 'null', '[]', '3', '{"aps":[]}', '{"aps":{"alert":{"title":"  ","body":null}}}'])(
    'that holds nothing to show, %j, leaves both empty',
    (payload) => {
      expect(read('apns', payload)).toMatchObject({ title: undefined, body: undefined })
    },
  )

  test('reads no member that every object inherits', () => {
    expect(read('browser', '{"notification":{"constructor":1}}')).toMatchObject({ title: undefined })
  })
})

describe('a WNS payload', () => {
  test('shows the first text as title and the others as body', () => {
    const toast =
      '<toast><visual><binding template="ToastGeneric"><text>A &amp; B</text><text>C</text><text/><text>D</text></binding></visual></toast>'
    expect(read('wns', toast)).toEqual({ title: 'A & B', body: 'C\nD', notes: [] })
  })

  test('shows a tile by one of its bindings', () => {
    const tile =
      '<tile><visual><binding template="TileSmall"><image src="a"/></binding><binding template="TileMedium"><text>M</text></binding><binding template="TileWide"><text>W</text></binding></visual></tile>'
    expect(read('wns', tile)).toEqual({ title: 'M', body: undefined, notes: ['tile'] })
  })

  test('shows a badge as a note', () => {
    expect(read('wns', '<badge value="7"/>')).toEqual({
      title: undefined,
      body: undefined,
      notes: ['badge 7'],
    })
  })

  test('that is raw is read as JSON, where it is JSON', () => {
    expect(read('wns', '{"title":"T"}')).toEqual({ title: 'T', body: undefined, notes: ['raw'] })
    expect(read('wns', 'anything')).toEqual({ title: undefined, body: undefined, notes: ['raw'] })
  })
})

describe('an MPNS payload', () => {
  test('shows the two texts of a toast', () => {
    const toast =
      '<wp:Notification xmlns:wp="WPNotification"><wp:Toast><wp:Text1>A</wp:Text1><wp:Text2>B</wp:Text2></wp:Toast></wp:Notification>'
    expect(read('mpns', toast)).toEqual({ title: 'A', body: 'B', notes: [] })
  })

  test('shows a tile with its count', () => {
    const tile =
      '<wp:Notification xmlns:wp="WPNotification"><wp:Tile><wp:Count>4</wp:Count><wp:Title>A</wp:Title></wp:Tile></wp:Notification>'
    expect(read('mpns', tile)).toEqual({ title: 'A', body: undefined, notes: ['tile', 'count 4'] })
  })
})
