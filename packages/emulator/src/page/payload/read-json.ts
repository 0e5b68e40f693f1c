import type { Platform } from '../../model.js'
import { fieldAt, shownText } from './json-field.js'
import type { NotificationText } from './notification-text.js'

type Path = readonly string[]

// Where each platform keeps what is shown, the most telling place first.
const places: Readonly<Partial<Record<Platform | 'template', readonly Path[]>>> = {
  apns: [['aps', 'alert']],
  fcmv1: [
    ['message', 'notification'],
    ['message', 'android', 'notification'],
    ['message', 'webpush', 'notification'],
    ['message', 'data'],
  ],
  gcm: [['notification'], ['data']],
  adm: [['notification'], ['data']],
  browser: [['notification'], [], ['data']],
}

// A localised text is shown by its key: only the device knows the words.
const titleKeys = ['title', 'headline', 'subject', 'title-loc-key', 'title_loc_key']
const bodyKeys = [
  'body',
  'message',
  'msg',
  'text',
  'alert',
  'description',
  'loc-key',
  'body_loc_key',
  'loc_key',
]

function firstText(value: unknown, keys: readonly string[]): string | undefined {
  return keys.map((key) => shownText(fieldAt(value, [key]))).find((text) => text !== undefined)
}

function notesOf(payload: unknown): string[] {
  const badge = shownText(fieldAt(payload, ['aps', 'badge']))
  return [
    ...(badge ? [`badge ${badge}`] : []),
    ...(fieldAt(payload, ['aps', 'content-available']) === 1 ? ['background'] : []),
    ...(String(fieldAt(payload, ['pass_through'])) === '1' ? ['pass-through'] : []),
  ]
}

/** What a JSON payload shows on its platform; with neither title nor body when nothing is recognised. */
export function readJsonNotification(kind: Platform | 'template', payload: unknown): NotificationText {
  const notes = notesOf(payload)
  for (const path of places[kind] ?? [[]]) {
    const found = fieldAt(payload, path)
    const title = firstText(found, titleKeys)
    const subtitle = shownText(fieldAt(found, ['subtitle']))
    const text = shownText(found) ?? firstText(found, bodyKeys)
    const body = [subtitle, text].filter((line) => line !== undefined).join('\n') || undefined
    if (title || body) {
      return { title, body, notes: path.at(-1) === 'data' ? [...notes, 'data message'] : notes }
    }
  }
  return { title: undefined, body: undefined, notes }
}
