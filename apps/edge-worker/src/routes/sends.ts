import { type Context, Hono } from 'hono'
import { senders } from '../auth/guards.js'
import { compose } from '../compose.js'
import type { Environment } from '../environment.js'
import type { SendReport } from '../fanout/send.js'
import { outcomesOf } from '../hub/telemetry.js'
import { answerMs, inTime } from '../in-time.js'
import { jsonBody } from '../json-body.js'
import type { Ports } from '../ports.js'
import { Problem } from '../problem.js'
import { sendId } from '../schemas/common.js'
import {
  commitSchema,
  pageOutcomeSchema,
  pageQuerySchema,
  pageSchema,
  partsQuerySchema,
  partsSchema,
  resolvedSchema,
  resolveSchema,
  sendDetailsSchema,
  sendReportSchema,
  sendSchema,
} from '../schemas/sends.js'
import { validated } from '../validated.js'
import { partAnswer, sendAnswer } from './answers.js'
import { documented } from './documented.js'
import { idempotent } from './idempotent.js'

const tag = 'Sends'
const bodyLimitBytes = 4 * 1024 * 1024
const partsAtOnce = 100
/** How long an object is waited for however late it is, in milliseconds: by then a send is written down. */
const leastMs = 1_000

/** A send whose every part came to one bad end is a refusal; one that is on its way, or in parts well, is none. */
function refusalOf({ counts, paused, id }: SendReport): Problem | undefined {
  const { pending, sending, done, unknown, rejected } = counts
  const more = { id, retryable: false }
  if (pending.parts + sending.parts + done.parts > 0) return undefined
  if (unknown.parts > 0) return new Problem('hub-outcome-unknown', { more })
  if (rejected.parts > 0) return new Problem(paused ? 'hub-misconfigured' : 'hub-rejected', { more })
  return undefined
}

/** Why a send takes no pages, and no other number of them. */
function closed(report: SendReport | undefined): Problem {
  return new Problem(report?.status === 'canceled' ? 'send-canceled' : 'already-committed')
}

