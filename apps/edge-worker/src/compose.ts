import {
  any,
  formatTagExpression,
  type NotificationIssue,
  type PushNotification,
  parseTagExpression,
  notification as ready,
  splitBatch,
} from '@hubcast/core'
import { check, compile, type MessageContent, message } from '@hubcast/message'
import { InvalidNotification } from '@hubcast/payload'
import type * as v from 'valibot'
import { formatsWithout } from './fanout/cut.js'
import type { Audience, Handles, KeptNotification, SendSpec } from './fanout/send.js'
import { Problem } from './problem.js'
import type { sendSchema } from './schemas/sends.js'

/** A send, as it was asked for. */
export type SendRequest = v.InferOutput<typeof sendSchema>

/** A send that is ready, and what was noticed on the way. */
export interface Composed {
  readonly spec: SendSpec
  readonly handles: Handles
  readonly warnings: readonly NotificationIssue[]
}

/** How far ahead the hub schedules, and we with it. */
const horizonMs = 7 * 86_400_000

/**
 * Makes notifications of a request.
 * @throws {Problem} `invalid-tag-expression`, `schedule-out-of-range`, `validation-failed`; and what the builders throw.
 */
export function compose(request: SendRequest, keyId: string, nowMs: number): Composed {
  const { to, scheduleAt, expiresAt, onUnknown = 'hold' } = request
  const notifications = notificationsOf(request, nowMs)
  const handles = (to.handles ?? {}) as Handles
  const [left] = formatsWithout(notifications, handles)
  if (left) throw invalid(`/to/handles/${left}`, 'There is no notification for this platform.')
  // What core would refuse to send it refuses to split; in an object it would be too late to say so.
  for (const notification of notifications) splitBatch(notification, [])
  const isTemplate = notifications.some(({ format }) => format === 'template')
  if (isTemplate && (to.handles || to.pages))
    throw invalid('/to', 'A template message goes to tags, or to everyone: handles have no template.')
  const atMs = scheduleAt?.getTime()
  if (atMs !== undefined && (atMs <= nowMs || atMs - nowMs > horizonMs))
    throw new Problem('schedule-out-of-range')
  const expiresAtMs = expiresAt?.getTime()
  if (expiresAtMs !== undefined && expiresAtMs <= (atMs ?? nowMs))
    throw invalid('/expiresAt', 'It is past, or before scheduleAt.')
  return {
    spec: {
      notifications: notifications.map(kept),
      audience: audienceOf(to),
      ...(atMs !== undefined && { atMs }),
      ...(expiresAtMs !== undefined && { expiresAtMs }),
      onUnknown,
      keyId,
    },
    handles,
    warnings: notifications.flatMap(({ warnings = [] }) => warnings),
  }
}

function invalid(pointer: string, detail: string): Problem {
  return new Problem('validation-failed', { errors: [{ pointer, code: 'invalid', detail }] })
}

function notificationsOf(request: SendRequest, nowMs: number): readonly PushNotification[] {
  const { message: content, platforms = [], payloads = [], fit = 'error' } = request
  if (!content) return payloads.map(fromPayload)
  return compile(message(content as MessageContent, { now: nowMs }), {
    platforms: [...new Set(platforms)],
    fit,
  }).flatMap(({ notification, extra }) => [notification, ...extra])
}

function fromPayload({
  platform,
  body,
  headers,
}: NonNullable<SendRequest['payloads']>[number]): PushNotification {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const made = ready(platform, text, headers && { headers })
  const issues = check({ format: platform, body: text, headers: headers ?? {} })
  if (issues.some(({ severity }) => severity === 'error')) throw new InvalidNotification(issues)
  return issues.length ? { ...made, warnings: issues } : made
}

function kept({ format, body, contentType, headers }: PushNotification): KeptNotification {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return { format, body: text, contentType, ...(headers && { headers }) }
}

function audienceOf(to: SendRequest['to']): Audience {
  if (to.everyone) return { kind: 'everyone' }
  if (to.handles) return { kind: 'handles' }
  if (to.pages) return { kind: 'pages' }
  const { tags = '' } = to
  const [first = '', ...rest] = tags
  const expression = typeof tags === 'string' ? parseTagExpression(tags) : any(first, ...rest)
  return { kind: 'tags', tags: formatTagExpression(expression) }
}
