import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'
import { checkLocArgs } from './loc-args.js'

type Fields = Readonly<Record<string, unknown>>

const has = (fields: Fields, key: string) => fields[key] !== undefined
const place = (key: string) => pointer(['message', 'android', 'notification', key])

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^\w+:\/\//.test(value)
}

function checkLights(lights: Fields): readonly NotificationIssue[] {
  const missing = ['color', 'light_on_duration', 'light_off_duration'].filter((key) => !has(lights, key))
  const message = `It lacks ${missing.join(', ')}.`
  return when(missing.length > 0, error('E_FCM_LIGHT_MISSING', place('light_settings'), message))
}

/** What is accepted and has no effect, or another one: when it is, where, and why. */
function checkEffects(fields: Fields): readonly NotificationIssue[] {
  const doubt = (isDoubtful: unknown, code: string, key: string, message: string) =>
    when(isDoubtful, warning(code, place(key), message))
  return [
    ...doubt(
      fields.default_vibrate_timings && has(fields, 'vibrate_timings'),
      'W_FCM_IGNORED',
      'vibrate_timings',
      'default_vibrate_timings is used instead.',
    ),
    ...doubt(
      fields.default_light_settings && has(fields, 'light_settings'),
      'W_FCM_IGNORED',
      'default_light_settings',
      'light_settings are used instead.',
    ),
    ...doubt(
      isUrl(fields.click_action),
      'W_FCM_CLICK_ACTION_URL',
      'click_action',
      'It names an action of an intent filter in the app, not a URL.',
    ),
    ...doubt(
      isUrl(fields.icon),
      'W_FCM_ICON_URL',
      'icon',
      'It names a drawable resource of the app, not a URL: that is image.',
    ),
    ...doubt(
      has(fields, 'bypass_proxy_notification'),
      'W_FCM_DEPRECATED',
      'bypass_proxy_notification',
      'proxy has taken its place.',
    ),
  ]
}

/** What Android makes of its notification, beyond the types of the fields. */
export function checkAndroidNotification(fields: Fields): readonly NotificationIssue[] {
  const { vibrate_timings: timings } = fields
  const isEmpty = Array.isArray(timings) && timings.length === 0
  const timingsPath = place('vibrate_timings')
  return [
    ...checkLocArgs(fields, place),
    ...(has(fields, 'light_settings') ? checkLights(fieldsOf(fields.light_settings)) : []),
    ...when(isEmpty, error('E_FCM_VIBRATE_EMPTY', timingsPath, 'It has at least one.')),
    ...checkEffects(fields),
  ]
}
