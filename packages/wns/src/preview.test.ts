import { badge, previewWns, tile, toast } from '@hubcast/wns'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const seen = ({ body, headers }: ReturnType<typeof toast>) => previewWns(body, headers)

test('a preview says what the person sees of a toast', () => {
  const built = toast(
    {
      launch: 'https://example.org/41',
      activationType: 'protocol',
      scenario: 'urgent',
      visual: {
        texts: ['Order 41', 'On its way'],
        attribution: 'via Shop',
        logo: { src: 'logo.png' },
        hero: { src: 'hero.png' },
        children: [
          { src: 'inline.png' },
          { status: 'Driving', value: 0.5, title: 'Van' },
          { status: 'Waiting', value: 'indeterminate' },
          { subgroups: [{ children: ['In a column'] }] },
        ],
      },
      inputs: [{ id: 'r', type: 'text' }],
      actions: [
        { content: 'Reply', arguments: 'reply', inputId: 'r' },
        { content: 'Map', arguments: 'https://example.org/map', activationType: 'protocol' },
        { content: '', arguments: 'dismiss', activationType: 'system' },
      ],
      audio: { src: 'ms-winsoundevent:Notification.IM' },
    },
    { suppressPopup: true },
  )
  expect(seen(built)).toEqual({
    format: 'windows',
    kind: 'shown',
    surface: 'toast',
    title: 'Order 41',
    lines: ['On its way', 'via Shop', 'Van · 50 % · Driving', 'Waiting', 'In a column'],
    image: 'hero.png',
    icon: 'logo.png',
    link: 'https://example.org/41',
    sound: 'ms-winsoundevent:Notification.IM',
    buttons: [{ title: 'Reply' }, { title: 'Map', link: 'https://example.org/map' }, { title: 'dismiss' }],
    notes: [
      'The person can answer in 1 input.',
      'Windows treats it as urgent.',
      'Windows Phone shows it in the action center only; Windows drops it.',
    ],
  })
})

test('a silent toast has no sound, and resources are named', () => {
  const built = toast({
    visual: { texts: ['ms-resource:title'], children: [{ src: 'a.png' }] },
    audio: { silent: true, src: 'ms-appx:///a.wav' },
  })
  const preview = seen(built)
  expect(preview).toMatchObject({ title: 'ms-resource:title', image: 'a.png', lines: [] })
  expect(preview.sound).toBeUndefined()
  expect(preview.notes).toHaveLength(2)
})

const ofBinding = (inner: string, template = 'ToastGeneric') =>
  previewWns(`<toast><visual><binding template="${template}">${inner}</binding></visual></toast>`)

test('the title is the first text alone: no attribution, no column and no progress', () => {
  const attribution = '<text placement="attribution">via Shop</text>'
  const group = '<group><subgroup><text>Column</text></subgroup></group>'
  const first = ofBinding(`${attribution}<text>Order</text><text>Below</text>${group}`)
  expect(first).toMatchObject({ title: 'Order', lines: ['Below', 'via Shop', 'Column'] })
  for (const [inner, line] of [
    [attribution, 'via Shop'],
    [group, 'Column'],
    ['<progress status="Driving" value="0.5"/>', '50 % · Driving'],
  ] as const) {
    const preview = ofBinding(inner)
    expect(preview).toMatchObject({ kind: 'shown', lines: [line] })
    expect(preview).not.toHaveProperty('title')
  }
})

test('texts that Windows has no place for are not shown, and a note says so', () => {
  const dropped = 'Windows drops the texts that it has no place for.'
  const texts = ['a', 'b', 'c', 'd'].map((text, index) => `<text id="${index + 1}">${text}</text>`).join('')
  expect(ofBinding(texts)).toMatchObject({ title: 'a', lines: ['b', 'c'], notes: [dropped] })
  expect(ofBinding(texts, 'ToastText02')).toMatchObject({ title: 'a', lines: ['b'], notes: [dropped] })
  const turned = '<text id="2">b</text><text id="1">a</text>'
  expect(ofBinding(turned, 'ToastText02')).toMatchObject({ title: 'a', lines: ['b'], notes: [] })
  expect(ofBinding('<text id="2">b</text>', 'ToastText02')).not.toHaveProperty('title')
  const named = `<tile><visual><binding template="TileSquareText02">${turned}<text id="3">c</text></binding></visual></tile>`
  expect(previewWns(named)).toMatchObject({
    title: 'a',
    lines: ['b'],
    notes: expect.arrayContaining([dropped]),
  })
})

test('a toast that names no sound plays the default one', () => {
  expect(seen(toast({ visual: { texts: ['x'] } })).sound).toBe('default')
  expect(seen(toast({ visual: { texts: ['x'] }, audio: { silent: false } })).sound).toBe('default')
  expect(previewWns('<toast/>')).not.toHaveProperty('sound')
})

test('a tile is shown at its medium size, and the others are named', () => {
  const built = tile({
    wide: { children: ['Wide'] },
    medium: { children: [{ text: 'Title', style: 'base' }, 'Below', { src: 'a.png' }] },
  })
  expect(seen(built)).toMatchObject({
    surface: 'tile',
    title: 'Title',
    lines: ['Below'],
    image: 'a.png',
    notes: ['This is the tile TileMedium.', 'There are others: TileWide.', 'Windows 11 has no live tiles.'],
  })
})

test('a badge is a number up to 99, a glyph, or cleared', () => {
  expect(seen(badge(7))).toMatchObject({ kind: 'shown', surface: 'badge', badge: '7' })
  expect(seen(badge(100))).toMatchObject({ badge: '99+' })
  expect(seen(badge('alert'))).toMatchObject({ badge: 'alert' })
  for (const value of [0, 'none'] as const) expect(seen(badge(value))).toMatchObject({ kind: 'silent' })
})

test('any body can be previewed; where nothing is shown the notes say why', () => {
  const bodies = ['', '{}', '<a/>', '<toast/>', '<tile/>', '<badge/>', '<toast><visual/></toast>', '<toast']
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...bodies), fc.string({ unit: 'binary' })), (body) => {
      const preview = previewWns(body, { 'X-WNS-Type': 'wns/toast' })
      expect(preview.kind).not.toBe('shown')
      expect(preview.notes.length).toBeGreaterThan(0)
    }),
  )
  expect(previewWns('x').surface).toBe('unknown')
  expect(previewWns(new TextEncoder().encode('<badge value="3"/>')).badge).toBe('3')
})
