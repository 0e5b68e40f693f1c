import { isExpression } from '@hubcast/payload'
import * as v from 'valibot'

/** A text, or an expression in its place. */
function textOf(code: string, what: string): v.GenericSchema {
  return v.custom(
    (value) => typeof value === 'string' || isExpression(value),
    `${code}: ${what} is a text, or an expression.`,
  )
}

const text = (what: string) => v.optional(textOf('E_MESSAGE_TYPE', what))
const plain = v.optional(v.string())
const texts = v.optional(v.array(v.string()))

const badgeMessage = 'E_MESSAGE_BADGE: The badge is a whole number from 0, or an expression by num().'
const spanMessage = 'E_MESSAGE_TTL: timeToLive is a whole number of seconds from 0.'

/** The universal message. */
export const messageSchema: v.GenericSchema = v.strictObject({
  title: text('The title'),
  body: text('The body'),
  subtitle: text('The subtitle'),
  image: text('The image'),
  icon: text('The icon'),
  color: v.optional(
    v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'E_MESSAGE_COLOR: A colour looks like #0A7D3C.')),
  ),
  sound: v.optional(
    v.lazy((input) =>
      typeof input === 'string'
        ? v.picklist(
            ['default', 'none'],
            'E_MESSAGE_SOUND: The sound is default, none, or one for each family of systems.',
          )
        : v.strictObject({ apple: plain, android: plain, windows: plain }),
    ),
  ),
  badge: v.optional(
    v.custom((value) => isExpression(value) || (Number.isInteger(value) && Number(value) >= 0), badgeMessage),
  ),
  link: text('The link'),
  data: v.optional(v.record(v.string(), textOf('E_MESSAGE_DATA_STRING', 'A value of data'))),
  collapseKey: plain,
  tag: plain,
  timeToLive: v.optional(
    v.pipe(v.number(spanMessage), v.safeInteger(spanMessage), v.minValue(0, spanMessage)),
  ),
  expiresAt: v.optional(v.date('E_MESSAGE_EXPIRES_AT: expiresAt is a Date.')),
  priority: v.optional(
    v.picklist(['high', 'normal', 'low'], 'E_MESSAGE_PRIORITY: The priority is high, normal or low.'),
  ),
  silent: v.optional(v.boolean()),
  thread: plain,
  category: plain,
  channel: plain,
  actions: v.optional(
    v.array(
      v.strictObject({
        id: v.string(),
        title: textOf('E_MESSAGE_TYPE', 'The title'),
        link: text('The link'),
      }),
    ),
  ),
  localization: v.optional(
    v.strictObject({ titleKey: plain, titleArgs: texts, bodyKey: plain, bodyArgs: texts }),
  ),
  interruption: v.optional(
    v.picklist(
      ['passive', 'active', 'time-sensitive', 'critical'],
      'E_MESSAGE_INTERRUPTION: The interruption is passive, active, time-sensitive or critical.',
    ),
  ),
  overrides: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))),
})
