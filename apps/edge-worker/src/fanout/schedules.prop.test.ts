import type { NotificationFormat } from '@hubcast/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lives, mortalSql } from '../../test/mortal-sql.js'
import { openSql } from '../runtime/local-sql.js'
import type { Verdict } from './classify.js'
import { Notification } from './notification.js'
import type { SendSpec } from './send.js'

// A send that the hub keeps for later, and that is cancelled at any moment: whatever is lost on the way, it never says
// of something that the hub still keeps that it was cancelled.

interface Request {
  readonly part: number
  readonly answer: (verdict: Verdict) => void
}

const partCount = 2
const dayMs = 86_400_000
const formats: readonly NotificationFormat[] = ['fcmv1', 'apple']

class World {
  readonly #database = openSql(':memory:')
  #nowMs = 1_000_000
  readonly #lives = new Lives()
  #ids = 0
  #alarmMs = Number.POSITIVE_INFINITY
  #object: Notification
  /** What the hub keeps, by its id, with its part. */
  readonly kept = new Map<string, number>()
  /** Parts of which a request, or what came of it, was lost. */
  readonly doubtful = new Set<number>()
  onTheWay: Request[] = []
  /** What comes of the next cancellations at the hub. `lost`: it is carried out, and the answer does not come. */
  recall: 'answered' | 'refused' | 'lost' = 'answered'
  readonly #spec: SendSpec

  constructor(onUnknown: SendSpec['onUnknown']) {
    this.#spec = {
      notifications: formats.map((format) => ({ format, body: '{}', contentType: 'application/json' })),
      audience: { kind: 'tags', tags: 'news' },
      atMs: this.#nowMs + 5 * dayMs,
      onUnknown,
      keyId: 'key',
    }
    this.#object = this.#start()
    this.#object.create(this.#spec, {}).catch(() => {})
  }

  get object(): Notification {
    return this.#object
  }

  #start(): Notification {
    const alive = this.#lives.begin()
    return new Notification({
      id: 'send',
      sql: mortalSql(this.#database, alive),
      times: { sweepMs: 600_000, giveUpMs: dayMs, retentionMs: 1e13 },
      now: () => this.#nowMs,
      callHub: ({ notification }) => {
        const part = formats.indexOf(notification.format)
        return new Promise((answer) => this.onTheWay.push({ part, answer }))
      },
      cancelAtHub: async (id) => {
        if (this.recall === 'refused') return 'failed'
        const wasKept = this.kept.delete(id)
        if (this.recall === 'lost') return 'failed'
        return wasKept ? 'canceled' : 'gone'
      },
      enqueue: async () => {},
      setAlarm: async (atMs) => {
        alive()
        this.#alarmMs = atMs
      },
      index: async () => {},
      count() {},
      failed() {},
    })
  }

  keep(part: number): string {
    const id = `n${++this.#ids}`
    this.kept.set(id, part)
    return id
  }

  crash(arrives: boolean): void {
    for (const { part } of this.onTheWay) {
      this.doubtful.add(part)
      if (arrives) this.keep(part)
    }
    this.onTheWay = []
    this.#object = this.#start()
  }

  async ring(): Promise<void> {
    this.#nowMs = Math.max(this.#nowMs, Math.min(this.#alarmMs, this.#nowMs + 60_000))
    if (this.#alarmMs > this.#nowMs) return
    this.#alarmMs = Number.POSITIVE_INFINITY
    await this.#object.tick()
    expect(this.#alarmMs).toBeGreaterThan(this.#nowMs)
  }

  async check(): Promise<void> {
    const parts = (await this.#object.parts({ limit: 10, withHandles: false })) ?? []
    const kept = new Set(this.kept.values())
    for (const { part, state } of parts)
      if (kept.has(part)) expect(['sending', 'pending', 'done', 'unknown'], `part ${part}`).toContain(state)
  }

  /** The hub answers again, and time goes on: what was cancelled is gone there, but for what is in doubt. */
  async end(): Promise<void> {
    this.recall = 'answered'
    await this.#object.cancel()
    for (const { part, answer } of this.onTheWay.splice(0))
      answer({ state: 'done', status: 201, notificationId: this.keep(part) })
    await settle()
    for (let rings = 0; rings < 5; rings++) await this.ring()
    await this.check()
    for (const part of this.kept.values()) expect(this.doubtful).toContain(part)
    expect((await this.#object.report())?.status).toMatch(/canceled|finished/)
  }
}

type Step =
  | { readonly kind: 'deliver'; readonly part: number }
  | {
      readonly kind: 'answer'
      readonly which: number
      readonly as: 'done' | 'lost' | 'lost-taken' | 'throttled' | 'misconfigured'
    }
  | { readonly kind: 'crash'; readonly arrives: boolean }
  | { readonly kind: 'cancel' | 'ring' }
  | { readonly kind: 'recall'; readonly as: World['recall'] }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), part: fc.nat(partCount - 1) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: fc.nat(3),
      as: fc.constantFrom(
        'done' as const,
        'lost' as const,
        'lost-taken' as const,
        'throttled' as const,
        'misconfigured' as const,
      ),
    }),
  },
  fc.record({ kind: fc.constant('crash' as const), arrives: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'ring' as const) }) },
  fc.record({
    kind: fc.constant('recall' as const),
    as: fc.constantFrom('answered' as const, 'refused' as const, 'lost' as const),
  }),
)

/** Lets what is on its way inside the object come as far as it gets. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

function answerTo(world: World, { part }: Request, as: Extract<Step, { kind: 'answer' }>['as']): Verdict {
  if (as === 'done') return { state: 'done', status: 201, notificationId: world.keep(part) }
  if (as === 'throttled') return { state: 'pending', brakeSeconds: 1, status: 429 }
  if (as === 'misconfigured') return { state: 'rejected', status: 401, pauses: true }
  if (as === 'lost-taken') world.keep(part)
  world.doubtful.add(part)
  return { state: 'unknown', reason: 'connection' }
}

async function take(world: World, given: Step): Promise<void> {
  const { object } = world
  if (given.kind === 'deliver') object.deliver(given.part).catch(() => {})
  if (given.kind === 'answer') {
    const [request] = world.onTheWay.splice(given.which % Math.max(1, world.onTheWay.length), 1)
    if (request) request.answer(answerTo(world, request, given.as))
  }
  if (given.kind === 'crash') world.crash(given.arrives)
  if (given.kind === 'cancel') await object.cancel()
  if (given.kind === 'ring') await world.ring()
  if (given.kind === 'recall') world.recall = given.as
  await settle()
}

test.each(['hold', 'resend'] as const)(
  'what was cancelled is not kept at the hub, or is not called cancelled (%s)',
  async (onUnknown) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const world = new World(onUnknown)
        await settle()
        for (const one of steps) {
          await take(world, one)
          await world.check()
        }
        await world.end()
      }),
      { numRuns: 1_000 },
    )
  },
)
