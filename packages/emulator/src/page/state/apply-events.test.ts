import { describe, expect, test } from 'vitest'
import type { EmulatorEvent } from '../../model.js'
import { applyEvents, arrivalMs } from './apply-events.js'
import { applySnapshot, emptyState, kept } from './page-state.js'
import { sampleDelivery, sampleDevice, sampleRefusal, sampleSend } from './sample-records.js'

const after = (...events: EmulatorEvent[]) => applyEvents(emptyState, events, 0)
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('applyEvents', () => {
  test('puts the newest of each list first', () => {
    const state = after(
      { type: 'send', send: sampleSend('1') },
      { type: 'delivery', delivery: sampleDelivery('a') },
      { type: 'delivery', delivery: sampleDelivery('b') },
      { type: 'send', send: sampleSend('2') },
      { type: 'refusal', refusal: sampleRefusal('x') },
      { type: 'refusal', refusal: sampleRefusal('y') },
    )
    expect(ids(state.sends)).toEqual(['2', '1'])
    expect(ids(state.deliveries)).toEqual(['b', 'a'])
    expect(state.refusals.map(({ detail }) => detail)).toEqual(['y', 'x'])
  })

  test('changes nothing more when events are told twice', () => {
    const events: EmulatorEvent[] = [
      { type: 'device', device: sampleDevice('d') },
      { type: 'send', send: sampleSend('1', { delivered: 1 }) },
      { type: 'delivery', delivery: sampleDelivery('a') },
      { type: 'refusal', refusal: sampleRefusal('x') },
    ]
    const once = applyEvents(emptyState, events, 0)
    expect(applyEvents(once, events, 1)).toEqual(once)
  })

  test('replaces a device and a send where they stand', () => {
    const state = after(
      { type: 'device', device: sampleDevice('a') },
      { type: 'device', device: sampleDevice('b') },
      { type: 'device', device: sampleDevice('a', { tags: ['new'] }) },
      { type: 'send', send: sampleSend('1') },
      { type: 'send', send: sampleSend('2') },
      { type: 'send', send: sampleSend('1', { delivered: 3 }) },
    )
    expect([...state.devices.values()].map(({ tags }) => tags)).toEqual([['new'], []])
    expect(state.sends.map(({ delivered }) => delivered)).toEqual([0, 3])
  })

  test('forgets a removed device, emptied inboxes, and all of it on reset', () => {
    const filled = after(
      { type: 'device', device: sampleDevice('a') },
      { type: 'device', device: sampleDevice('b') },
      { type: 'send', send: sampleSend('1') },
      { type: 'delivery', delivery: sampleDelivery('x') },
    )
    const removed = applyEvents(filled, [{ type: 'device-removed', id: 'h/installations/a' }], 0)
    expect([...removed.devices.keys()]).toEqual(['h/installations/b'])
    const cleared = applyEvents(filled, [{ type: 'deliveries-cleared' }], 0)
    expect(cleared).toMatchObject({ deliveries: [], sends: filled.sends, clears: filled.clears + 1 })
    const reset = applyEvents(filled, [{ type: 'reset' }], 0)
    expect(reset).toMatchObject({ deliveries: [], sends: [], refusals: [] })
    expect(reset.devices.size).toBe(0)
  })

  test('keeps no more than its bounds, the newest', () => {
    const many = Array.from({ length: 1000 }, (_, index): EmulatorEvent[] => [
      { type: 'send', send: sampleSend(`${index}`) },
      { type: 'delivery', delivery: sampleDelivery(`${index}`) },
    ]).flat()
    const state = applyEvents(emptyState, many, 0)
    expect([state.sends.length, state.deliveries.length]).toEqual([kept.sends, kept.deliveries])
    expect([state.sends[0]?.id, state.deliveries[0]?.id]).toEqual(['999', '999'])
  })

  test('remembers an arrival for a moment only, and none of a snapshot', () => {
    const snapshot = { ...emptyState, devices: [], deliveries: [sampleDelivery('old')] }
    const loaded = applySnapshot(emptyState, snapshot)
    expect(loaded.arrivals.size).toBe(0)
    const first = applyEvents(loaded, [{ type: 'delivery', delivery: sampleDelivery('a') }], 10)
    const second = applyEvents(first, [{ type: 'delivery', delivery: sampleDelivery('b') }], 10 + arrivalMs)
    expect([...first.arrivals.keys()]).toEqual(['a'])
    expect([...second.arrivals.keys()]).toEqual(['b'])
  })

  test('writes nothing into the state before', () => {
    const before = after({ type: 'device', device: sampleDevice('a') })
    const copy = structuredClone(before)
    applyEvents(before, [{ type: 'reset' }, { type: 'send', send: sampleSend('1') }], 0)
    expect(before).toEqual(copy)
  })
})