/** Sends, and what becomes of them. */
export function sendRoutes(ports: Ports) {
  /** What a send's object gives while the client still waits. The object goes on behind the answer. */
  function answeredInTime<Value>(c: Context<Environment>, work: Promise<Value>): Promise<Value | undefined> {
    ports.keepAlive(
      c,
      work.catch(() => {}),
    )
    const leftMs = c.get('startedAtMs') + answerMs - ports.now()
    return inTime(work, Math.max(leastMs, leftMs))
  }
  const may = { send: senders(ports, 'send'), read: senders(ports, 'read'), replay: senders(ports, 'replay') }
  return new Hono<Environment>()
    .post(
      '/notifications',
      documented({
        summary: 'Send a notification',
        description:
          'One message for all platforms, or a payload for each; to tags, to everyone, to handles, or to handles ' +
          'that follow by pages. Small sends leave at once, and the answer tells what became of them; large ones ' +
          'leave through the queue.',
        tag,
        by: 'sender',
        idempotent: true,
        answers: {
          201: [
            'Nothing of it is on its way any more: counts has what became of its parts, invalidHandles what never could be sent.',
            sendReportSchema,
          ],
          202: ['It is on its way, or waits for its time or its pages.', sendReportSchema],
        },
      }),
      may.send,
      jsonBody(bodyLimitBytes),
      validated('json', sendSchema),
      idempotent(ports),
      async (c) => {
        const { keyId } = c.get('sender')
        const { spec, handles, warnings } = compose(c.req.valid('json'), keyId, ports.now())
        const id = c.get('notificationId') ?? crypto.randomUUID()
        const send = ports.sendOf(id)
        const creating = send.create(spec, handles)
        const report = (await answeredInTime(c, creating)) ?? (await send.report()) ?? (await creating)
        const refusal = refusalOf(report)
        if (refusal) throw refusal
        c.header('Location', `/v1/notifications/${id}`)
        return c.json(sendAnswer(report, warnings), report.status === 'finished' ? 201 : 202)
      },
    )
    .get(
      '/notifications/:id',
      documented({
        summary: 'See a send',
        description:
          "Counts of its parts by state; for sends to tags also the hub's own telemetry, where it has any.",
        tag,
        by: 'sender',
        answers: { 200: ['The send.', sendDetailsSchema] },
      }),
      may.read,
      validated('param', sendId),
      async (c) => {
        const send = ports.sendOf(c.req.valid('param').id)
        const report = await send.report()
        if (!report) throw new Problem('not-found')
        const parts =
          report.audience === 'handles' || report.audience === 'pages'
            ? []
            : ((await send.parts({ state: 'done', limit: 20, withHandles: false })) ?? [])
        const hub = await outcomesOf(ports.hub, parts)
        return c.json({ ...sendAnswer(report), ...(hub.length && { hub }) })
      },
    )
    .delete(
      '/notifications/:id',
      documented({
        summary: 'Cancel what has not left',
        tag,
        by: 'sender',
        answers: { 200: ['The send, as it stands now.', sendReportSchema] },
      }),
      may.send,
      validated('param', sendId),
      async (c) => {
        const outcome = await answeredInTime(c, ports.sendOf(c.req.valid('param').id).cancel())
        if (outcome?.kind === 'canceled') return c.json(sendAnswer(outcome.report))
        if (outcome?.kind === 'not-found') throw new Problem('not-found')
        const detail = 'The hub did not cancel what it keeps for later. Try again.'
        throw new Problem('hub-unavailable', { detail, headers: { 'Retry-After': '5' } })
      },
    )
    .post(
      '/notifications/:id/recipients',
      documented({
        summary: 'Add a page of handles',
        description: 'The same page may come again; the same number with other handles is refused.',
        tag,
        by: 'sender',
        answers: { 200: ['The page is there.', pageOutcomeSchema] },
      }),
      may.send,
      validated('param', sendId),
      validated('query', pageQuerySchema),
      jsonBody(bodyLimitBytes),
      validated('json', pageSchema),
      async (c) => {
        const { page } = c.req.valid('query')
        const send = ports.sendOf(c.req.valid('param').id)
        const outcome = await send.addPage(page, c.req.valid('json').handles)
        if (outcome.kind === 'format-missing') {
          const detail = 'There is no notification for one of these platforms.'
          throw new Problem('validation-failed', {
            errors: [{ pointer: '/handles', code: 'invalid', detail }],
          })
        }
        if (outcome.kind === 'already-committed') throw closed(await send.report())
        if (outcome.kind !== 'added' && outcome.kind !== 'repeated') throw new Problem(outcome.kind)
        const { kind, handles, invalid } = outcome
        return c.json({ page, repeated: kind === 'repeated', handles, invalidHandles: invalid })
      },
    )
    .post(
      '/notifications/:id/commit',
      documented({
        summary: 'Let a send with pages leave',
        description: 'It may be asked for again, with the same number of pages.',
        tag,
        by: 'sender',
        answers: { 202: ['It is on its way, waits for its time, or has left before.', sendReportSchema] },
      }),
      may.send,
      validated('param', sendId),
      jsonBody(1_024),
      validated('json', commitSchema),
      async (c) => {
        const send = ports.sendOf(c.req.valid('param').id)
        const { pages } = c.req.valid('json')
        const { kind } = await send.commit(pages)
        const report = await send.report()
        if (!report) throw new Problem('not-found')
        // The answer to the first commit may have been lost.
        const isRepeated = kind === 'already-committed' && report.pages === pages
        if (kind === 'already-committed' && (!isRepeated || report.status === 'canceled'))
          throw closed(report)
        if (kind !== 'committed' && !isRepeated) throw new Problem(kind)
        return c.json(sendAnswer(report), 202)
      },
    )
    .get(
      '/notifications/:id/parts',
      documented({
        summary: "List a send's parts",
        description:
          'Handles are told to keys with the scope replay alone, and only of parts that have not ended well.',
        tag,
        by: 'sender',
        answers: { 200: ['Some parts; next is what after takes.', partsSchema] },
      }),
      may.read,
      validated('param', sendId),
      validated('query', partsQuerySchema),
      async (c) => {
        const { state, after, limit = partsAtOnce, handles } = c.req.valid('query')
        if (handles && !c.get('sender').scopes.includes('replay')) throw new Problem('scope-missing')
        const parts = await ports.sendOf(c.req.valid('param').id).parts({
          limit: limit + 1,
          withHandles: handles === 'true',
          ...(state && { state }),
          ...(after !== undefined && { after }),
        })
        if (!parts) throw new Problem('not-found')
        const shown = parts.slice(0, limit).map(partAnswer)
        const last = shown.at(-1)
        return c.json({ parts: shown, ...(parts.length > limit && last && { next: last.part }) })
      },
    )
    .post(
      '/notifications/:id/resolve',
      documented({
        summary: 'Decide what becomes of parts',
        description:
          'dead parts were surely not taken; unknown ones may have been, and sending them again may show a ' +
          'notification twice. Nothing leaves these states by itself.',
        tag,
        by: 'sender',
        answers: { 200: ['How many parts it concerned.', resolvedSchema] },
      }),
      may.replay,
      validated('param', sendId),
      jsonBody(262_144),
      validated('json', resolveSchema),
      async (c) => {
        const send = ports.sendOf(c.req.valid('param').id)
        const { action, state, parts } = c.req.valid('json')
        if (action === 'resume') {
          const wasPaused = await send.resume()
          if (wasPaused === undefined) throw new Problem('not-found')
          return c.json({ parts: 0 })
        }
        const count = await send.resolve({ action, state: state ?? 'dead', ...(parts && { parts }) })
        if (count === undefined) throw new Problem('not-found')
        return c.json({ parts: count })
      },
    )
}
