import { type BodyTemplate, expr, num, prop } from '@hubcast/payload'
import {
  badge,
  badgeTemplate,
  parseToast,
  raw,
  type ToastContent,
  tile,
  tileTemplate,
  toast,
  toastTemplate,
} from '@hubcast/wns'
import { expectTypeOf, test } from 'vitest'

test('what fits together compiles', () => {
  toast({ visual: { texts: ['A', { text: 'B', maxLines: 2 }] } }, { tag: 'a', priority: 1 })
  toast({ visual: { template: 'ToastImageAndText04', texts: ['A'], images: ['a.png'] } })
  toast({
    visual: {},
    duration: 'long',
    audio: { loop: true, src: 'ms-winsoundevent:Notification.Looping.Call3' },
  })
  toast({ visual: {}, actions: [{ content: 'x', arguments: 'snooze', activationType: 'system' }] })
  toast('<toast/>')
  tile({ wide: { presentation: 'photos' }, lockDetailedStatus1: 'x' })
  tile({
    legacy: [{ template: 'TileWide310x150SmallImageAndText05', fallback: 'TileWideSmallImageAndText05' }],
  })
  badge(7)
  badge('newMessage')
  badge('<badge value="7"/>')
  raw(new Uint8Array(1), { cachePolicy: 'cache' })
  expectTypeOf(parseToast('<toast/>')).toEqualTypeOf<ToastContent>()
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a toast has at most three texts
  toast({ visual: { texts: ['a', 'b', 'c', 'd'] } })
  const button = { content: 'x', arguments: 'x' }
  // @ts-expect-error a toast has at most five actions
  toast({ visual: {}, actions: [button, button, button, button, button, button] })
  // @ts-expect-error a repeated sound needs the long duration
  toast({ visual: {}, audio: { loop: true } })
  // @ts-expect-error a looping sound is repeated
  toast({ visual: {}, audio: { src: 'ms-winsoundevent:Notification.Looping.Call' } })
  // @ts-expect-error no sound comes from the web
  toast({ visual: {}, audio: { src: 'https://example.org/a.mp3' } })
  // @ts-expect-error the letter case counts
  toast({ visual: {}, actions: [{ ...button, buttonStyle: 'success' }] })
  // @ts-expect-error Windows answers to snooze and dismiss
  toast({ visual: {}, actions: [{ ...button, activationType: 'system' }] })
  // @ts-expect-error a link's app is named for a link
  toast({ visual: {}, actions: [{ ...button, protocolActivationTargetApplicationPfn: 'x' }] })
  // @ts-expect-error a selection has selections
  toast({ visual: {}, inputs: [{ id: 'a', type: 'selection' }] })
  // @ts-expect-error a text input has none
  toast({ visual: {}, inputs: [{ id: 'a', type: 'text', selections: [{ id: 'a', content: 'x' }] }] })
  // @ts-expect-error a group has a column
  toast({ visual: { children: [{ subgroups: [] }] } })
  // @ts-expect-error there is no such template
  toast({ visual: { template: 'ToastText05' } })
  // @ts-expect-error named templates have no hero
  toast({ visual: { template: 'ToastText01', hero: { src: 'a.png' } } })
  // @ts-expect-error WNS keeps no toast
  toast({ visual: {} }, { cachePolicy: 'cache' })
  // @ts-expect-error there are four priorities
  toast({ visual: {} }, { priority: 5 })
  // @ts-expect-error the lock screen's lines need a wide tile
  tile({ medium: {}, lockDetailedStatus1: 'x' })
  // @ts-expect-error there is no wide iconic tile
  tile({ wide: { presentation: 'iconic' } })
  // @ts-expect-error a template of this name there is not
  tile({ legacy: [{ template: 'TileSquareText05' }] })
  // @ts-expect-error a tile has no group
  tile({ medium: {} }, { group: 'a' })
  // @ts-expect-error the letter case counts
  badge('newmessage')
})

test('a template knows the names of its properties', () => {
  const built = toastTemplate({
    launch: prop('id'),
    visual: {
      texts: [expr`Hi ${prop('name')}`],
      children: [{ status: prop('status'), value: num('share') }],
    },
  })
  expectTypeOf(built).toEqualTypeOf<BodyTemplate<'id' | 'name' | 'status' | 'share'>>()
  expectTypeOf(badgeTemplate(num('count'))).toEqualTypeOf<BodyTemplate<'count'>>()
  expectTypeOf(tileTemplate({ medium: { children: [prop('a')] } })).toEqualTypeOf<BodyTemplate<'a'>>()
  // @ts-expect-error the field is called texts
  toastTemplate({ visual: { text: [prop('a')] } })
})
