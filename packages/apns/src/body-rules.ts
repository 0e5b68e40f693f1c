import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'
import type { ApnsPushType } from './payload.js'
import { apsKeys } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

const visibleKeys = ['alert', 'badge', 'sound']
const ignoredInActivities = ['badge', 'category', 'thread-id', 'content-available', 'mutable-content']
const startOnly = ['attributes-type', 'attributes', 'input-push-token', 'input-push-channel']

const aps = (key: string) => pointer(['aps', key])
const has = (fields: Fields, key: string) => fields[key] !== undefined

function isText(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || (typeof value === 'object' && value !== null)
}

/** Whether an alert yields a text of its own. */
function saysSomething(alert: unknown): boolean {
  if (typeof alert === 'string') return alert !== ''
  const fields = fieldsOf(alert)
  return ['title', 'subtitle', 'body', 'title-loc-key', 'subtitle-loc-key', 'loc-key'].some((key) =>
    isText(fields[key]),
  )
}

/** Arguments of a translated text without the key that they belong to. */
function checkArguments(alert: Fields): readonly NotificationIssue[] {
  return ['title-loc', 'subtitle-loc', 'loc'].flatMap((name) =>
    when(
      has(alert, `${name}-args`) && !alert[`${name}-key`],
      error(
        'E_APNS_LOCARGS_WITHOUT_KEY',
        pointer(['aps', 'alert', `${name}-args`]),
        `${name}-args needs ${name}-key.`,
      ),
    ),
  )
}

function checkAlert(fields: Fields, at: string): readonly NotificationIssue[] {
  const isVisible = visibleKeys.some((key) => has(fields, key))
  return [
    ...when(!isVisible, error('E_APNS_EMPTY', at, 'An alert has at least alert, badge or sound in aps.')),
    ...when(
      has(fields, 'mutable-content') && !saysSomething(fields.alert),
      warning(
        'W_APNS_MUTABLE_WITHOUT_TEXT',
        aps('mutable-content'),
        'The extension runs only when the alert has a title, subtitle or body.',
      ),
    ),
    ...['time-sensitive', 'critical'].flatMap((level) =>
      when(
        fields['interruption-level'] === level,
        warning(
          'W_APNS_ENTITLEMENT',
          aps('interruption-level'),
          `${level} works only in an app with its ${level === 'critical' ? 'entitlement from Apple' : 'capability'}.`,
        ),
      ),
    ),
    ...['summary-arg', 'summary-arg-count', 'action-loc-key'].flatMap((key) =>
      when(
        has(fieldsOf(fields.alert), key),
        warning('W_APNS_DEPRECATED', pointer(['aps', 'alert', key]), 'It has no effect on today’s systems.'),
      ),
    ),
    ...when(
      has(fieldsOf(fields.alert), 'sound'),
      warning('W_APNS_ALERT_SOUND', '/aps/alert/sound', 'Only Live Activities look for a sound here.'),
    ),
  ]
}

function checkBackground(fields: Fields, at: string): readonly NotificationIssue[] {
  return [
    ...when(
      fields['content-available'] === undefined,
      error('E_APNS_BACKGROUND_FLAG', at, 'A silent push has "content-available": 1 in aps.'),
    ),
    ...visibleKeys.flatMap((key) =>
      when(
        has(fields, key),
        error('E_APNS_BACKGROUND_VISIBLE', aps(key), 'A silent push shows and plays nothing; send an alert.'),
      ),
    ),
  ]
}

function checkLiveActivity(fields: Fields, at: string): readonly NotificationIssue[] {
  const { event } = fields
  // What is no event is not repeated: it is a value of the payload.
  const kind = ['start', 'update', 'end'].find((name) => name === event) ?? 'push'
  const isStart = event === 'start'
  const needed = [
    'timestamp',
    ...(event === 'end' ? [] : ['content-state']),
    ...(isStart ? ['attributes-type', 'attributes', 'alert'] : []),
  ]
  const alert = fieldsOf(fields.alert)
  return [
    ...when(event === undefined, error('E_APNS_EVENT', at, 'aps has an event: start, update or end.')),
    ...needed.flatMap((key) =>
      when(
        !has(fields, key),
        error('E_APNS_ACTIVITY_MISSING', at, `A Live Activity's ${kind} has aps.${key}.`),
      ),
    ),
    ...when(
      isStart && has(fields, 'alert') && !(isText(alert.title) && isText(alert.body)),
      error('E_APNS_ACTIVITY_ALERT', '/aps/alert', 'The alert of a start has a title and a body.'),
    ),
    ...startOnly.flatMap((key) =>
      when(
        !isStart && has(fields, key),
        error('E_APNS_ACTIVITY_FIELD', aps(key), `Only a start has ${key}.`),
      ),
    ),
    ...when(
      has(fields, 'input-push-token') && has(fields, 'input-push-channel'),
      error('E_APNS_ACTIVITY_INPUT', aps('input-push-channel'), 'It goes without input-push-token.'),
    ),
    ...ignoredInActivities.flatMap((key) =>
      when(has(fields, key), warning('W_APNS_ACTIVITY_IGNORED', aps(key), 'A Live Activity ignores it.')),
    ),
    ...when(
      typeof fields.sound === 'object',
      warning('W_APNS_ACTIVITY_IGNORED', aps('sound'), 'A Live Activity takes the name of a sound alone.'),
    ),
  ]
}

function checkOther(
  payload: Fields,
  fields: Fields,
  pushType: ApnsPushType,
  at: string,
): readonly NotificationIssue[] {
  const needed: Partial<Record<ApnsPushType, readonly string[]>> = {
    fileprovider: ['container-identifier', 'domain'],
    mdm: ['mdm'],
  }
  return [
    ...(needed[pushType] ?? []).flatMap((key) =>
      when(
        typeof payload[key] !== 'string',
        error('E_APNS_FIELD', '', `A ${pushType} push has a text ${key}.`),
      ),
    ),
    ...when(
      pushType === 'mdm' && has(payload, 'aps'),
      error('E_APNS_FIELD', '/aps', 'An mdm push has no aps.'),
    ),
    ...when(
      /^(widgets|controls)$/.test(pushType) && fields['content-changed'] !== true,
      error('E_APNS_FIELD', at, `A ${pushType} push has "content-changed": true in aps.`),
    ),
  ]
}

/** What APNs makes of a payload of this push type, beyond the types of its fields. */
export function checkApnsBody(payload: Fields, pushType: ApnsPushType): readonly NotificationIssue[] {
  const fields = fieldsOf(payload.aps)
  /** Where a field of `aps` is missing. */
  const at = has(payload, 'aps') ? '/aps' : ''
  const byType = {
    alert: checkAlert,
    background: checkBackground,
    liveactivity: checkLiveActivity,
  } as const
  const check = pushType in byType ? byType[pushType as keyof typeof byType] : undefined
  return [
    ...checkArguments(fieldsOf(fields.alert)),
    ...(check ? check(fields, at) : checkOther(payload, fields, pushType, at)),
    ...Object.keys(fields)
      .filter((key) => !apsKeys.has(key))
      .map((key) =>
        warning(
          key === 'events' ? 'W_APNS_EVENTS' : 'W_APNS_UNKNOWN_KEY',
          aps(key),
          key === 'events'
            ? 'The field is called event.'
            : 'APNs ignores it here; the app’s own data stands beside aps.',
        ),
      ),
    ...Object.keys(payload)
      .filter((key) => /^(gcm\.|google\.|fcm_options$)/.test(key))
      .map((key) => warning('W_APNS_FOREIGN_KEY', pointer([key]), "This name is Firebase's own.")),
  ]
}
