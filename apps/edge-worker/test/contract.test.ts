import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hostile, spoiled, valuesOf } from './contract/arbitrary.js'
import { faultOf, type Operation, operationsOf } from './contract/document.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

/** For each operation and platform; all platforms together make more than 5,000 requests. */
const requestsEach = 110

/** A request, before it has a place to go. */
interface Attempt {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly as: 'right' | 'other' | 'nobody'
}

let requests = 0
afterAll(() => console.log(`${requests} requests were made by the document.`))

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  let operations: readonly Operation[]
  /** Ids of sends that are there. */
  const known: string[] = []
  const reached = new Set<string>()
  let users = 0
  beforeAll(async () => {
    gateway = await startGateway(platform, {}, { inboxLimit: 100 })
    operations = operationsOf(await (await gateway.call('/openapi.json')).json())
    for (let count = 0; count < 5; count++) {
      const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { pages: true } }
      const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as { id: string }
      known.push(id)
    }
  })
  afterAll(() => gateway.close())

  async function credentialFor({ by }: Operation, as: Attempt['as']): Promise<string | null> {
    if (as === 'nobody') return null
    const isKey = (by === 'apiKey') === (as === 'right')
    // Each user may ask 60 times a minute.
    return isKey ? gateway.keys.all : gateway.issuer.sign({ sub: `user ${Math.floor(users++ / 20)}` })
  }

  /** Makes a request, and tells what is wrong with its answer. */
  async function attempt(
    operation: Operation,
    { parameters, body, as }: Attempt,
  ): Promise<string | undefined> {
    let path = operation.path
    const query = new URLSearchParams()
    const headers: Record<string, string> = {}
    for (const { name, in: place } of operation.parameters) {
      const value = parameters[name]
      if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(wellFormed(value)))
      else if (value !== undefined && place === 'query') query.append(name, wellFormed(value))
      else if (value !== undefined && /^[!-~]+$/.test(String(value))) headers[name] = String(value)
    }
    const response = await gateway.call(`${path}${query.size ? `?${query}` : ''}`, {
      method: operation.method,
      credential: await credentialFor(operation, as),
      headers,
      ...(operation.body && { json: JSON.stringify(body) ?? '' }),
    })
    requests++
    const text = await response.text()
    if (response.ok) reached.add(`${operation.method} ${operation.path}`)
    return leakIn(response, text) ?? problemIn(response, text) ?? faultOf(operation, response, text)
  }

  function leakIn(response: Response, text: string): string | undefined {
    const told = `${text}\n${JSON.stringify([...response.headers])}`
    if (/-key-of-the-emulator|of the emulator and|a text that only tests know|hck_all_/.test(told))
      return 'a secret is told'
    if (/\bat \S+ \(|\.(js|ts):\d+|node_modules/.test(told)) return `a stack trace is told: ${text}`
    return undefined
  }

  function problemIn(response: Response, text: string): string | undefined {
    const { status } = response
    if (status < 400) return undefined
    const problem = JSON.parse(text) as { status: number; code: string; requestId: string }
    if (problem.status !== status) return `the problem says ${problem.status}, the answer ${status}`
    if (problem.requestId !== response.headers.get('X-Request-Id')) return 'the request ids differ'
    // The hub behind it is in good health: it may refuse, and nothing else.
    if (status >= 500 && problem.code !== 'hub-rejected') return `${status} ${problem.code}: ${text}`
    return undefined
  }

  test('every operation keeps to the document, whatever it is sent', { timeout: 120_000 }, async () => {
    expect(operations.length).toBeGreaterThan(15)
    for (const operation of operations) {
      const parameters = fc.record(
        Object.fromEntries(
          operation.parameters.map(({ name, in: place, schema }) => {
            const good =
              place === 'path' && operation.path.includes('notifications')
                ? fc.constantFrom(...known)
                : valuesOf(schema)
            const bad = place === 'path' ? hostile.filter((value) => wellFormed(value) !== '') : hostile
            return [
              name,
              fc.oneof({ weight: 4, arbitrary: good }, bad, fc.constant(place === 'path' ? 'x' : undefined)),
            ]
          }),
        ),
      )
      const values = valuesOf(operation.body)
      const attempts = fc.record<Attempt>({
        parameters,
        body: fc.oneof(values, spoiled(values), spoiled(spoiled(values)), hostile),
        as: fc.oneof(
          { weight: 40, arbitrary: fc.constant('right' as const) },
          fc.constantFrom('nobody' as const),
        ),
      })
      await fc.assert(
        fc.asyncProperty(attempts, async (one) => {
          expect(await attempt(operation, one), `${operation.method} ${operation.path}`).toBeUndefined()
        }),
        { numRuns: requestsEach },
      )
    }
  })

  test('every operation was reached, and answered as the document says', async () => {
    const right = { as: 'right', parameters: {}, body: undefined } as const
    const id = known[0] ?? ''
    const device = { id: 'phone' }
    const good: readonly (readonly [operation: string, attempt: Partial<Attempt>])[] = [
      [
        'POST /v1/notifications',
        { body: { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { tags: 'news' } } },
      ],
      ['GET /v1/notifications/{id}', { parameters: { id } }],
      ['GET /v1/notifications/{id}/parts', { parameters: { id, handles: 'true' } }],
      [
        'POST /v1/notifications/{id}/resolve',
        { parameters: { id }, body: { action: 'drop', state: 'dead' } },
      ],
      ['DELETE /v1/notifications/{id}', { parameters: { id } }],
      ['GET /v1/dead-letters', {}],
      [
        'PUT /v1/devices/{id}',
        { parameters: device, body: { platform: 'fcmv1', pushChannel: 'x', tags: ['news'] } },
      ],
      ['GET /v1/devices/{id}', { parameters: device }],
      [
        'PATCH /v1/devices/{id}',
        { parameters: device, body: [{ op: 'add', path: '/tags', value: 'sports' }] },
      ],
      ['DELETE /v1/devices/{id}', { parameters: device }],
      ['POST /v1/tokens', { body: { device: 'phone' } }],
      ['GET /healthz', {}],
      ['GET /readyz', {}],
      ['GET /metrics', {}],
    ]
    users = 1_000_000
    for (const [name, one] of good) {
      const operation = operations.find(({ method, path }) => `${method} ${path}` === name)
      expect(operation, name).toBeDefined()
      if (operation) expect(await attempt(operation, { ...right, ...one }), name).toBeUndefined()
    }
    await reachCommit()
    await reachSchedule()
    expect([...reached].sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort())
  })

  async function reachCommit(): Promise<void> {
    const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { pages: true } }
    const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as { id: string }
    for (const [end, body] of [
      ['/recipients', { handles: { fcmv1: ['a'] } }],
      ['/commit', { pages: 1 }],
    ] as const) {
      const operation = operations.find(({ path }) => path.endsWith(end))
      const one = { as: 'right', parameters: { id, page: 1 }, body } as const
      if (operation) expect(await attempt(operation, one)).toBeUndefined()
    }
  }

  async function reachSchedule(): Promise<void> {
    const scheduleAt = new Date(Date.now() + 3_600_000).toISOString()
    const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { everyone: true }, scheduleAt }
    const { id } = (await (await gateway.call('/v1/notifications', { json })).json()) as { id: string }
    const send = (await (await gateway.call(`/v1/notifications/${id}`)).json()) as {
      hub: { notificationId: string }[]
    }
    const cancel = operations.find(({ path }) => path.includes('schedules'))
    const parameters = { id: send.hub[0]?.notificationId }
    if (cancel) expect(await attempt(cancel, { as: 'right', parameters, body: undefined })).toBeUndefined()
  }

  test('its log holds no secret, no payload, no handle and no stack trace', () => {
    const log = gateway.log()
    expect(log).toContain('"route":"/v1/devices/:id"')
    expect(log).not.toMatch(
      /-key-of-the-emulator|hck_|eyJ|SharedAccess|https:\/\/push\.example|#0A7D3C|"stack"/,
    )
    expect(log.split('\n').filter((line) => /"status":5(?!02)/.test(line))).toEqual([])
  })
})

/** A value as a text that a URL can carry. */
function wellFormed(value: unknown): string {
  return String(typeof value === 'object' ? JSON.stringify(value) : value).replace(/[\ud800-\udfff]/g, '')
}
