import { buildPreview, fieldsOf, type Preview, type PushHeaders } from '@hubcast/payload'

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** What a tap opens, when the payload says so. */
function linkOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  const effect = fields['extra.notify_effect']
  if (effect === '2') return textOf(fields['extra.intent_uri'])
  return effect === '3' ? textOf(fields['extra.web_uri']) : undefined
}

/** What is heard: the app's own sound, the system's, or the app's choice when the payload says nothing. */
function soundOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  const { notify_type } = fields
  if (typeof notify_type === 'number' && (notify_type & 1) === 0) return undefined
  return textOf(fields['extra.sound_uri']) ?? (notify_type === undefined ? undefined : 'default')
}

/** What a person would see of a body for Xiaomi: a plain description. It takes any JSON body, also one that is refused. */
export function previewXiaomi(body: string, _headers: PushHeaders = {}): Preview {
  const fields = fieldsOf(JSON.parse(body))
  if (fields.pass_through === 1)
    return buildPreview('xiaomi', {
      kind: 'data',
      surface: 'message',
      notes: ["Nothing is shown unless the app's own code does: pass_through 1 goes through to it."],
    })
  const title = textOf(fields.title)
  const text = textOf(fields.description)
  const isEmpty = !(title?.trim() || text?.trim())
  return buildPreview('xiaomi', {
    kind: isEmpty ? 'data' : 'shown',
    surface: 'notification',
    title,
    lines: text === undefined ? [] : [text],
    link: linkOf(fields),
    sound: soundOf(fields),
    notes: [
      ...(isEmpty ? ['Nothing is shown: there is no title and no description.'] : []),
      ...(fields['extra.notify_foreground'] === '0' ? ['It is not shown while the app is in front.'] : []),
    ],
  })
}
