import { textOr } from '@hubcast/payload'
import * as v from 'valibot'
import { epochMsFrom } from './limits.js'

const text = v.optional(v.string())
const texts = v.optional(v.array(v.string()))

/** A flag that has one value. */
const flag = v.optional(v.literal(1, 'E_APNS_FLAG_MUST_BE_1: The flag is the number 1, or absent.'))

/** Seconds since 1970. */
const epochSeconds = v.pipe(
  v.number('E_APNS_EPOCH: A time is a number of seconds since 1970.'),
  v.maxValue(epochMsFrom - 1, 'E_APNS_EPOCH_MS: This is milliseconds; a time is in seconds since 1970.'),
  v.integer('E_APNS_EPOCH: A time is a whole number of seconds since 1970.'),
)

const badge = v.optional(
  v.pipe(
    v.number('E_APNS_BADGE_INT: The badge is a whole number from 0.'),
    v.integer('E_APNS_BADGE_INT: The badge is a whole number from 0.'),
    v.minValue(0, 'E_APNS_BADGE_INT: The badge is a whole number from 0.'),
  ),
)

const volumeMessage = 'E_APNS_VOLUME_RANGE: The volume is a number from 0 to 1.'

const sound = textOr(
  v.strictObject({
    critical: flag,
    name: v.pipe(
      v.string('E_APNS_SOUND_NAME: A critical sound has a name, "default" or a file.'),
      v.minLength(1, 'E_APNS_SOUND_NAME: A critical sound has a name, "default" or a file.'),
    ),
    volume: v.optional(
      v.pipe(v.number(volumeMessage), v.minValue(0, volumeMessage), v.maxValue(1, volumeMessage)),
    ),
  }),
)

const localized = textOr(v.strictObject({ 'loc-key': v.string(), 'loc-args': texts }))

function alertOf(words: v.GenericSchema): v.GenericSchema {
  const countMessage = 'E_APNS_TYPE: summary-arg-count is a whole number from 1.'
  return textOr(
    v.strictObject({
      title: v.optional(words),
      subtitle: text,
      body: v.optional(words),
      'launch-image': text,
      'title-loc-key': text,
      'title-loc-args': texts,
      'subtitle-loc-key': text,
      'subtitle-loc-args': texts,
      'loc-key': text,
      'loc-args': texts,
      action: text,
      'action-loc-key': text,
      'summary-arg': text,
      'summary-arg-count': v.optional(
        v.pipe(v.number(countMessage), v.integer(countMessage), v.minValue(1, countMessage)),
      ),
      sound: text,
    }),
  )
}

const levels = ['passive', 'active', 'time-sensitive', 'critical'] as const
const anyObject = v.record(v.string(), v.unknown())

const common = {
  badge,
  sound: v.optional(sound),
  'thread-id': text,
  category: text,
  'content-available': flag,
  'mutable-content': flag,
  'target-content-id': text,
  'interruption-level': v.optional(
    v.picklist(levels, ({ input }) =>
      input === 'timeSensitive'
        ? 'E_APNS_INTERRUPTION_LEVEL: This is the name in Swift; on the wire it is time-sensitive.'
        : `E_APNS_INTERRUPTION_LEVEL: The level is one of ${levels.join(', ')}.`,
    ),
  ),
  'filter-criteria': text,
  'content-changed': v.optional(v.literal(true, 'E_APNS_TYPE: content-changed is true, or absent.')),
  'url-args': texts,
  timestamp: v.optional(epochSeconds),
  'stale-date': v.optional(epochSeconds),
  'dismissal-date': v.optional(epochSeconds),
  'content-state': v.optional(anyObject),
  'attributes-type': text,
  attributes: v.optional(anyObject),
  'input-push-token': flag,
  'input-push-channel': text,
  event: v.optional(
    v.picklist(['start', 'update', 'end'], 'E_APNS_EVENT: The event is start, update or end.'),
  ),
}

const scoreMessage = 'E_APNS_RELEVANCE: The relevance score of an alert is a number from 0 to 1.'

/** The `aps` keys that Apple documents; others mean nothing to APNs. */
export const apsKeys: ReadonlySet<string> = new Set([...Object.keys(common), 'alert', 'relevance-score'])

/** The payload of an alert or a silent push. */
export const alertSchema: v.GenericSchema = v.looseObject({
  aps: v.optional(
    v.looseObject({
      ...common,
      alert: v.optional(alertOf(v.string())),
      'relevance-score': v.optional(
        v.pipe(v.number(scoreMessage), v.minValue(0, scoreMessage), v.maxValue(1, scoreMessage)),
      ),
    }),
  ),
})

/** The payload of a Live Activity's push. */
export const liveActivitySchema: v.GenericSchema = v.looseObject({
  aps: v.optional(
    v.looseObject({
      ...common,
      alert: v.optional(alertOf(localized)),
      'relevance-score': v.optional(v.number()),
    }),
  ),
})
