import { buildPreview, fieldsOf, type Preview, type PreviewParts, type PushHeaders } from '@hubcast/payload'
import { dataOnlyText } from './drawn.js'
import { inSnakeCase } from './spelling.js'

type Fields = Readonly<Record<string, unknown>>

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A text, or how the app's translation of it is called: the device alone knows what that says. */
function wordsOf(name: string, fields: Fields): string | undefined {
  const key = fields[`${name}_loc_key`]
  const args = fields[`${name}_loc_args`]
  if (typeof key !== 'string') return textOf(fields[name])
  return `⟨${[key, ...(Array.isArray(args) ? args.filter(textOf) : [])].join(', ')}⟩`
}

/** What Android's system draws; the legacy message and v1 name most of it alike. */
function shown(fields: Fields): PreviewParts {
  const title = wordsOf('title', fields)
  const line = wordsOf('body', fields)
  const image = textOf(fields.image)
  const count = fields.notification_count ?? fields.badge
  const channel = textOf(fields.channel_id ?? fields.android_channel_id)
  const action = textOf(fields.click_action)
  if (!(title || line || image)) return notShown('Nothing is shown: there is no title, body or image.')
  return {
    kind: 'shown',
    surface: 'notification',
    title,
    subtitle: textOf(fields.subtitle),
    lines: line === undefined ? [] : [line],
    image,
    icon: textOf(fields.icon),
    badge: /^(number|string)$/.test(typeof count) ? String(count) : undefined,
    color: textOf(fields.color),
    sound: textOf(fields.sound) ?? (fields.default_sound === true ? 'default' : undefined),
    notes: [
      ...(channel ? [`Since Android 8 the app's channel "${channel}" decides on sound and vibration.`] : []),
      ...(action ? [`A tap starts the app's action "${action}".`] : []),
      ...(/^⟨|,⟨/.test(`${title},${line}`) ? ['Texts in ⟨⟩ come from the translations in the app.'] : []),
    ],
  }
}

function notShown(...notes: string[]): PreviewParts {
  return { kind: 'data', surface: 'message', notes }
}

function partsOf(message: Fields): PreviewParts {
  const { notification: common, webpush, apns } = message
  const own = fieldsOf(message.android).notification
  if (common !== undefined || own !== undefined) return shown({ ...fieldsOf(common), ...fieldsOf(own) })
  return webpush === undefined && apns === undefined
    ? notShown(dataOnlyText)
    : notShown(dataOnlyText, 'This is of Android: webpush and apns say what browsers and Apple draw.')
}

/**
 * What a person would see of an FCM v1 body: a plain description of what Android draws. It takes any JSON
 * body, also one that FCM refuses.
 */
export function previewFcm(body: string, _headers: PushHeaders = {}): Preview {
  const { message } = fieldsOf(inSnakeCase(JSON.parse(body)).value)
  return buildPreview(
    'fcmv1',
    message === undefined
      ? notShown('Nothing is shown: FCM v1 reads message alone, and the body has none.')
      : partsOf(fieldsOf(message)),
  )
}

/** What a person would have seen of a legacy body. */
export function previewGcm(body: string, _headers: PushHeaders = {}): Preview {
  const { notification } = fieldsOf(JSON.parse(body))
  const parts = notification === undefined ? notShown(dataOnlyText) : shown(fieldsOf(notification))
  const retired = 'Google stopped taking legacy messages in June 2024: none arrives.'
  return buildPreview('gcm', { ...parts, notes: [...(parts.notes ?? []), retired] })
}
