import { buildPreview, fieldsOf, type Preview, type PushHeaders } from '@hubcast/payload'
import { isMessage } from './header-rules.js'

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What a tap opens, when the payload says so. */
function linkOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  if (fields.open_type === 1) return textOf(fields.url)
  return fields.open_type === 2 ? textOf(fields.pkg_content) : undefined
}

/**
 * What a person would see of a body for Baidu: a plain description. It takes any JSON body, also one that Baidu
 * refuses, and any text at all with the header `X-Baidu-Message-Type: 0`.
 */
export function previewBaidu(body: string, headers: PushHeaders = {}): Preview {
  if (isMessage(headers))
    return buildPreview('baidu', {
      kind: 'data',
      surface: 'message',
      notes: ["Nothing is shown unless the app's own code does: message type 0 goes through to it."],
    })
  const fields = fieldsOf(JSON.parse(body))
  const title = textOf(fields.title)
  const text = textOf(fields.description)
  const isEmpty = title === undefined && text === undefined
  const { notification_builder_id: builder = 0, notification_basic_style: style = 7 } = fields
  return buildPreview('baidu', {
    kind: isEmpty ? 'data' : 'shown',
    surface: 'notification',
    title,
    lines: text === undefined ? [] : [text],
    link: linkOf(fields),
    sound: builder === 0 && typeof style === 'number' && (style & 4) !== 0 ? 'default' : undefined,
    notes: [
      ...(isEmpty ? ['Nothing is shown: there is no title and no description.'] : []),
      ...(title === undefined && !isEmpty ? ["The app's name stands as title."] : []),
      ...(builder === 0 ? [] : ["The app's own style draws it."]),
    ],
  })
}
