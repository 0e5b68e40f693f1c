import * as v from 'valibot'
import { partStates, resolvableStates, sendStatuses } from '../fanout/states.js'
import { format, handles, platform } from './common.js'
import { headers } from './headers.js'
import { instant, moment } from './instant.js'

const text = v.string()
const texts = v.array(text)

/** The universal message, as JSON has it. */
export const messageSchema = v.strictObject({
  title: v.optional(text),
  body: v.optional(text),
  subtitle: v.optional(text),
  image: v.optional(text),
  icon: v.optional(text),
  color: v.optional(text),
  sound: v.optional(
    v.union([
      v.picklist(['default', 'none']),
      v.strictObject({ apple: v.optional(text), android: v.optional(text), windows: v.optional(text) }),
    ]),
  ),
  badge: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  link: v.optional(text),
  data: v.optional(v.record(text, text)),
  collapseKey: v.optional(text),
  tag: v.optional(text),
  timeToLive: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  expiresAt: v.optional(moment),
  priority: v.optional(v.picklist(['high', 'normal', 'low'])),
  silent: v.optional(v.boolean()),
  thread: v.optional(text),
  category: v.optional(text),
  channel: v.optional(text),
  actions: v.optional(
    v.pipe(v.array(v.strictObject({ id: text, title: text, link: v.optional(text) })), v.maxLength(10)),
  ),
  localization: v.optional(
    v.strictObject({
      titleKey: v.optional(text),
      titleArgs: v.optional(texts),
      bodyKey: v.optional(text),
      bodyArgs: v.optional(texts),
    }),
  ),
  interruption: v.optional(v.picklist(['passive', 'active', 'time-sensitive', 'critical'])),
  overrides: v.optional(
    v.pipe(
      v.record(platform, v.record(text, v.unknown())),
      v.description("What a platform's payload has beyond the message."),
    ),
  ),
})

/** A finished payload. */
export const payloadSchema = v.strictObject({
  platform: format,
  body: v.pipe(
    v.union([v.record(text, v.unknown()), v.pipe(text, v.minLength(1))]),
    v.description('The payload: an object, or a text such as the XML of Windows, exactly as it shall leave.'),
  ),
  headers: v.optional(headers),
})

const audienceSchema = v.pipe(
  v.strictObject({
    tags: v.optional(
      v.pipe(
        v.union([
          v.pipe(text, v.minLength(1), v.maxLength(4_000)),
          v.pipe(v.array(v.pipe(text, v.minLength(1), v.maxLength(120))), v.minLength(1), v.maxLength(20)),
        ]),
        v.description('A tag expression, or tags of which any one suffices.'),
      ),
    ),
    everyone: v.optional(v.literal(true)),
    handles: v.optional(handles),
    pages: v.optional(
      v.pipe(
        v.literal(true),
        v.description('Handles follow, by pages; the send leaves once it is committed.'),
      ),
    ),
  }),
  v.check(
    (to) => Object.values(to).filter((value) => value !== undefined).length === 1,
    'It has exactly one of tags, everyone, handles and pages.',
  ),
  v.description('Exactly one of them: a slip must not become a broadcast.'),
)

/** A send, as it is asked for. */
export const sendSchema = v.pipe(
  v.strictObject({
    message: v.optional(
      v.pipe(messageSchema, v.description('One message for all platforms; goes with platforms.')),
    ),
    platforms: v.optional(v.pipe(v.array(platform), v.minLength(1), v.maxLength(9))),
    fit: v.optional(
      v.pipe(
        v.picklist(['error', 'truncate-body']),
        v.description("What happens where a platform's limit is exceeded. Default: error."),
      ),
    ),
    payloads: v.optional(
      v.pipe(
        v.array(payloadSchema),
        v.minLength(1),
        v.maxLength(10),
        v.description('A finished payload for each platform, in place of message.'),
      ),
    ),
    to: audienceSchema,
    scheduleAt: v.optional(moment),
    expiresAt: v.optional(v.pipe(moment, v.description('What has not left by then is not sent any more.'))),
    onUnknown: v.optional(
      v.pipe(
        v.picklist(['hold', 'resend']),
        v.description(
          'What becomes of a part that the hub may have taken: it waits for a decision (default), or is sent again.',
        ),
      ),
    ),
  }),
  v.check(
    ({ message, payloads }) => (message === undefined) !== (payloads === undefined),
    'It has a message, or payloads.',
  ),
  v.check(
    ({ message, platforms }) => (message === undefined) === (platforms === undefined),
    'Platforms go with a message, and with nothing else.',
  ),
)

