import * as v from 'valibot'
import { epochMsFrom, secondsBelow, timeToLiveLimitMs } from './limits.js'

const notifyTypeMessage =
  'E_XIAOMI_NOTIFY_TYPE: notify_type is 1 for sound, 2 for vibration, 4 for light, added up; 0 for none, -1 for all.'
const liveMessage = 'E_XIAOMI_TIME_TO_LIVE: time_to_live is a whole number of milliseconds from 0.'
const sendMessage = 'E_XIAOMI_TIME_TO_SEND: time_to_send is a whole number of milliseconds since 1970.'
const idMessage = 'E_XIAOMI_NOTIFY_ID: notify_id is a whole number.'
const targetMessage = 'E_XIAOMI_TARGET: The hub fills in who gets it: choose devices by tags, or send to one.'

const target = v.optional(v.never(targetMessage))

const fields = {
  payload: v.optional(v.string('E_XIAOMI_PAYLOAD: The payload is a text; write an object as JSON text.')),
  restricted_package_name: v.optional(v.string()),
  title: v.optional(v.string('E_XIAOMI_TITLE: The title is a text.')),
  description: v.optional(v.string('E_XIAOMI_DESCRIPTION: The description is a text.')),
  pass_through: v.optional(
    v.picklist([0, 1], 'E_XIAOMI_PASS_THROUGH: pass_through is 0, a notification, or 1, for the app alone.'),
  ),
  notify_type: v.optional(
    v.pipe(
      v.number(notifyTypeMessage),
      v.integer(notifyTypeMessage),
      v.minValue(-1, notifyTypeMessage),
      v.maxValue(7, notifyTypeMessage),
    ),
  ),
  time_to_live: v.optional(
    v.pipe(
      v.number(liveMessage),
      v.integer(liveMessage),
      v.minValue(0, liveMessage),
      v.check(
        (ms) => ms <= 0 || ms >= secondsBelow,
        'W_XIAOMI_TTL_SECONDS: This looks like seconds; time_to_live is in milliseconds.',
      ),
      v.maxValue(timeToLiveLimitMs, 'W_XIAOMI_TTL: Mi Push keeps a message at most ten days.'),
    ),
  ),
  time_to_send: v.optional(
    v.pipe(
      v.number(sendMessage),
      v.integer(sendMessage),
      v.minValue(
        epochMsFrom,
        'E_XIAOMI_TIME_TO_SEND: This is seconds; the time is in milliseconds since 1970.',
      ),
    ),
  ),
  notify_id: v.optional(v.pipe(v.number(idMessage), v.integer(idMessage))),
  extra: v.optional(
    v.never('E_XIAOMI_EXTRA: There is no extra; each of its keys stands at the top, as "extra.key".'),
  ),
  'extra.notify_foreground': v.optional(
    v.picklist(['0', '1'], 'E_XIAOMI_FOREGROUND: extra.notify_foreground is the text 0 or 1.'),
  ),
  'extra.notify_effect': v.optional(
    v.picklist(
      ['1', '2', '3'],
      'E_XIAOMI_EFFECT: extra.notify_effect is the text 1 for the app, 2 for a part of it, 3 for a page.',
    ),
  ),
  registration_id: target,
  alias: target,
  topic: target,
  user_account: target,
}

/** The keys that mean something to Mi Push, or have a rule of their own. */
export const messageKeys: ReadonlySet<string> = new Set(Object.keys(fields))

/** A message for Mi Push. */
export const xiaomiSchema: v.GenericSchema = v.looseObject(fields)
