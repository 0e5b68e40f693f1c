import {
  buildPreview,
  fieldsOf,
  headerOf,
  type Preview,
  type PushHeaders,
  toJsonText,
} from '@hubcast/payload'
import type { ApnsAlert, LiveActivityAlert, LocalizedText } from './alert.js'
import { pushTypeOf } from './options.js'

type AnyAlert = ApnsAlert & Omit<LiveActivityAlert, 'title' | 'body'>

function isLocalized(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && 'loc-key' in value
}

/** A text, or how the app's translation of it is called: the device alone knows what that says. */
function textOr(text: unknown, key: unknown, args: unknown): string | undefined {
  if (isLocalized(text)) return textOr(undefined, text['loc-key'], text['loc-args'])
  // A key stands in place of the text beside it.
  if (typeof key !== 'string') return typeof text === 'string' ? text : undefined
  const texts = Array.isArray(args) ? args.filter((part) => typeof part === 'string') : []
  return `⟨${[key, ...texts].join(', ')}⟩`
}

/** What a person would see of an APNs body: a plain description. It takes any body, also one that APNs refuses. */
export function previewApns(body: string, headers: PushHeaders = {}): Preview {
  const payload = JSON.parse(body)
  const aps = fieldsOf(fieldsOf(payload).aps)
  const pushType = headerOf(headers, 'apns-push-type') ?? pushTypeOf(payload)
  const alert: AnyAlert = typeof aps.alert === 'string' ? { body: aps.alert } : fieldsOf(aps.alert)
  const title = textOr(alert.title, alert['title-loc-key'], alert['title-loc-args'])
  const subtitle = textOr(alert.subtitle, alert['subtitle-loc-key'], alert['subtitle-loc-args'])
  const text = textOr(alert.body, alert['loc-key'], alert['loc-args'])
  const badge = typeof aps.badge === 'number' ? String(aps.badge) : undefined
  const sound = typeof aps.sound === 'string' ? aps.sound : fieldsOf(aps.sound).name
  const isAlert = pushType === 'alert'
  const isSilent = !isAlert && pushType !== 'liveactivity'
  const isEmpty = isAlert && !(title || subtitle || text || badge || sound)
  // What nests without an end is not told.
  const state = toJsonText(aps['content-state'] ?? {}).text
  const notes = [
    ...(isSilent ? [`Nothing is shown: a ${pushType} push only tells the app or the system something.`] : []),
    ...(isEmpty ? ['Nothing is shown: aps has no text, badge or sound.'] : []),
    ...(typeof aps.category === 'string' && aps.category
      ? [`The app's category "${aps.category}" brings the buttons.`]
      : []),
    ...(aps['mutable-content']
      ? ['The app may change it before it is shown, for example add an image.']
      : []),
    ...(pushType === 'liveactivity' ? [`The app draws the activity from its state: ${state}`] : []),
    ...([title, subtitle, text].some((part) => part?.startsWith('⟨'))
      ? ['Texts in ⟨⟩ come from the translations in the app.']
      : []),
  ]
  return buildPreview('apple', {
    kind: isSilent || isEmpty ? 'silent' : 'shown',
    surface: pushType === 'liveactivity' ? 'live activity' : isSilent ? pushType : 'alert',
    title,
    subtitle,
    lines: text === undefined ? [] : [text],
    badge,
    sound: typeof sound === 'string' ? sound : undefined,
    notes,
  })
}
