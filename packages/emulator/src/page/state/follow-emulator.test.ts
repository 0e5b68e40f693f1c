import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { EmulatorEvent } from '../../model.js'
import { followEmulator } from './follow-emulator.js'
import { emptyState } from './page-state.js'
import { sampleSend } from './sample-records.js'

class FakeEventSource extends EventTarget {
  static opened: FakeEventSource[] = []
  onopen?: () => void
  onerror?: () => void
  closed = false
  constructor() {
    super()
    FakeEventSource.opened.push(this)
  }
  close() {
    this.closed = true
  }
  tell(event: EmulatorEvent) {
    this.dispatchEvent(new MessageEvent(event.type, { data: JSON.stringify(event) }))
  }
}

let answers: (() => void)[]
let failing: boolean
let told: string[]

function follow() {
  return followEmulator({
    connection: (connection) => told.push(connection),
    snapshot: ({ sends }) => told.push(`snapshot of ${sends.length}`),
    events: (events) => told.push(events.map(({ type }) => type).join(' ')),
    status: () => told.push('status'),
  })
}

function newest(): FakeEventSource {
  const source = FakeEventSource.opened.at(-1)
  if (!source) throw new Error('No stream was opened.')
  return source
}

async function answerAll() {
  for (const answer of answers.splice(0)) answer()
  await vi.advanceTimersByTimeAsync(0)
}

const send = { type: 'send', send: sampleSend('1') } as const

beforeEach(() => {
  vi.useFakeTimers()
  FakeEventSource.opened = []
  answers = []
  told = []
  failing = false
  vi.stubGlobal('EventSource', FakeEventSource)
  vi.stubGlobal('fetch', (url: string) => {
    const lists = { devices: [], sends: [], deliveries: [], refusals: [] }
    const body = url.endsWith('/status') ? emptyState.status : lists
    return new Promise<Response>((resolve) => {
      answers.push(() => resolve(failing ? new Response('', { status: 500 }) : Response.json(body)))
    })
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('followEmulator', () => {
  test('applies events that come during the snapshot after it', async () => {
    follow()
    newest().onopen?.()
    newest().tell(send)
    await vi.advanceTimersByTimeAsync(100)
    expect(told).toEqual([])
    await answerAll()
    expect(told).toEqual(['snapshot of 0', 'live', 'send'])
  })

  test('gathers events to batches, and asks for the counters once after them', async () => {
    follow()
    newest().onopen?.()
    await answerAll()
    newest().tell(send)
    newest().tell({ type: 'reset' })
    await vi.advanceTimersByTimeAsync(100)
    newest().tell({ type: 'deliveries-cleared' })
    await vi.advanceTimersByTimeAsync(1000)
    await answerAll()
    expect(told).toEqual(['snapshot of 0', 'live', 'send reset', 'deliveries-cleared', 'status'])
  })

  test('comes back after an interruption with a new snapshot', async () => {
    follow()
    newest().onopen?.()
    await answerAll()
    newest().onerror?.()
    await vi.advanceTimersByTimeAsync(5000)
    expect(FakeEventSource.opened.map(({ closed }) => closed)).toEqual([true, false])
    newest().onopen?.()
    await answerAll()
    expect(told).toEqual(['snapshot of 0', 'live', 'lost', 'snapshot of 0', 'live'])
  })

  test('counts as interrupted while the snapshot cannot be read', async () => {
    failing = true
    follow()
    newest().onopen?.()
    await answerAll()
    expect(told).toEqual(['lost'])
    await vi.advanceTimersByTimeAsync(5000)
    expect(FakeEventSource.opened).toHaveLength(2)
  })

  test('tells nothing more once it was stopped', async () => {
    const stop = follow()
    newest().onopen?.()
    stop()
    await answerAll()
    await vi.advanceTimersByTimeAsync(5000)
    expect(newest().closed).toBe(true)
    expect(told).toEqual([])
  })
})
