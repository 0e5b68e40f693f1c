import { isHubError } from '@hubcast/core'
import { Hono } from 'hono'
import * as v from 'valibot'
import { senders } from '../auth/guards.js'
import type { Environment } from '../environment.js'
import type { Ports } from '../ports.js'
import { Problem } from '../problem.js'
import { deadLettersQuerySchema, deadLettersSchema } from '../schemas/sends.js'
import { validated } from '../validated.js'
import { instantOf } from './answers.js'
import { documented } from './documented.js'

const sendsAtOnce = 100

const scheduleId = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[\w.:~-]{1,200}$/), v.regex(/[^.]/)) })

/** What waits for a person, and what waits at the hub. */
export function listRoutes(ports: Ports) {
  return new Hono<Environment>()
    .get(
      '/dead-letters',
      documented({
        summary: 'List sends with dead or unknown parts',
        description: 'dead: surely not taken. unknown: may have been taken. The two are never added up.',
        tag: 'Dead letters',
        by: 'sender',
        answers: { 200: ['Some sends; next is what after takes.', deadLettersSchema] },
      }),
      senders(ports, 'read'),
      validated('query', deadLettersQuerySchema),
      async (c) => {
        const { after = '', limit = sendsAtOnce } = c.req.valid('query')
        const found = await ports.deadLetters.list(after, limit + 1)
        const shown = found.slice(0, limit)
        const deadLetters = shown.map(({ changedAtMs, ...rest }) => ({
          ...rest,
          changedAt: instantOf(changedAtMs),
        }))
        const last = shown.at(-1)
        return c.json({ deadLetters, ...(found.length > limit && last && { next: last.id }) })
      },
    )
    .delete(
      '/schedules/:id',
      documented({
        summary: "Cancel a notification that the hub keeps, by the hub's id of it",
        description:
          'For what was scheduled past the gateway; sends of the gateway are cancelled by their own id.',
        tag: 'Sends',
        by: 'sender',
        answers: { 204: ['It is cancelled.'] },
      }),
      senders(ports, 'send'),
      validated('param', scheduleId),
      async (c) => {
        try {
          await ports.hub.cancel(c.req.valid('param').id)
        } catch (failure) {
          if (isHubError(failure) && failure.code === 'not-found') throw new Problem('not-found')
          throw failure
        }
        return c.body(null, 204)
      },
    )
}
