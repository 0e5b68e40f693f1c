import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IdempotencyStore, type KeptAnswer } from '../src/idempotency.js'
import { openSql } from '../src/runtime/local-sql.js'

// What no request can be brought to do on purpose: a Worker that dies while it holds a key.

let store: IdempotencyStore
beforeEach(() => {
  vi.useFakeTimers()
  store = new IdempotencyStore(openSql(':memory:'), Date.now)
})
afterEach(() => {
  vi.useRealTimers()
})

const answer = (body: string): KeptAnswer => ({ status: 201, body, contentType: 'application/json' })
const begin = () => store.begin('key', 'print')

test('a repeat of a request that never ends does the same under the same id, within 25 seconds', async () => {
  const first = await begin()
  const repeat = begin()
  await vi.advanceTimersByTimeAsync(24_000)
  expect(await repeat).toEqual(first)
  expect(first.kind).toBe('new')
})

test('the answer that is kept first stays, whoever ends later', async () => {
  await begin()
  const [taker, other] = [begin(), begin()]
  await vi.advanceTimersByTimeAsync(24_000)
  await Promise.all([taker, other])
  await store.finish('key', answer('of the taker'))
  await store.finish('key', answer('of the first'))
  expect(await begin()).toEqual({ kind: 'replay', answer: answer('of the taker') })
})

test('when a request is given up, one of those that wait for it goes on, and the others wait for that one', async () => {
  const first = await begin()
  const waiting = [begin(), begin(), begin()]
  await vi.advanceTimersByTimeAsync(1_000)
  await store.abandon('key')
  await vi.advanceTimersByTimeAsync(0)
  expect(await waiting[0]).toEqual(first)
  await store.finish('key', answer('of the second'))
  await vi.advanceTimersByTimeAsync(0)
  const replayed = { kind: 'replay', answer: answer('of the second') }
  expect(await Promise.all(waiting.slice(1))).toEqual([replayed, replayed])
})

test('another request with the key of one that is under way is told so at once', async () => {
  await begin()
  expect(await store.begin('key', 'another print')).toEqual({ kind: 'differs' })
})
