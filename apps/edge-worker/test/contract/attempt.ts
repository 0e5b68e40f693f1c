import fc from 'fast-check'
import type { Gateway } from '../gateway.js'
import { valuesOf } from './arbitrary.js'
import type { Operation } from './document.js'
import { goodBodies } from './good-bodies.js'
import { hostile, spoiled } from './hostile.js'

/** A request to an operation, before it has a place to go. */
export interface Attempt {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly as: 'right' | 'nobody'
}

/** Longer URLs and headers are refused by Node's server and Deno's, before the gateway sees them. */
const lengthLimit = 5_000

/** A value as a text that a URL can carry. */
function wellFormed(value: unknown): string {
  const text = String(typeof value === 'object' ? JSON.stringify(value) : value)
  return text.replace(/[\ud800-\udfff]/g, '').slice(0, lengthLimit)
}

/** Good requests to an operation and bad ones. @param known - Ids of what it can find. */
export function attemptsAt(operation: Operation, known: readonly string[]): fc.Arbitrary<Attempt> {
  const parameters = operation.parameters.map(({ name, in: place, schema }) => {
    if (place !== 'path') {
      // Of several requests with one Idempotency-Key all but the first learn little.
      const none = { weight: place === 'header' ? 20 : 2, arbitrary: fc.constant(undefined) }
      return [name, fc.oneof({ weight: 4, arbitrary: valuesOf(schema) }, hostile, none)]
    }
    const bad = hostile.filter((value) => wellFormed(value) !== '')
    return [name, fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, bad, valuesOf(schema))]
  })
  return fc.record<Attempt>({
    parameters: fc.record(Object.fromEntries(parameters)),
    body: bodiesOf(operation),
    as: fc.oneof({ weight: 40, arbitrary: fc.constant('right') }, fc.constant('nobody')),
  })
}

/** Rules between fields make most values of a schema bad: what is good, and what is nearly good, comes from examples. */
function bodiesOf({ method, path, body }: Operation): fc.Arbitrary<unknown> {
  const values = valuesOf(body)
  const examples = goodBodies[`${method} ${path}`]
  if (!examples) return values
  const good = fc.constantFrom(...examples)
  return fc.oneof(
    { weight: 2, arbitrary: good },
    { weight: 8, arbitrary: spoiled(good) },
    { weight: 2, arbitrary: spoiled(spoiled(good)) },
    values,
    spoiled(values),
    hostile,
  )
}

/** So many requests each user makes: 60 a minute are allowed. */
const requestsAUser = 20

/** Credentials that an operation asks for; each user has a phone. */
export function credentialsOf(gateway: Gateway) {
  const phone = { platform: 'fcmv1', pushChannel: 'handle', tags: ['news'] }
  let asked = 0
  return async ({ by }: Operation, as: Attempt['as']): Promise<string | null> => {
    if (as === 'nobody') return null
    if (by === 'apiKey') return gateway.keys.all
    const credential = await gateway.issuer.sign({ sub: `user ${Math.floor(asked / requestsAUser)}` })
    if (asked++ % requestsAUser === 0)
      await gateway.call('/v1/devices/phone', { method: 'PUT', credential, json: phone })
    return credential
  }
}

/** Makes a request. */
export function send(
  gateway: Gateway,
  operation: Operation,
  { parameters, body }: Attempt,
  credential: string | null,
): Promise<Response> {
  let path = operation.path
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  for (const { name, in: place } of operation.parameters) {
    const value = parameters[name]
    if (place === 'path') path = path.replace(`{${name}}`, () => encodeURIComponent(wellFormed(value)))
    else if (value !== undefined && place === 'query') query.append(name, wellFormed(value))
    // What fetch does not let through is tried in hostile-http.test.ts.
    else if (value !== undefined && /^[!-~]+$/.test(wellFormed(value))) headers[name] = wellFormed(value)
  }
  return gateway.call(`${path}${query.size ? `?${query}` : ''}`, {
    method: operation.method,
    credential,
    headers,
    ...(operation.body && { json: JSON.stringify(body) ?? '' }),
  })
}
