import type { NotificationIssue } from '@hubcast/core'
import {
  checkHeaders,
  error,
  headerOf,
  headerPath,
  type PushHeaders,
  utf8Bytes,
  warning,
  when,
} from '@hubcast/payload'
import { collapseIdLimitBytes, epochMsFrom, expirationLimit } from './limits.js'
import type { ApnsPushType } from './payload.js'

/** Each push type, with what its topic has behind the bundle id. */
const topicSuffixes: Readonly<Record<ApnsPushType, string>> = {
  alert: '',
  background: '',
  liveactivity: '.push-type.liveactivity',
  voip: '.voip',
  complication: '.complication',
  fileprovider: '.pushkit.fileprovider',
  mdm: '',
  location: '.location-query',
  pushtotalk: '.voip-ptt',
  widgets: '.push-type.widgets',
  controls: '.push-type.controls',
}

/** Whether a text is one of APNs' push types. */
export function isPushType(text: string): text is ApnsPushType {
  return Object.hasOwn(topicSuffixes, text)
}

/** What is said of a push type that is none. */
export const unknownPushType: NotificationIssue = error(
  'E_APNS_PUSH_TYPE',
  headerPath('apns-push-type'),
  'The push type is one that APNs knows, such as alert, background or liveactivity.',
)

function checkExpiration(value: string | undefined): readonly NotificationIssue[] {
  if (value === undefined) return []
  const path = headerPath('apns-expiration')
  if (!/^\d+$/.test(value))
    return [error('E_APNS_EXPIRATION', path, 'The expiration is whole seconds since 1970, or 0.')]
  const seconds = Number(value)
  if (seconds >= epochMsFrom)
    return [error('E_APNS_EPOCH_MS', path, 'This is milliseconds; the expiration is in seconds since 1970.')]
  return when(
    seconds > expirationLimit,
    error('E_APNS_EXPIRATION', path, `The hub takes an expiration up to ${expirationLimit} seconds.`),
  )
}

function checkCollapseId(value: string | undefined): readonly NotificationIssue[] {
  const actual = utf8Bytes(value ?? '')
  const message = `The collapse id has ${actual} bytes; the limit is ${collapseIdLimitBytes}.`
  return when(
    actual > collapseIdLimitBytes,
    error('E_APNS_COLLAPSE_ID_BYTES', headerPath('apns-collapse-id'), message, {
      limit: collapseIdLimitBytes,
      actual,
    }),
  )
}

function checkPriority(value: string | undefined, pushType: ApnsPushType): readonly NotificationIssue[] {
  const path = headerPath('apns-priority')
  if (value !== undefined && !/^(10|5|1)$/.test(value))
    return [error('E_APNS_PRIORITY', path, 'The priority is 10, 5 or 1.')]
  if (pushType === 'background')
    return when(
      value !== '5',
      error('E_APNS_BACKGROUND_PRIORITY', path, 'A silent push has priority 5; APNs refuses others.'),
    )
  return []
}

/** What APNs, or the hub, would say of the headers. */
export function checkApnsHeaders(headers: PushHeaders, pushType: ApnsPushType): readonly NotificationIssue[] {
  const of = (name: string) => headerOf(headers, name)
  const id = of('apns-id')
  const suffix = topicSuffixes[pushType]
  return [
    ...checkHeaders(headers),
    ...checkPriority(of('apns-priority'), pushType),
    ...checkExpiration(of('apns-expiration')),
    ...checkCollapseId(of('apns-collapse-id')),
    ...when(
      id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? ''),
      error('E_APNS_ID', headerPath('apns-id'), 'The id is a UUID in small letters.'),
    ),
    ...when(
      id !== undefined,
      warning('W_APNS_ID', headerPath('apns-id'), 'All devices of the send get the same id.'),
    ),
    ...when(
      of('apns-topic') !== undefined,
      warning(
        'W_ANH_TOPIC_IGNORED',
        headerPath('apns-topic'),
        "The topic comes from the hub's APNs credential; this header does not change it.",
      ),
    ),
    ...when(
      suffix,
      warning(
        'W_ANH_TOPIC_SUFFIX',
        headerPath('apns-push-type'),
        `It needs a hub of its own, with token credentials and a bundle id that ends in ${suffix}; the service does not document this.`,
      ),
    ),
  ]
}
