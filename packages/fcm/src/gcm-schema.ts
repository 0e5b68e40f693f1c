import * as v from 'valibot'
import { timeToLiveLimitSeconds } from './limits.js'
import { color, flag, isWhole, judged, known, matching, objectOf, refused, text, texts } from './schema.js'
import { imageUrl } from './value-schema.js'

const timeToLive = judged(
  (value) =>
    !isWhole(value, timeToLiveLimitSeconds) &&
    `E_FCM_TTL_RANGE: time_to_live is a whole number of seconds from 0 to ${timeToLiveLimitSeconds}, four weeks.`,
)

const locArgs = v.lazy((input) => (Array.isArray(input) ? texts : text))

/** The legacy FCM message, as a hub takes it. */
export const gcmSchema: v.GenericSchema = known({
  ...refused(['message'], 'E_FCM_ENVELOPE: This is an FCM v1 message: send it with fcm().'),
  ...refused(
    ['to', 'registration_ids', 'condition'],
    'E_FCM_TARGET_PRESENT: The hub fills in who gets it: choose devices by tags.',
  ),
  collapse_key: text,
  priority: matching(/^(normal|high)$/, 'E_FCM_ENUM: priority is normal or high.'),
  content_available: flag,
  mutable_content: flag,
  time_to_live: timeToLive,
  delay_while_idle: flag,
  restricted_package_name: text,
  dry_run: flag,
  data: objectOf({}),
  notification: known({
    title: text,
    body: text,
    image: imageUrl,
    subtitle: text,
    badge: text,
    android_channel_id: text,
    icon: text,
    sound: text,
    tag: text,
    color,
    click_action: text,
    body_loc_key: text,
    body_loc_args: locArgs,
    title_loc_key: text,
    title_loc_args: locArgs,
  }),
})
