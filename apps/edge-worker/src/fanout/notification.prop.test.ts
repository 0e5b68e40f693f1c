import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Lives, mortalSql } from '../../test/mortal-sql.js'
import { openSql } from '../runtime/local-sql.js'
import type { Verdict } from './classify.js'
import { Notification } from './notification.js'
import type { SendSpec } from './send.js'
import { partStates } from './states.js'

// The states of a send against a world in which everything happens in any order: messages twice, objects that die
// before and after a request left, answers that come late or never, people who cancel and send again.

/** A request on its way to the hub. */
interface Request {
  readonly part: number
  /** Whether the hub took it, which only the world knows. */
  taken: boolean
  readonly answer: (verdict: Verdict) => void
}

const partCount = 4
const handlesAPart = 1_000

class World {
  readonly #database = openSql(':memory:')
  readonly #expiresAtMs: number | undefined
  #nowMs = 1_000_000
  /** Only the newest object of a send may write; what an older one does is lost with it. */
  readonly #lives = new Lives()
  #object: Notification
  /** By part: how often the hub took it, and how often somebody said to send it again. */
  readonly takenTimes = new Map<number, number>()
  readonly allowedTimes = new Map<number, number>()
  onTheWay: Request[] = []
  readonly faults: string[] = []
  /** As the platform keeps it: it rings once, and what rings is gone. */
  alarmMs = Number.POSITIVE_INFINITY
  /** What of the platform fails. */
  readonly broken = new Set<'queue' | 'index'>()
  readonly #onUnknown: SendSpec['onUnknown']

  constructor(onUnknown: SendSpec['onUnknown'], expires: boolean) {
    this.#onUnknown = onUnknown
    this.#expiresAtMs = expires ? this.#nowMs + 3_600_000 : undefined
    this.#object = this.#start()
  }

  get object(): Notification {
    return this.#object
  }

  async create(): Promise<void> {
    const handles = Array.from({ length: partCount * handlesAPart }, (_, index) => `h${index}`)
    const spec: SendSpec = {
      notifications: [{ format: 'fcmv1', body: '{"message":{}}', contentType: 'application/json' }],
      audience: { kind: 'pages' },
      onUnknown: this.#onUnknown,
      keyId: 'key',
      ...(this.#expiresAtMs && { expiresAtMs: this.#expiresAtMs }),
    }
    await this.#object.create(spec, {})
    await this.#object.addPage(1, { fcmv1: handles })
    await this.#object.commit(1)
  }

  #start(): Notification {
    const alive = this.#lives.begin()
    return new Notification({
      id: 'send',
      sql: mortalSql(this.#database, alive),
      times: { sweepMs: 3_600_000, giveUpMs: 86_400_000, retentionMs: 1e13 },
      now: () => this.#nowMs,
      callHub: ({ handles = [] }) => {
        const part = Number(String(handles[0]).slice(1)) / handlesAPart
        return new Promise((answer) => {
          this.onTheWay.push({ part, taken: false, answer })
          this.#checkRepeat(part)
        })
      },
      cancelAtHub: async () => 'gone',
      enqueue: async () => this.#fail('queue'),
      setAlarm: async (atMs) => {
        alive()
        this.alarmMs = atMs
      },
      index: async () => this.#fail('index'),
      count() {},
      failed() {},
    })
  }

  #checkRepeat(part: number): void {
    const taken = this.takenTimes.get(part) ?? 0
    const allowed = this.allowedTimes.get(part) ?? 0
    if (taken > allowed) this.faults.push(`part ${part} was taken ${taken} times and is sent again`)
  }

  /** The request of that number reaches the hub, which takes it. */
  take(request: Request): void {
    if (request.taken) return
    request.taken = true
    this.takenTimes.set(request.part, (this.takenTimes.get(request.part) ?? 0) + 1)
  }

  allow(part: number): void {
    this.allowedTimes.set(part, this.takenTimes.get(part) ?? 0)
  }

  /** The object dies; what it had sent may arrive, or not. */
  crash(arrives: boolean): void {
    if (arrives) for (const request of this.onTheWay) this.take(request)
    if (this.#onUnknown === 'resend') for (const { part } of this.onTheWay) this.allow(part)
    this.onTheWay = []
    this.#object = this.#start()
  }

  #fail(what: 'queue' | 'index'): void {
    if (this.broken.has(what)) throw new Error(`The ${what} takes nothing.`)
  }

  pass(ms: number): void {
    this.#nowMs += ms
  }

