import { parseTile, parseToast, previewMpns, raw, tile, toast } from '@hubcast/mpns'
import { InvalidNotification } from '@hubcast/payload'
import { expect, test } from 'vitest'

const toastXml =
  '<wp:Notification xmlns:wp="WPNotification"><wp:Toast><wp:Text1>x</wp:Text1></wp:Toast></wp:Notification>'

test('parsing gives what a builder takes', () => {
  expect(toast(parseToast(toastXml)).body).toBe(toastXml)
  const cleared = tile({ Template: 'CycleTile', CycleImage2: null, Count: null }).body
  expect(parseTile(String(cleared))).toEqual({ Template: 'CycleTile', CycleImage2: null, Count: null })
})

test('parsing refuses what is no sound toast or tile', () => {
  for (const text of ['', '{}', '<toast/>', toastXml.replace('Text1>x', 'Text1>&x')])
    expect(() => parseToast(text)).toThrow(InvalidNotification)
  expect(() => parseTile(toastXml)).toThrow('/: In the root stands no wp:Tile. (E_MPNS_CHILD)')
  expect(() => parseToast(String(tile({ Count: 1 }).body))).toThrow(/E_MPNS_CHILD/)
})

test('a preview says what the person sees of a toast', () => {
  const { body, headers } = toast({ Text1: 'A', Text2: 'B', Param: '/C.xaml', Sound: 'd.wav' })
  expect(previewMpns(String(body), headers)).toEqual({
    format: 'windowsphone',
    kind: 'shown',
    surface: 'toast',
    title: 'A',
    lines: ['B'],
    link: '/C.xaml',
    sound: 'd.wav',
    buttons: [],
    notes: [],
  })
  const silent = toast({ Text1: 'A', Sound: { Silent: true } })
  const seen = previewMpns(String(silent.body), silent.headers)
  expect(seen.sound).toBeUndefined()
  expect(seen.notes).toEqual(['It plays no sound.'])
})

test('a preview says what changes on a tile', () => {
  const { body, headers } = tile({
    Template: 'IconicTile',
    Title: 'A',
    Count: 3,
    IconImage: '/i.png',
    WideContent1: '1',
    WideContent2: '',
    WideContent3: null,
    BackgroundColor: '#FF0A7D3C',
    Id: '/P.xaml',
  })
  expect(previewMpns(String(body), headers)).toEqual({
    format: 'windowsphone',
    kind: 'shown',
    surface: 'tile',
    title: 'A',
    lines: ['1'],
    icon: '/i.png',
    badge: '3',
    color: '#0A7D3C',
    link: '/P.xaml',
    buttons: [],
    notes: ['What it does not name stays as it was on the tile.', 'It clears WideContent3.'],
  })
  const back = previewMpns(String(tile({ BackgroundImage: '/f.png', BackContent: 'B', Count: 0 }).body))
  expect(back).toMatchObject({ image: '/f.png', lines: ['B'] })
  expect(back.notes).toContain('The texts of the back are among the lines.')
  expect(back.badge).toBeUndefined()
})

test('a preview shows no field that the toast, or the template of the tile, does not have', () => {
  const open = '<wp:Notification xmlns:wp="WPNotification">'
  const iconic = `${open}<wp:Tile Template="IconicTile"><wp:Title>A</wp:Title><wp:BackTitle>B</wp:BackTitle><wp:BackgroundImage>/b.png</wp:BackgroundImage></wp:Tile></wp:Notification>`
  const seen = previewMpns(iconic)
  expect(seen).toMatchObject({ title: 'A', lines: [] })
  expect(seen).not.toHaveProperty('image')
  const flip = iconic.replace('IconicTile', 'FlipTile')
  expect(previewMpns(flip)).toMatchObject({ title: 'A', lines: ['B'], image: '/b.png' })
})

test('a toast that names no sound plays the default one', () => {
  expect(previewMpns(toastXml).sound).toBe('default')
})

test('a preview says why nothing is shown, also of what MPNS refuses', () => {
  const noteOf = (body: string, headers = {}) => {
    const { kind, surface, notes } = previewMpns(body, headers)
    return [kind, surface, ...notes]
  }
  const { body, headers } = raw('{"sync":1}')
  expect(noteOf(String(body), headers)).toEqual([
    'data',
    'raw',
    'Nothing is shown: a raw notification goes to the running app.',
  ])
  expect(noteOf('{"sync":1}')).toEqual([
    'data',
    'raw',
    'Nothing is shown: the body is neither a toast nor a tile.',
  ])
  expect(noteOf('<wp:Toast')[0]).toBe('data')
  expect(noteOf(toastXml, { 'X-NotificationClass': '1' })).toEqual([
    'data',
    'tile',
    'Nothing is shown: the body is a toast and the headers announce a tile.',
  ])
  expect(noteOf(toastXml.replace('WPNotification', 'x'))).toEqual(['shown', 'toast'])
})
