import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attempt, attemptsAt, credentialsOf, send } from './contract/attempt.js'
import { type Operation, operationsOf } from './contract/document.js'
import { goodAttempts } from './contract/good-attempts.js'
import { knownIdsFor } from './contract/known-ids.js'
import { brokenPromiseOf, idSecret, secretsOf } from './contract/promises.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

/** Of each operation on each platform, with a body or without; all together make more than 5,000. */
const requestsEach = { withBody: 200, without: 45 }
/** The same requests each time, unless SEED asks for others. */
const seed = Number(process.env.SEED ?? 1)

const nameOf = ({ method, path }: Operation) => `${method} ${path}`

let requests = 0
afterAll(() => {
  console.log(`${requests} requests were made by the document, with SEED=${seed}.`)
  expect(requests).toBeGreaterThan(5_000)
})

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  let operations: readonly Operation[]
  let secrets: readonly string[]
  let credentialFor: ReturnType<typeof credentialsOf>
  const reached = new Set<string>()
  beforeAll(async () => {
    gateway = await startGateway(platform, { ID_SECRET: idSecret }, { inboxLimit: 100 })
    operations = operationsOf(await (await gateway.call('/openapi.json')).json())
    secrets = secretsOf(gateway)
    credentialFor = credentialsOf(gateway)
  })
  afterAll(() => gateway.close())

  /** Makes a request, and tells which promise its answer breaks. */
  async function attempt(operation: Operation, one: Attempt): Promise<string | undefined> {
    const response = await send(gateway, operation, one, await credentialFor(operation, one.as))
    requests++
    if (response.ok) reached.add(nameOf(operation))
    return brokenPromiseOf(operation, response, await response.text(), secrets)
  }

  test('every operation answers what the document says, to what it should be sent', async () => {
    for (const { name, ...one } of await goodAttempts(gateway)) {
      const operation = operations.find((known) => nameOf(known) === name)
      expect(operation, name).toBeDefined()
      if (operation) expect(await attempt(operation, { as: 'right', ...one }), name).toBeUndefined()
      expect([...reached], name).toContain(name)
    }
    expect([...reached].sort()).toEqual(operations.map(nameOf).sort())
  })

  test('every operation keeps its promises, whatever it is sent', { timeout: 120_000 }, async () => {
    expect(operations.length).toBeGreaterThan(15)
    for (const operation of operations) {
      const known = await knownIdsFor(operation, gateway)
      await fc.assert(
        fc.asyncProperty(attemptsAt(operation, known), async (one) => {
          expect(await attempt(operation, one), nameOf(operation)).toBeUndefined()
        }),
        { numRuns: operation.body ? requestsEach.withBody : requestsEach.without, seed },
      )
    }
  })

  test('its log holds no secret, no payload, no handle and no stack trace', async () => {
    const handle = `handle-${crypto.randomUUID()}`
    const title = `title-${crypto.randomUUID()}`
    const json = { message: { title }, platforms: ['fcmv1'], to: { handles: { fcmv1: [handle] } } }
    const sent = await gateway.call('/v1/notifications', { json })
    const credential = await gateway.issuer.sign()
    const device = { platform: 'fcmv1', pushChannel: handle }
    const put = await gateway.call('/v1/devices/phone', { method: 'PUT', credential, json: device })
    await expect.poll(gateway.log, { timeout: 10_000 }).toContain(put.headers.get('X-Request-Id'))
    const log = gateway.log()
    expect(log).toContain(sent.headers.get('X-Request-Id'))
    expect(log).toContain('"route":"/v1/devices/:id"')
    for (const secret of [...secrets, handle, title, credential]) expect(log).not.toContain(secret)
    expect(log).not.toMatch(/hck_|eyJ|SharedAccess|push\.example|handle-|There is news|"stack"/)
    expect(log.split('\n').filter((line) => /"status":5(?!02)/.test(line))).toEqual([])
  })
})
