import { parseConnectionString } from '@hubcast/core'
import { Hono } from 'hono'
import { devices } from '../auth/guards.js'
import type { Environment } from '../environment.js'
import { jsonBody } from '../json-body.js'
import type { Ports } from '../ports.js'
import { Problem } from '../problem.js'
import { tokenRequestSchema, tokenSchema } from '../schemas/devices.js'
import { validated } from '../validated.js'
import { documented } from './documented.js'

/** The device's id in the URL of an installation, when the URL is one of this user's. */
function deviceIn(scope: string, urlOf: (device: string) => string): string | undefined {
  const marker = 'device'
  const prefix = urlOf(marker).slice(0, -marker.length)
  const device = scope.slice(prefix.length)
  // Hosts and paths are compared without regard to case, as the hub does.
  return scope.toLowerCase().startsWith(prefix.toLowerCase()) && /^[\w-]{1,64}$/.test(device)
    ? device
    : undefined
}

/** Short-lived tokens, with which a device speaks to the hub itself. */
export function tokenRoutes(ports: Ports) {
  const { listenConnectionString, tokenMinutes } = ports.config
  return new Hono<Environment>().post(
    '/tokens',
    documented({
      summary: 'Get a token for one installation',
      description:
        "Signed with a rule that has Listen alone, for the path of one of the user's own installations, and for " +
        'minutes. Who holds it writes that installation at the hub directly, its tags included: where tags keep ' +
        'secrets apart, leave HUB_LISTEN_CONNECTION_STRING unset, and devices register through /v1/devices.',
      tag: 'Devices',
      by: 'device',
      answers: { 200: ['The token.', tokenSchema] },
    }),
    devices(ports),
    jsonBody(4_096),
    validated('json', tokenRequestSchema),
    async (c) => {
      if (listenConnectionString === undefined) throw new Problem('not-found')
      const policy = c.get('device')
      const urlOf = (id: string) =>
        `${ports.hub.url}/installations/${encodeURIComponent(policy.installationId(id))}`
      const { scope, device } = c.req.valid('json')
      const id = device ?? deviceIn(scope ?? '', urlOf)
      if (id === undefined) throw new Problem('not-found')
      const { credential } = parseConnectionString(listenConnectionString, {
        lifetimeSeconds: tokenMinutes * 60,
      })
      const url = urlOf(id)
      const access = await credential.getToken(url, { now: ports.now() })
      if (!access) throw new Problem('hub-misconfigured')
      c.header('Cache-Control', 'no-store')
      return c.json({ ...access, scope: url, installationId: policy.installationId(id) })
    },
  )
}