  /** The alarm rings, when its time has come. */
  async ring(): Promise<void> {
    if (this.alarmMs > this.#nowMs) return
    this.alarmMs = Number.POSITIVE_INFINITY
    await this.#object.tick()
    // What only another event can change must not ring at once, and again, until the platform gives the alarm up.
    expect(this.alarmMs, 'the alarm after a tick').toBeGreaterThan(this.#nowMs)
  }

  /** Nothing but alarms from here on: they alone bring each part to an end. */
  async end(): Promise<void> {
    this.crash(false)
    this.broken.clear()
    for (let rings = 0; rings < 1_000; rings++) {
      const report = await this.#object.report()
      if (report?.status === 'finished' || report?.status === 'canceled') return
      expect(this.alarmMs, 'a send that has not ended has an alarm').toBeLessThan(Number.POSITIVE_INFINITY)
      this.pass(Math.max(0, this.alarmMs - this.#nowMs))
      await this.ring()
    }
    expect.fail('It never ended.')
  }

  /** What must hold whenever nothing is on its way. */
  async check(): Promise<void> {
    expect(this.faults).toEqual([])
    const report = await this.#object.report()
    const counts = partStates.map((state) => report?.counts[state] ?? { parts: 0, handles: 0 })
    expect(counts.reduce((sum, { parts }) => sum + parts, 0)).toBe(partCount)
    expect(counts.reduce((sum, { handles }) => sum + handles, 0)).toBe(partCount * handlesAPart)
    const parts = (await this.#object.parts({ limit: 100, withHandles: true })) ?? []
    for (const { part, state, handles } of parts) {
      const taken = this.takenTimes.get(part) ?? 0
      if (state === 'done') expect(taken, `part ${part} is done`).toBeGreaterThan(0)
      if (['dead', 'rejected', 'canceled', 'expired'].includes(state))
        expect(taken, `part ${part} is ${state}`).toBe(0)
      // Whoever may decide to send again must still be able to.
      if (['dead', 'rejected', 'unknown', 'pending'].includes(state))
        expect(handles).toHaveLength(handlesAPart)
    }
  }
}

type Step =
  | { readonly kind: 'deliver' | 'bury' | 'resolve-one'; readonly part: number }
  | {
      readonly kind: 'answer'
      readonly which: number
      readonly as: 'done' | 'lost' | 'lost-taken' | 'throttled' | 'rejected' | 'misconfigured' | 'never-left'
    }
  | { readonly kind: 'crash'; readonly arrives: boolean }
  | { readonly kind: 'cancel' | 'ring' | 'resume' | 'drop' }
  | { readonly kind: 'break' | 'mend'; readonly what: 'queue' | 'index' }
  | { readonly kind: 'resend'; readonly state: 'dead' | 'unknown' | 'rejected' }
  | { readonly kind: 'pass'; readonly ms: number }

const part = fc.nat(partCount - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('deliver' as const), part }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: fc.nat(5),
      as: fc.constantFrom(
        'done' as const,
        'lost' as const,
        'lost-taken' as const,
        'throttled' as const,
        'rejected' as const,
        'misconfigured' as const,
        'never-left' as const,
      ),
    }),
  },
  fc.record({ kind: fc.constant('bury' as const), part }),
  fc.record({ kind: fc.constant('resolve-one' as const), part }),
  fc.record({ kind: fc.constant('crash' as const), arrives: fc.boolean() }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'ring' as const, 'resume' as const, 'drop' as const),
    }),
  },
  fc.record({
    kind: fc.constantFrom('break' as const, 'mend' as const),
    what: fc.constantFrom('queue' as const, 'index' as const),
  }),
  fc.record({
    kind: fc.constant('resend' as const),
    state: fc.constantFrom('dead' as const, 'unknown' as const, 'rejected' as const),
  }),
  fc.record({
    kind: fc.constant('pass' as const),
    ms: fc.constantFrom(1_000, 60_000, 4_000_000, 90_000_000),
  }),
)

const verdicts: Readonly<Record<Extract<Step, { kind: 'answer' }>['as'], Verdict>> = {
  done: { state: 'done', notificationId: 'n', status: 201 },
  lost: { state: 'unknown', reason: 'connection' },
  'lost-taken': { state: 'unknown', reason: 'connection' },
  throttled: { state: 'pending', brakeSeconds: 2 },
  rejected: { state: 'rejected', status: 400 },
  misconfigured: { state: 'rejected', status: 401, pauses: true },
  'never-left': { state: 'pending', brakeSeconds: 1 },
}

/** Lets what is on its way inside the object come as far as it gets. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

async function take(world: World, given: Step, onUnknown: SendSpec['onUnknown']): Promise<void> {
  const { object } = world
  switch (given.kind) {
    case 'deliver':
      object.deliver(given.part).catch(() => {})
      break
    case 'answer': {
      const request = world.onTheWay[given.which % Math.max(1, world.onTheWay.length)]
      if (!request) break
      world.onTheWay = world.onTheWay.filter((other) => other !== request)
      if (given.as === 'done' || given.as === 'lost-taken') world.take(request)
      const isUnknown = verdicts[given.as].state === 'unknown'
      if (isUnknown && onUnknown === 'resend') world.allow(request.part)
      request.answer(verdicts[given.as])
      break
    }
    case 'bury':
      await object.bury(given.part)
      break
    case 'crash':
      world.crash(given.arrives)
      break
    case 'cancel':
      await object.cancel()
      break
    case 'ring':
      await world.ring()
      break
    case 'break':
      world.broken.add(given.what)
      break
    case 'mend':
      world.broken.delete(given.what)
      break
    case 'resume':
      await object.resume()
      break
    case 'drop':
      await object.resolve({ state: 'unknown', action: 'drop' })
      break
    case 'resend':
    case 'resolve-one': {
      const state = given.kind === 'resend' ? given.state : 'unknown'
      const known = (await object.parts({ state, limit: 100, withHandles: false })) ?? []
      const wanted = given.kind === 'resend' ? known : known.filter((one) => one.part === given.part)
      for (const one of wanted) if (!one.dropped) world.allow(one.part)
      await object.resolve({ state, action: 'resend', parts: wanted.map((one) => one.part) })
      break
    }
    case 'pass':
      world.pass(given.ms)
      break
  }
  await settle()
}

test.each(['hold', 'resend'] as const)(
  'whatever happens, what the hub took is sent again only by a decision (%s)',
  async (onUnknown) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.boolean(), async (steps, expires) => {
        const world = new World(onUnknown, expires)
        await world.create()
        for (const one of steps) {
          await take(world, one, onUnknown)
          await world.check()
        }
        await world.end()
        await world.check()
      }),
      { numRuns: 1_000 },
    )
  },
)
