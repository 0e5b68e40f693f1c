import * as v from 'valibot'
import { expiresAfterFrom, expiresAfterLimit } from './limits.js'

const dataMessage = 'E_ADM_DATA_STRING: Values of data are texts; write others as text.'
const expiresMessage = `E_ADM_EXPIRES: expiresAfter is a whole number of seconds from ${expiresAfterFrom}.`

/** Amazon's pages name the fields of a notification and not their types, so these are warnings. */
function doubt(wanted: string): string {
  return `W_ADM_NOTIFICATION_FIELD: Wanted is ${wanted}; no page says what ADM does with another value.`
}

const text = v.optional(v.string(doubt('a text')))
const texts = v.optional(v.array(v.string(doubt('a text')), doubt('a list of texts')))
const flag = v.optional(v.boolean(doubt('true or false')))

function oneOf(names: readonly string[]): v.GenericSchema {
  return v.optional(
    v.picklist([...names, ...names.keys()], doubt(`one of ${names.join(', ')}, or its number from 0`)),
  )
}

const countMessage = doubt('a whole number from 0')

/** The fields of a notification. `title` and `body` are judged apart: they have to be there. */
const notificationFields = {
  title: v.optional(v.unknown()),
  body: v.optional(v.unknown()),
  icon: text,
  color: v.optional(
    v.pipe(v.string(doubt('a text')), v.regex(/^#[0-9a-f]{6}$/i, doubt('a colour such as #0A7D3C'))),
  ),
  sound: text,
  tag: text,
  click_action: text,
  body_loc_key: text,
  body_loc_args: texts,
  title_loc_key: text,
  title_loc_args: texts,
  channel_id: text,
  ticker: text,
  sticky: flag,
  event_time: v.optional(
    v.pipe(
      v.string(doubt('a text')),
      v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/, doubt('a time such as 2026-12-01T10:00:00Z')),
    ),
  ),
  local_only: flag,
  notification_priority: oneOf([
    'PRIORITY_UNSPECIFIED',
    'PRIORITY_MIN',
    'PRIORITY_LOW',
    'PRIORITY_DEFAULT',
    'PRIORITY_HIGH',
    'PRIORITY_MAX',
  ]),
  default_sound: flag,
  visibility: oneOf(['VISIBILITY_UNSPECIFIED', 'PRIVATE', 'PUBLIC', 'SECRET']),
  notification_count: v.optional(
    v.pipe(v.number(countMessage), v.integer(countMessage), v.minValue(0, countMessage)),
  ),
  image: text,
}

const target = v.optional(
  v.never('E_ADM_TARGET: The hub fills in who gets it: choose devices by tags, or send to one.'),
)

const fields = {
  data: v.optional(
    v.pipe(
      v.unknown(),
      v.check((data) => !Array.isArray(data), dataMessage),
      v.record(v.string(), v.string(dataMessage), dataMessage),
    ),
  ),
  notification: v.optional(v.looseObject(notificationFields)),
  priority: v.optional(v.picklist(['normal', 'high'], 'E_ADM_PRIORITY: The priority is normal or high.')),
  consolidationKey: v.optional(v.string()),
  expiresAfter: v.optional(
    v.pipe(
      v.number(expiresMessage),
      v.integer(expiresMessage),
      v.minValue(expiresAfterFrom, expiresMessage),
      v.maxValue(
        expiresAfterLimit,
        `W_ADM_EXPIRES: ADM keeps a message at most ${expiresAfterLimit} seconds, 31 days.`,
      ),
    ),
  ),
  md5: v.optional(v.string()),
  registrationId: target,
  registration_id: target,
  registration_ids: target,
  to: target,
}

/** The keys of a message that mean something to ADM, or have a rule of their own. */
export const messageKeys: ReadonlySet<string> = new Set(Object.keys(fields))

/** The keys of a `notification`. */
export const notificationKeys: ReadonlySet<string> = new Set(Object.keys(notificationFields))

/** A message for ADM. */
export const admSchema: v.GenericSchema = v.looseObject(fields)
