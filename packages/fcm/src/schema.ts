import * as v from 'valibot'
import { timeToLiveLimitSeconds } from './limits.js'

const reservedKey = /^(from|message_type|gcm|google.*|gcm\..*)$/i

/** A key of `data`. */
export const dataKey: v.GenericSchema<string> = v.pipe(
  v.string(),
  v.minLength(1, 'E_FCM_DATA_KEY: A key is empty.'),
  v.check(
    (key) => !reservedKey.test(key),
    'E_FCM_DATA_RESERVED: FCM keeps this key for itself: from, message_type, gcm, and all that begin with google or gcm.',
  ),
)

const legacyDataValue = v.union(
  [v.string(), v.number(), v.boolean()],
  'E_FCM_DATA_STRING: Values of data are strings; write objects as JSON text.',
)

const target = v.optional(
  v.never('E_FCM_TARGET_PRESENT: The hub fills in who gets it: choose devices by tags.'),
)

const locArgs = v.optional(v.union([v.array(v.string()), v.string()]))
const text = v.optional(v.string())
const flag = v.optional(v.boolean())

/** Arguments of a localised text without the key that they belong to. */
function argsNeedKey(name: string): string {
  return `E_FCM_LOCARGS_WITHOUT_KEY: ${name}_loc_args needs ${name}_loc_key.`
}

const gcmNotification = v.pipe(
  v.strictObject({
    title: text,
    body: text,
    subtitle: text,
    badge: text,
    android_channel_id: text,
    icon: text,
    sound: text,
    tag: text,
    color: v.optional(
      v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'E_FCM_COLOR: A colour looks like #0A7D3C.')),
    ),
    click_action: text,
    body_loc_key: text,
    body_loc_args: locArgs,
    title_loc_key: text,
    title_loc_args: locArgs,
  }),
  v.check((fields) => !fields.body_loc_args || !!fields.body_loc_key, argsNeedKey('body')),
  v.check((fields) => !fields.title_loc_args || !!fields.title_loc_key, argsNeedKey('title')),
)

/** The legacy FCM message, as a hub takes it. */
export const gcmSchema: v.GenericSchema = v.strictObject({
  message: v.optional(v.never('E_FCM_ENVELOPE: This is an FCM v1 message: send it with fcm().')),
  to: target,
  registration_ids: target,
  condition: target,
  collapse_key: text,
  priority: v.optional(v.picklist(['normal', 'high'], 'E_FCM_ENUM: priority is normal or high.')),
  content_available: flag,
  mutable_content: flag,
  time_to_live: v.optional(
    v.pipe(
      v.number('E_FCM_TTL_RANGE: time_to_live is a number of seconds.'),
      v.integer('E_FCM_TTL_RANGE: time_to_live is a whole number of seconds.'),
      v.minValue(0, 'E_FCM_TTL_RANGE: time_to_live is at least 0.'),
      v.maxValue(
        timeToLiveLimitSeconds,
        `E_FCM_TTL_RANGE: time_to_live is at most ${timeToLiveLimitSeconds}, four weeks.`,
      ),
    ),
  ),
  delay_while_idle: flag,
  restricted_package_name: text,
  dry_run: flag,
  data: v.optional(v.record(dataKey, legacyDataValue)),
  notification: v.optional(gcmNotification),
})
