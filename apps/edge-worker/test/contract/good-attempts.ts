import type { Gateway } from '../gateway.js'
import type { Attempt } from './attempt.js'
import { goodBodies } from './good-bodies.js'
import { createSend, scheduleAtHub } from './known-ids.js'

/** An operation, and a request that it takes. */
type GoodAttempt = { readonly name: string } & Pick<Attempt, 'parameters' | 'body'>

/** One request to each operation, in an order in which each finds what it needs. */
export async function goodAttempts(gateway: Gateway): Promise<readonly GoodAttempt[]> {
  const id = await createSend(gateway, { to: { pages: true } })
  const device = { id: 'phone' }
  const attempts: readonly (readonly [name: string, parameters?: Attempt['parameters']])[] = [
    ['POST /v1/notifications'],
    ['POST /v1/notifications/{id}/recipients', { id, page: 1 }],
    ['POST /v1/notifications/{id}/commit', { id }],
    ['GET /v1/notifications/{id}', { id }],
    ['GET /v1/notifications/{id}/parts', { id, handles: 'true' }],
    ['POST /v1/notifications/{id}/resolve', { id }],
    ['DELETE /v1/notifications/{id}', { id }],
    ['GET /v1/dead-letters'],
    ['DELETE /v1/schedules/{id}', { id: await scheduleAtHub(gateway) }],
    ['PUT /v1/devices/{id}', device],
    ['GET /v1/devices/{id}', device],
    ['PATCH /v1/devices/{id}', device],
    ['DELETE /v1/devices/{id}', device],
    ['POST /v1/tokens'],
    ['GET /healthz'],
    ['GET /readyz'],
    ['GET /metrics'],
  ]
  return attempts.map(([name, parameters = {}]) => ({ name, parameters, body: goodBodies[name]?.[0] }))
}
