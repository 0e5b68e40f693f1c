import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'
import { actionsOf, checkNotification } from './body-rules.js'
import { parseUrl } from './parse-url.js'
import { declaredKeys } from './schema.js'

type Fields = Readonly<Record<string, unknown>>
type Keys = readonly (string | number)[]

/** Names of earlier drafts, and where their fields are today. */
const movedKeys: Readonly<Record<string, string>> = {
  default_action_url: 'The field is called navigate.',
  url: 'The field is called navigate.',
  mutable: 'Its place is beside notification.',
}

/** Whether a payload is a declarative message, or means to be one. */
export function isDeclarative(payload: unknown): boolean {
  return 'web_push' in fieldsOf(payload)
}

function checkNavigate(fields: Fields, keys: Keys): readonly NotificationIssue[] {
  const { navigate } = fields
  if (navigate === undefined)
    return [error('E_DWP_NAVIGATE', pointer(keys), 'It has navigate, the URL that a tap opens.')]
  if (typeof navigate !== 'string') return []
  const path = pointer([...keys, 'navigate'])
  if (navigate === '' || !parseUrl(navigate, 'https://site.example'))
    return [error('E_DWP_NAVIGATE', path, 'This is no URL.')]
  return when(
    parseUrl(navigate)?.protocol !== 'https:',
    warning(
      'W_DWP_NAVIGATE',
      path,
      'An absolute https URL is understood everywhere; a relative one depends on the site that subscribed.',
    ),
  )
}

/** A number as text, or a text: Safari 18.4 takes both. */
function digitsOf(badge: unknown): string {
  return typeof badge === 'number' || typeof badge === 'string' ? String(badge) : ''
}

function checkBadgeInside(payload: Fields, notification: Fields): readonly NotificationIssue[] {
  const { app_badge: inside } = notification
  if (inside === undefined) return []
  const digits = digitsOf(inside)
  const path = '/notification/app_badge'
  if (!/^\d+$/.test(digits)) return [error('E_DWP_BADGE', path, 'app_badge is a whole number from 0.')]
  return when(
    digits !== digitsOf(payload.app_badge),
    warning(
      'W_DWP_BADGE',
      path,
      'Safari 18.4 alone reads it here; later ones read the app_badge beside notification.',
    ),
  )
}

/** What browsers make of a declarative message, beyond the types of its fields. */
export function checkDeclarativeMessage(payload: Fields): readonly NotificationIssue[] {
  const { notification: given } = payload
  if (given === undefined)
    return [error('E_DWP_NOTIFICATION', '', 'A declarative message has a notification.')]
  // What is no notification has no fields to speak of.
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return []
  const notification = fieldsOf(given)
  const keys = ['notification']
  return [
    ...when(
      notification.title === undefined,
      error('E_DWP_TITLE', '/notification', 'A declarative message has a title.'),
    ),
    ...checkNavigate(notification, keys),
    ...actionsOf(notification, keys).flatMap(([action, place]) => checkNavigate(action, place)),
    ...checkNotification(notification, keys),
    ...checkBadgeInside(payload, notification),
    ...Object.keys(notification)
      .filter((key) => !declaredKeys.has(key))
      .map((key) => {
        const hint = Object.hasOwn(movedKeys, key) ? movedKeys[key] : undefined
        return warning(
          'W_DWP_UNKNOWN_KEY',
          pointer([...keys, key]),
          hint ?? "Browsers ignore it here; the site's own keys stand beside notification.",
        )
      }),
  ]
}
