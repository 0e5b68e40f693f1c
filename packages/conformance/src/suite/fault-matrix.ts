import type { Delivery, FaultKind } from '@hubcast/emulator'
import { type Ground, type Operation, operations } from './fault-operations.ts'
import type { Suite } from './suite.ts'

// Every operation against everything that can go wrong once. What is expected follows from the design: a send, and a
// change of an installation, is repeated only when the hub surely did not take it; the rest is repeated after any loss.

/** How a call ends: `done`, or its error's code and `taken`; how many tries it makes; how often the hub carries it out. */
type Expected = readonly [end: string, tries: number, applied: number]

const lost: Expected = ['connection unknown', 1, 0]
const lostButTaken: Expected = ['connection unknown', 1, 1]
const again: Expected = ['done', 2, 1]
/** It was carried out the first time; the second finds nothing to cancel, and knows that this may be why. */
const doneBefore: Expected = ['not-found unknown', 2, 1]

const matrix: Readonly<Partial<Record<FaultKind, Readonly<Record<Operation['kind'], Expected>>>>> = {
  'reset-at-headers': { send: lost, patch: lost, cancel: again, record: again },
  'reset-before-acceptance': { send: lost, patch: lost, cancel: again, record: again },
  'reset-after-acceptance': { send: lostButTaken, patch: lostButTaken, cancel: doneBefore, record: again },
  // A send is accepted by its status line; to all else an answer without its body is none.
  'cut-after-status': { send: ['done', 1, 1], patch: lostButTaken, cancel: doneBefore, record: again },
  hang: {
    send: ['timeout unknown', 1, 0],
    patch: ['timeout unknown', 1, 0],
    cancel: again,
    record: again,
  },
  throttle: { send: again, patch: again, cancel: again, record: again },
  unavailable: {
    send: ['unavailable unknown', 1, 0],
    patch: ['unavailable unknown', 1, 0],
    cancel: again,
    record: again,
  },
}

/** What a try may take, in milliseconds: little where it is waited for in vain, else what a busy machine needs. */
const vainMs = 250
const patienceMs = 10_000

export function faultMatrix({ test, assert, lib, config }: Suite): void {
  // What a browser does with a connection that breaks is its own affair; see the failures.
  if (config.runtime === 'chromium') return
  const { connectionString, controlUrl } = config.direct
  const { NotificationHub, isHubError } = lib.core
  const repeatsItself = config.runtime === 'deno' || config.runtime === 'bun'
  const transports = {
    '': {},
    ...(config.runtime === 'node' && { ', by fetch': { fetch: globalThis.fetch } }),
  }

  async function post(fault: object): Promise<void> {
    const response = await fetch(`${controlUrl}/faults`, { method: 'POST', body: JSON.stringify(fault) })
    assert.equal(response.status, 201, await response.text())
  }

  function start(transport: object, tryMs: number, origin?: string) {
    const hubName = `fault-${crypto.randomUUID()}`
    let tries = 0
    const options = { ...transport, retry: { limit: 2, baseMs: 1 }, timeout: { tryMs } }
    const { endpoint } = lib.core.parseConnectionString(connectionString)
    const watchedString = connectionString.replace(new URL(endpoint).host, new URL(origin ?? endpoint).host)
    const watched = new NotificationHub(watchedString, hubName, {
      ...options,
      debug: ({ type }) => {
        if (type === 'request') tries++
      },
    })
    const ground: Ground = {
      hub: new NotificationHub(connectionString, hubName, options),
      lib,
      async deliveries() {
        const response = await fetch(`${controlUrl}/deliveries?hub=${hubName}`)
        return ((await response.json()) as { deliveries: Delivery[] }).deliveries
      },
      async stateOf(id) {
        const { body } = await ground.hub.request({ method: 'GET', path: ['messages', id] })
        return /<State>(\w+)</.exec(body)?.[1]
      },
    }
    return { hubName, ground, tried: { ...ground, hub: watched }, tries: () => tries }
  }

  async function endOf(call: Promise<unknown>): Promise<readonly [end: string, result: unknown]> {
    try {
      return ['done', await call]
    } catch (failure) {
      if (!isHubError(failure)) throw failure
      return [`${failure.code} ${failure.taken}`, undefined]
    }
  }

  for (const [suffix, transport] of Object.entries(transports)) {
    for (const [name, operation] of Object.entries(operations)) {
      for (const [kind, expectations] of Object.entries(matrix)) {
        test(`${name} and ${kind}${suffix}`, async () => {
          const { hubName, ground, tried, tries } = start(transport, kind === 'hang' ? vainMs : patienceMs)
          const prepared = (await operation.prepare?.(ground)) ?? ''
          await post({ kind, hub: hubName, operation: operation.operation, count: 1, retryAfterSeconds: 0 })
          const [end, result] = await endOf(operation.run(tried, prepared))
          const [wanted, times, applied] = expectations[operation.kind]
          // Deno and Bun repeat what is no POST or PATCH by themselves when a kept connection breaks. Core then sees one
          // try, and cannot know that its cancellation found nothing because it had cancelled.
          const isHidden = repeatsItself && times === 2 && tries() === 1
          const hidden = [wanted.replace('not-found unknown', 'not-found no'), 1]
          assert.deepEqual(
            [end, tries()],
            isHidden ? hidden : [wanted, times],
            'how it ended, after how many tries',
          )
          const seen = await operation.applied?.(ground, prepared, result)
          if (seen !== undefined) assert.equal(seen, applied, 'how often the hub carried it out')
        })
      }

      test(`${name} where nobody listens${suffix}`, async () => {
        const { tried, tries } = start(transport, patienceMs, config.refusedOrigin)
        const [end] = await endOf(operation.run(tried, 'phone'))
        // workerd says the same of a connection that was refused and of one that broke.
        const tells = config.runtime !== 'workerd'
        const repeats = tells || operation.kind === 'cancel' || operation.kind === 'record'
        assert.deepEqual([end, tries()], [`connection ${tells ? 'no' : 'unknown'}`, repeats ? 3 : 1])
      })
    }
  }
}