const count = v.strictObject({ parts: v.number(), handles: v.number() })

const issue = v.looseObject({ code: text, path: text, message: text })

/** A send, as it stands. */
export const sendReportSchema = v.strictObject({
  id: text,
  status: v.picklist(sendStatuses),
  audience: v.picklist(['everyone', 'tags', 'handles', 'pages']),
  createdAt: instant,
  scheduledAt: v.optional(instant),
  expiresAt: v.optional(instant),
  paused: v.optional(v.strictObject({ status: v.number(), reason: text })),
  pages: v.number(),
  counts: v.strictObject(
    Object.fromEntries(partStates.map((state) => [state, count])) as Record<
      (typeof partStates)[number],
      typeof count
    >,
  ),
  dropped: v.strictObject({ dead: count, unknown: count }),
  invalidHandles: v.number(),
  warnings: v.optional(v.array(issue)),
})

/** What the hub's telemetry says of one notification. */
const outcomeSchema = v.strictObject({
  notificationId: text,
  format,
  state: v.optional(text),
  enqueuedAt: v.optional(text),
  startedAt: v.optional(text),
  endedAt: v.optional(text),
  outcomes: v.optional(v.record(text, v.number())),
})

/** A send as it stands, and what the hub says became of it. */
export const sendDetailsSchema = v.strictObject({
  ...sendReportSchema.entries,
  hub: v.optional(v.array(outcomeSchema)),
})

/** A part of a send. */
export const partSchema = v.strictObject({
  part: v.number(),
  platform: format,
  state: v.picklist(partStates),
  handleCount: v.number(),
  attempts: v.number(),
  changedAt: instant,
  notificationId: v.optional(text),
  status: v.optional(v.number()),
  reason: v.optional(text),
  dropped: v.boolean(),
  handles: v.optional(v.array(v.unknown())),
})

export const partsSchema = v.strictObject({ parts: v.array(partSchema), next: v.optional(v.number()) })

const numberText = (max: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), v.integer(), v.minValue(0), v.maxValue(max))

/** Which parts. */
export const partsQuerySchema = v.strictObject({
  state: v.optional(v.picklist(partStates)),
  after: v.optional(numberText(999_999_999)),
  limit: v.optional(v.pipe(numberText(500), v.minValue(1))),
  handles: v.optional(v.literal('true')),
})

export const pageQuerySchema = v.strictObject({ page: v.pipe(numberText(100_000), v.minValue(1)) })

export const pageSchema = v.strictObject({ handles })

export const pageOutcomeSchema = v.strictObject({
  page: v.number(),
  repeated: v.boolean(),
  handles: v.number(),
  invalidHandles: v.number(),
})

export const commitSchema = v.strictObject({
  pages: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(100_000),
    v.description('How many pages were added.'),
  ),
})

/** What is to become of parts. */
export const resolveSchema = v.pipe(
  v.strictObject({
    action: v.pipe(
      v.picklist(['resend', 'drop', 'resume']),
      v.description(
        'resend: send again. drop: leave it, and take it off the list. resume: go on after a configuration fault.',
      ),
    ),
    state: v.optional(
      v.pipe(v.picklist(resolvableStates), v.description('Of which parts; goes with resend and drop.')),
    ),
    parts: v.optional(
      v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(1), v.maxLength(10_000)),
    ),
  }),
  v.check(
    ({ action, state }) => (action === 'resume') === (state === undefined),
    'A state goes with resend and drop, and with nothing else.',
  ),
  v.check(
    ({ action, state }) => action !== 'drop' || state !== 'rejected',
    'Rejected parts can be sent again, and are on no list to drop them from.',
  ),
  v.check(
    ({ action, parts }) => action !== 'resume' || parts === undefined,
    'Parts go with resend and drop.',
  ),
)

export const resolvedSchema = v.strictObject({ parts: v.number() })

const deadLetterSchema = v.strictObject({ id: text, dead: count, unknown: count, changedAt: instant })

export const deadLettersSchema = v.strictObject({
  deadLetters: v.array(deadLetterSchema),
  next: v.optional(text),
})

export const deadLettersQuerySchema = v.strictObject({
  after: v.optional(v.pipe(v.string(), v.uuid())),
  limit: v.optional(v.pipe(numberText(500), v.minValue(1))),
})
