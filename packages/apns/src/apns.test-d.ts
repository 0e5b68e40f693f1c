import {
  type AlertPayload,
  type ApnsAlert,
  apns,
  apnsTemplate,
  apnsUnchecked,
  type LiveActivityPayload,
} from '@hubcast/apns'
import { type BodyTemplate, num, prop } from '@hubcast/payload'
import * as v from 'valibot'
import { expectTypeOf, test } from 'vitest'

interface BusState {
  stopsLeft: number
}

test('what fits together compiles', () => {
  apns({ aps: { alert: { title: 'A', body: 'B' }, badge: 3 }, parcelId: '77' }, { priority: 5 })
  apns({ aps: { 'content-available': 1 }, sync: 'inbox' }, { priority: 5 })
  apns({ aps: { event: 'end', timestamp: 1, 'dismissal-date': 2 } })
  apns({ aps: { 'content-changed': true } }, { pushType: 'widgets' })
  apns('{"aps":{"alert":"x"}}', { pushType: 'alert', priority: 1 })
  const update: LiveActivityPayload<BusState> = {
    aps: { event: 'update', timestamp: 1, 'content-state': { stopsLeft: 2 } },
  }
  apns(update, { priority: 5 })
  apns({ aps: { event: 'end', timestamp: 1, sound: 'default' } })
  const dataSchema = v.object({ id: v.string() })
  apns({ aps: { alert: 'x' }, id: '77' }, { dataSchema })
  apns({ aps: { 'content-available': 1 }, id: '77' }, { dataSchema })
  const parcel: AlertPayload = { aps: { alert: { 'title-loc-key': 'PARCEL', 'title-loc-args': ['77'] } } }
  apns(parcel)
  interface Parcel {
    aps: { alert: string }
    id: number
  }
  const own: Parcel = { aps: { alert: 'x' }, id: 77 }
  apns(own)
  const maybe = { body: 'x', ...(own.id > 1 && { 'loc-key': 'K' }) }
  apns({ aps: { alert: maybe } })
})

test('a field that aps or its alert does not have does not compile', () => {
  // @ts-expect-error the field is called badge
  apns({ aps: { alert: 'x', badgee: 1 } })
  // @ts-expect-error the field is called body
  apns({ aps: { alert: { title: 'A', bodyy: 'x' } } })
  // @ts-expect-error a silent push has no such field
  apns({ aps: { 'content-available': 1, badgee: 1 } })
  // @ts-expect-error a Live Activity has no such field
  apns({ aps: { event: 'end', timestamp: 1, badgee: 1 } })
  // @ts-expect-error what has no checks has the same types
  apnsUnchecked({ aps: { alert: 'x', badgee: 1 } })
})

test('arguments of a translated text without their key do not compile', () => {
  // @ts-expect-error loc-args needs loc-key
  const body: ApnsAlert = { 'loc-args': ['77'] }
  // @ts-expect-error title-loc-args needs title-loc-key
  const title: ApnsAlert = { title: 'A', 'title-loc-args': ['77'] }
  // @ts-expect-error subtitle-loc-args needs subtitle-loc-key
  const subtitle: ApnsAlert = { body: 'A', 'subtitle-loc-args': ['77'] }
  for (const alert of [body, title, subtitle]) apns({ aps: { alert } })
})

test('what does not fit together does not compile', () => {
  // @ts-expect-error a silent push has priority 5
  apns({ aps: { 'content-available': 1 } }, { priority: 10 })
  // @ts-expect-error a silent push shows nothing
  apns({ aps: { 'content-available': 1, alert: 'x' } }, { pushType: 'background' })
  // @ts-expect-error an end has no attributes
  apns({ aps: { event: 'end', timestamp: 1, attributes: {} } })
  // @ts-expect-error an update has a state
  apns({ aps: { event: 'update', timestamp: 1 } })
  // @ts-expect-error a start has an alert with title and body
  apns({ aps: { event: 'start', timestamp: 1, 'attributes-type': 'A', attributes: {}, 'content-state': {} } })
  // @ts-expect-error the field is called event
  apns({ aps: { events: 'end', timestamp: 1 } })
  // @ts-expect-error a badge is a number
  apns({ aps: { badge: '3' } })
  // @ts-expect-error an alert shows something
  apns({ aps: {} })
  // @ts-expect-error the flag is 1
  apns({ aps: { alert: 'x', 'mutable-content': true } })
  // @ts-expect-error on the wire it is time-sensitive
  apns({ aps: { alert: 'x', 'interruption-level': 'timeSensitive' } })
  // @ts-expect-error widgets have a flag of their own
  apns({ aps: { alert: 'x' } }, { pushType: 'widgets' })
  const wrong = { stops: 2 }
  const aps = { event: 'update', timestamp: 1, 'content-state': wrong } as const
  // @ts-expect-error the state is of the caller's type
  const update: LiveActivityPayload<BusState> = { aps }
  apns(update)
})

test('a template knows the names of its properties', () => {
  const built = apnsTemplate({ aps: { alert: { title: prop('title'), body: 'x' }, badge: num('badge') } })
  expectTypeOf(built).toEqualTypeOf<BodyTemplate<'title' | 'badge'>>()
  const stops = { stopsLeft: num('stops') }
  const activity = apnsTemplate({ aps: { event: 'update', timestamp: num('now'), 'content-state': stops } })
  expectTypeOf(activity).toEqualTypeOf<BodyTemplate<'stops' | 'now'>>()
  // @ts-expect-error an update has a state
  apnsTemplate({ aps: { event: 'update', timestamp: num('now') } })
})
