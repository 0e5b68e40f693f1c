import type * as v from 'valibot'
import { color, flag, judged, known, listOf, matching, objectOf, refused, text, texts } from './schema.js'
import { count, duration, fcmOptions, imageUrl, oneOf, time, ttl } from './value-schema.js'

const channel = judged(
  (value) =>
    !(typeof value === 'number' && value >= 0 && value <= 1) &&
    'E_FCM_LIGHT_COLOR: A channel of the colour is a number from 0 to 1.',
)

/** The fields of a notification that every system has. */
export const commonFields: v.ObjectEntries = { title: text, body: text, image: imageUrl }

const androidFields: v.ObjectEntries = {
  icon: text,
  color,
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
  event_time: time,
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
  default_vibrate_timings: flag,
  default_light_settings: flag,
  vibrate_timings: listOf(duration),
  visibility: oneOf(['VISIBILITY_UNSPECIFIED', 'PRIVATE', 'PUBLIC', 'SECRET']),
  notification_count: count,
  light_settings: known({
    color: known({ red: channel, green: channel, blue: channel, alpha: channel }),
    light_on_duration: duration,
    light_off_duration: duration,
  }),
  proxy: oneOf(['PROXY_UNSPECIFIED', 'ALLOW', 'DENY', 'IF_PRIORITY_LOWERED']),
  bypass_proxy_notification: flag,
}

/** Fields that people write beside title, body and image: the legacy message had them there. */
export const notCommonFields: readonly string[] = [
  ...Object.keys(androidFields),
  'android_channel_id',
  'badge',
  'subtitle',
]

/** `message.android`. */
export const androidSchema: v.GenericSchema = known({
  ...refused(['time_to_live'], 'E_FCM_UNKNOWN_FIELD: It is ttl, a text such as "3600s".'),
  collapse_key: text,
  priority: oneOf(['NORMAL', 'HIGH'], ['normal', 'high']),
  ttl,
  restricted_package_name: matching(
    /^[a-z]\w*(\.[a-z]\w*)+$/i,
    'E_FCM_PACKAGE_NAME: A package is named like org.example.shop.',
  ),
  data: objectOf({}),
  notification: known({
    ...refused(
      ['android_channel_id', 'priority'],
      'E_FCM_UNKNOWN_FIELD: The names are channel_id and notification_priority.',
    ),
    ...commonFields,
    ...androidFields,
  }),
  fcm_options: fcmOptions(),
  direct_boot_ok: flag,
  bandwidth_constrained_ok: flag,
  restricted_satellite_ok: flag,
})
