import { buildPreview, fieldsOf, type Preview, type PushHeaders } from '@hubcast/payload'

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** How the app's translation of a text is called: the device alone knows what that says. */
function translationOf(key: unknown, args: unknown): string | undefined {
  if (typeof key !== 'string') return undefined
  return `⟨${[key, ...(Array.isArray(args) ? args.filter((part) => typeof part === 'string') : [])].join(', ')}⟩`
}

/** What a person would see of an ADM body: a plain description. It takes any JSON body, also one that ADM refuses. */
export function previewAdm(body: string, _headers: PushHeaders = {}): Preview {
  const { notification } = fieldsOf(JSON.parse(body))
  if (notification === undefined)
    return buildPreview('adm', {
      kind: 'data',
      surface: 'message',
      notes: ["Nothing is shown unless the app's own code does: ADM shows a notification alone, not data."],
    })
  const fields = fieldsOf(notification)
  const title = translationOf(fields.title_loc_key, fields.title_loc_args)
  const text = translationOf(fields.body_loc_key, fields.body_loc_args)
  const line = text ?? textOf(fields.body)
  const count = fields.notification_count
  const shownTitle = title ?? textOf(fields.title)
  const image = textOf(fields.image)
  const isEmpty = !(shownTitle || line || image)
  return buildPreview('adm', {
    kind: isEmpty ? 'data' : 'shown',
    surface: 'notification',
    title: shownTitle,
    lines: line === undefined ? [] : [line],
    image,
    icon: textOf(fields.icon),
    badge: typeof count === 'number' ? String(count) : undefined,
    color: textOf(fields.color),
    sound: textOf(fields.sound) ?? (fields.default_sound === true ? 'default' : undefined),
    notes: [
      ...(isEmpty ? ['Nothing is shown: the notification has no title, body or image.'] : []),
      ...(title || text ? ['Texts in ⟨⟩ come from the translations in the app.'] : []),
      ...(textOf(fields.click_action) ? [`A tap starts the app's action "${fields.click_action}".`] : []),
    ],
  })
}
