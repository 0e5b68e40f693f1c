import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, info, pointer, warning, when } from '@hubcast/payload'
import { actionsShown, timestampMsFrom } from './limits.js'

type Fields = Readonly<Record<string, unknown>>
type Keys = readonly (string | number)[]

function isAbsent(value: unknown): boolean {
  return value === undefined || value === ''
}

/** The buttons of a notification, each with its place. */
export function actionsOf(fields: Fields, keys: Keys): readonly (readonly [action: Fields, keys: Keys])[] {
  const actions: readonly unknown[] = Array.isArray(fields.actions) ? fields.actions : []
  return actions.flatMap((action, index) =>
    // What is no button has no fields to speak of.
    typeof action === 'object' ? [[fieldsOf(action), [...keys, 'actions', index]] as const] : [],
  )
}

function checkActions(fields: Fields, keys: Keys): readonly NotificationIssue[] {
  const actions = actionsOf(fields, keys)
  const message = `Browsers commonly show ${actionsShown} buttons.`
  const bounds = { limit: actionsShown, actual: actions.length }
  return [
    ...actions.flatMap(([action, place]) =>
      ['action', 'title'].flatMap((key) =>
        when(
          action[key] === undefined,
          error('E_NOTIF_ACTION', pointer(place), `A button has a text ${key}.`),
        ),
      ),
    ),
    ...when(
      actions.length > actionsShown,
      warning('W_NOTIF_ACTIONS', pointer([...keys, 'actions']), message, bounds),
    ),
  ]
}

/** What browsers make of the options of a notification, beyond the types of its fields. */
export function checkNotification(fields: Fields, keys: Keys): readonly NotificationIssue[] {
  const { renotify, tag, silent, vibrate, timestamp, lang } = fields
  const at = (key: string) => pointer([...keys, key])
  return [
    ...when(
      renotify === true && isAbsent(tag),
      error('E_NOTIF_RENOTIFY', at('renotify'), 'To alert again it needs a tag that is not empty.'),
    ),
    ...when(
      silent === true && vibrate !== undefined,
      error('E_NOTIF_VIBRATE', at('vibrate'), 'A silent notification does not vibrate.'),
    ),
    ...checkActions(fields, keys),
    ...when(
      typeof timestamp === 'number' && timestamp < timestampMsFrom,
      warning('W_NOTIF_TIMESTAMP', at('timestamp'), 'It is milliseconds since 1970; this is before 1974.'),
    ),
    ...when(
      typeof lang === 'string' && !/^([a-z]{1,8}(-[a-z0-9]{1,8})*)?$/i.test(lang),
      warning('W_NOTIF_LANG', at('lang'), 'A language is a BCP 47 tag, with hyphens.'),
    ),
  ]
}

/** What a site's service worker can make of a body. */
export function checkSiteNotification(fields: Fields): readonly NotificationIssue[] {
  return [
    ...checkNotification(fields, []),
    ...when(
      fieldsOf(fields.notification).navigate !== undefined,
      warning(
        'W_DWP_MARKER',
        '/notification',
        'Without "web_push": 8030 beside it no browser takes it for a declarative message.',
      ),
    ),
    ...when(
      isAbsent(fields.title),
      info(
        'I_WEBPUSH_NO_TITLE',
        '',
        "showNotification needs a title: without one the site's service worker has to find its own.",
      ),
    ),
  ]
}
