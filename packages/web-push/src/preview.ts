import { buildPreview, fieldsOf, type Preview, type PreviewButton, type PushHeaders } from '@hubcast/payload'
import { actionsOf } from './body-rules.js'
import { isDeclarative } from './declarative-rules.js'
import { declarativeMarker } from './limits.js'

type Fields = Readonly<Record<string, unknown>>

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function buttonsOf(fields: Fields): readonly PreviewButton[] {
  return actionsOf(fields, []).map(([action]) => {
    const link = textOf(action.navigate)
    return { title: textOf(action.title) ?? '', ...(link !== undefined && { link }) }
  })
}

/** Why it is shown, or is not. */
function notesOf(payload: Fields, isShown: boolean): readonly string[] {
  if (!isDeclarative(payload))
    return isShown
      ? ["The site's service worker gets this and shows it; what it changes is not seen here."]
      : ["Nothing is shown unless the site's service worker does: there is no title to show."]
  if (!isShown)
    return [
      "Nothing is shown unless the site's service worker does: a declarative message has its mark, a title and navigate.",
    ]
  return [
    "Browsers that know no declarative messages hand it to the site's service worker.",
    ...(payload.mutable === true ? ["The site's service worker may change it before it is shown."] : []),
  ]
}

/**
 * What a person would see of a body for browsers: a plain description. It takes any JSON body, also one that browsers
 * refuse.
 */
export function previewWebPush(body: string, _headers: PushHeaders = {}): Preview {
  const payload = fieldsOf(JSON.parse(body))
  const isDeclared = isDeclarative(payload)
  const fields = isDeclared ? fieldsOf(payload.notification) : payload
  const title = textOf(fields.title)
  const text = textOf(fields.body)
  const link = textOf(fields.navigate)
  const badge = isDeclared ? (payload.app_badge ?? fields.app_badge) : undefined
  const isShown =
    title !== undefined && (!isDeclared || (link !== undefined && payload.web_push === declarativeMarker))
  return buildPreview('browser', {
    kind: isShown ? 'shown' : 'data',
    surface: 'notification',
    title,
    lines: text === undefined ? [] : [text],
    image: textOf(fields.image),
    icon: textOf(fields.icon),
    badge: typeof badge === 'number' ? String(badge) : textOf(badge),
    link,
    buttons: buttonsOf(fields),
    notes: [...notesOf(payload, isShown), ...(fields.silent === true ? ['It makes no sound.'] : [])],
  })
}
