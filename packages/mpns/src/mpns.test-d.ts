import { raw, type TileContent, tile, tileTemplate, toast, toastTemplate } from '@hubcast/mpns'
import { type BodyTemplate, num, prop } from '@hubcast/payload'
import { expectTypeOf, test } from 'vitest'

test('what fits together compiles', () => {
  toast({ Text1: 'A', Text2: 'B', Param: '/C.xaml', Sound: { Silent: true } }, { delivery: '900s' })
  tile({ Title: 'A', BackTitle: null, Count: 3 })
  tile({ Template: 'FlipTile', BackTitle: 'A', WideBackContent: null })
  tile({ Template: 'IconicTile', WideContent1: 'A', BackgroundColor: '#FF0A7D3C' })
  tile({ Template: 'CycleTile', CycleImage9: '/9.png' })
  tile('<wp:Notification/>', { messageId: '123e4567-e89b-12d3-a456-426614174000' })
  raw('{"sync":1}')
  const content: TileContent = { Id: '/A.xaml', Count: null }
  tile(content)
  tileTemplate({ Template: 'FlipTile', Title: prop('title'), BackTitle: null })
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a toast has a Text1
  toast({ Text2: 'B' })
  // @ts-expect-error a toast has nothing to clear
  toast({ Text1: 'A', Text2: null })
  // @ts-expect-error silence is true
  toast({ Text1: 'A', Sound: { Silent: false } })
  // @ts-expect-error there is no such delay
  toast({ Text1: 'A' }, { delivery: '60s' })
  // @ts-expect-error an iconic tile has no back
  tile({ Template: 'IconicTile', BackTitle: 'A' })
  // @ts-expect-error a cycle tile has no background
  tile({ Template: 'CycleTile', BackgroundImage: '/a.png' })
  // @ts-expect-error a tile without template has no wide size
  tile({ Title: 'A', WideBackContent: 'B' })
  // @ts-expect-error there is no such template
  tile({ Template: 'PeekTile', Title: 'A' })
  // @ts-expect-error a count is a number
  tile({ Count: '3' })
  // @ts-expect-error an attribute is not cleared
  tile({ Id: null })
  // @ts-expect-error raw takes a text
  raw({ sync: 1 })
  // @ts-expect-error an iconic tile has no back in a template either
  tileTemplate({ Template: 'IconicTile', BackTitle: prop('title') })
  // @ts-expect-error the device cannot choose the tile's template
  tileTemplate({ Template: prop('template'), Title: 'A' })
})

test('a template knows the names of its properties', () => {
  const flip = tileTemplate({
    Template: 'FlipTile',
    Title: prop('title'),
    Count: num('unread'),
    BackTitle: null,
  })
  expectTypeOf(flip).toEqualTypeOf<BodyTemplate<'title' | 'unread'>>()
  expectTypeOf(toastTemplate({ Text1: prop('title'), Text2: 'x' })).toEqualTypeOf<BodyTemplate<'title'>>()
})
