import { type Installation, type InstallationChange, isHubError } from '@hubcast/core'
import { Hono } from 'hono'
import { checkTags, claimsOfDevice, readPatch } from '../auth/device-tags.js'
import { devices } from '../auth/guards.js'
import type { DevicePolicy } from '../auth/policy.js'
import type { Environment } from '../environment.js'
import { jsonBody } from '../json-body.js'
import type { Ports } from '../ports.js'
import { Problem } from '../problem.js'
import { deviceAnswerSchema, deviceId, devicePatchSchema, deviceSchema } from '../schemas/devices.js'
import { validated } from '../validated.js'
import { documented } from './documented.js'

const tag = 'Devices'
const bodyLimitBytes = 65_536

/** Waits for a write; what the hub does not take is the device's fault, not the gateway's. */
async function written(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (failure) {
    if (isHubError(failure) && /^(rejected|invalid-argument|invalid-tags)$/.test(failure.code))
      throw new Problem('device-rejected', { detail: failure.detail || failure.message })
    throw failure
  }
}

/** Devices that register themselves: each user's own, whatever id they name. */
export function deviceRoutes(ports: Ports) {
  const { installations } = ports.hub
  const guard = devices(ports)
  async function read(policy: DevicePolicy, id: string) {
    const { expirationTime, ...installation } = await installations.get(policy.installationId(id))
    // The hub writes "for ever" as the year 9999.
    return {
      id,
      ...installation,
      ...(expirationTime && !expirationTime.startsWith('9999') && { expirationTime }),
    }
  }
  return new Hono<Environment>()
    .put(
      '/devices/:id',
      documented({
        summary: 'Register a device, or register it anew',
        description:
          'Whose it is, and its id in the hub, follow from the JWT. The hub shows it after a moment.',
        tag,
        by: 'device',
        answers: { 200: ['It is registered.', deviceAnswerSchema] },
      }),
      guard,
      validated('param', deviceId),
      jsonBody(bodyLimitBytes),
      validated('json', deviceSchema),
      async (c) => {
        const policy = c.get('device')
        const { id } = c.req.valid('param')
        const { userId, installationId, ...device } = c.req.valid('json')
        if (userId !== undefined || installationId !== undefined) throw new Problem('user-not-yours')
        checkTags(policy, claimsOfDevice(device))
        const ids = { installationId: policy.installationId(id), userId: policy.userId }
        const installation = { ...device, ...ids } as Installation
        await written(installations.put(installation))
        return c.json({ id, ...installation })
      },
    )
    .get(
      '/devices/:id',
      documented({
        summary: 'See a device',
        tag,
        by: 'device',
        answers: { 200: ['The device, as the hub has it.', deviceAnswerSchema] },
      }),
      guard,
      validated('param', deviceId),
      async (c) => c.json(await read(c.get('device'), c.req.valid('param').id)),
    )
    .patch(
      '/devices/:id',
      documented({
        summary: 'Change parts of a device',
        description:
          'Operations of JSON Patch, all of them or none. A tag is removed by its text: /tags/news.',
        tag,
        by: 'device',
        answers: { 204: ['The hub took the changes, and shows them after a moment.'] },
      }),
      guard,
      validated('param', deviceId),
      jsonBody(bodyLimitBytes),
      validated('json', devicePatchSchema),
      async (c) => {
        const policy = c.get('device')
        const patch = c.req.valid('json')
        if (patch.some(({ path }) => path === '/userId')) throw new Problem('user-not-yours')
        const { changes, claims } = readPatch(patch)
        checkTags(policy, claims)
        const id = policy.installationId(c.req.valid('param').id)
        await written(installations.patch(id, changes as readonly InstallationChange[]))
        return c.body(null, 204)
      },
    )
    .delete(
      '/devices/:id',
      documented({
        summary: 'Forget a device',
        tag,
        by: 'device',
        answers: { 204: ['It is forgotten, or was never there.'] },
      }),
      guard,
      validated('param', deviceId),
      async (c) => {
        await installations.delete(c.get('device').installationId(c.req.valid('param').id))
        return c.body(null, 204)
      },
    )
}
