import { describe, expect, test } from 'vitest'
import { applyEvents } from './apply-events.js'
import { deviceEntries, nameOfDeviceId } from './device-entries.js'
import { matchesFilter } from './filter-devices.js'
import { emptyState } from './page-state.js'
import { sampleDelivery, sampleDevice } from './sample-records.js'

const phone = sampleDevice('phone', { tags: ['news', 'city:leeds'], userId: 'anna' })
const tablet = sampleDevice('tablet', { platform: 'adm' })

function entriesWith(...deliveries: ReturnType<typeof sampleDelivery>[]) {
  const state = applyEvents(
    emptyState,
    [
      { type: 'device', device: phone },
      { type: 'device', device: tablet },
      ...deliveries.map((delivery) => ({ type: 'delivery', delivery }) as const),
    ],
    0,
  )
  return deviceEntries(state)
}

const inboxes = (entries: ReturnType<typeof deviceEntries>) =>
  entries.map(({ name, inbox }) => [name, inbox.map(({ id }) => id)])

describe('deviceEntries', () => {
  test('gives each device its deliveries, newest first', () => {
    const entries = entriesWith(
      sampleDelivery('1', { installationId: 'phone' }),
      sampleDelivery('2', { installationId: 'phone' }),
    )
    expect(inboxes(entries)).toEqual([
      ['phone', ['2', '1']],
      ['tablet', []],
    ])
  })

  test('finds the device of a direct send by its handle', () => {
    expect(inboxes(entriesWith(sampleDelivery('1', { handle: phone.handle })))[0]).toEqual(['phone', ['1']])
  })

  test('does not mix up hubs or platforms', () => {
    const entries = entriesWith(
      sampleDelivery('1', { hub: 'other', installationId: 'phone' }),
      sampleDelivery('2', { platform: 'wns', handle: phone.handle }),
    )
    expect(entries).toHaveLength(4)
    expect(entries[0]?.inbox).toEqual([])
  })

  test('shows a handle that no device has, by its two ends', () => {
    const handle = `https://push.example.org/${'x'.repeat(100)}/end`
    const last = entriesWith(sampleDelivery('1', { handle })).at(-1)
    expect(last).toMatchObject({ name: 'https://push…xxxxxxxx/end', device: undefined })
  })

  test('names a device by what follows its hub', () => {
    expect(nameOfDeviceId('h/installations/a/b')).toBe('a/b')
    expect(nameOfDeviceId('odd')).toBe('odd')
  })
})

describe('matchesFilter', () => {
  test.each([
    ['', ['phone', 'tablet']],
    ['PHONE', ['phone']],
    ['leeds anna', ['phone']],
    ['kindle', ['tablet']],
    ['adm', ['tablet']],
    ['news kindle', []],
  ])('with %j leaves %j', (filter, names) => {
    const left = entriesWith().filter((entry) => matchesFilter(entry, filter))
    expect(left.map(({ name }) => name)).toEqual(names)
  })
})
