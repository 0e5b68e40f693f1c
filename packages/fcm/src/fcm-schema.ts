import type { GenericSchema } from 'valibot'
import { androidSchema, commonFields, notCommonFields } from './android-schema.js'
import { known, matching, objectOf, refused, text } from './schema.js'
import { fcmOptions, imageUrl, link } from './value-schema.js'

const anyObject = objectOf({})

const notification = known({
  ...refused(
    notCommonFields,
    'E_FCM_UNKNOWN_FIELD: It belongs to android.notification, and for Apple to apns.payload.aps.',
  ),
  ...commonFields,
})

const webpush = known({
  headers: objectOf({}, text),
  data: anyObject,
  notification: anyObject,
  fcm_options: fcmOptions({ link }),
})

const apns = known({
  headers: objectOf({}, text),
  payload: objectOf({ aps: anyObject }),
  live_activity_token: matching(/./, 'E_FCM_TYPE: Wanted is a text, and not an empty one.'),
  fcm_options: fcmOptions({ image: imageUrl }),
})

const message = known({
  ...refused(['message'], 'E_FCM_ENVELOPE: message stands in message; write it once.'),
  ...refused(
    ['token', 'topic', 'condition', 'fid'],
    'E_FCM_TARGET_PRESENT: The hub fills in who gets it: choose devices by tags.',
  ),
  ...refused(['name'], 'W_FCM_OUTPUT_ONLY: FCM answers with it; sent, it means nothing.'),
  ...refused(
    ['collapse_key', 'priority', 'ttl', 'time_to_live', 'restricted_package_name'],
    'E_FCM_UNKNOWN_FIELD: It belongs to android, where time_to_live is ttl.',
  ),
  data: anyObject,
  notification,
  android: androidSchema,
  webpush,
  apns,
  fcm_options: fcmOptions(),
})

/** What a hub takes for format `fcmv1`, in snake case. */
export const fcmSchema: GenericSchema = objectOf({ message })
