import { buildPreview, fieldsOf, type Preview, type PreviewParts, type PushHeaders } from '@hubcast/payload'
import { groupsOf, type XmlKind } from './body-rules.js'
import { kindOfHeaders } from './header-rules.js'
import { readContent } from './read-content.js'

type Fields = Readonly<Record<string, unknown>>

function textsOf(fields: Fields, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const text = fields[name]
    return typeof text === 'string' && text !== '' ? [text] : []
  })
}

function textOf(fields: Fields, ...names: readonly string[]): string | undefined {
  return textsOf(fields, names)[0]
}

function previewToast(fields: Fields): PreviewParts {
  const isSilent = fieldsOf(fields.Sound).Silent === true
  return {
    kind: 'shown',
    surface: 'toast',
    title: textOf(fields, 'Text1'),
    lines: textsOf(fields, ['Text2']),
    link: textOf(fields, 'Param'),
    sound: textOf(fields, 'Sound') ?? (isSilent ? undefined : 'default'),
    notes: isSilent ? ['It plays no sound.'] : [],
  }
}

function previewTile(fields: Fields): PreviewParts {
  const cleared = Object.keys(fields).filter((name) => fields[name] === null)
  const backs = textsOf(fields, ['BackTitle', 'BackContent', 'WideBackContent'])
  const { Count } = fields
  return {
    kind: 'shown',
    surface: 'tile',
    title: textOf(fields, 'Title'),
    lines: [...textsOf(fields, ['WideContent1', 'WideContent2', 'WideContent3']), ...backs],
    image: textOf(fields, 'BackgroundImage', 'CycleImage1', 'WideBackgroundImage', 'SmallBackgroundImage'),
    icon: textOf(fields, 'IconImage', 'SmallIconImage'),
    badge: typeof Count === 'number' && Count > 0 ? String(Count) : undefined,
    // The first two digits are how opaque it is.
    color: /^#[0-9a-f]{2}([0-9a-f]{6})$/i
      .exec(textOf(fields, 'BackgroundColor') ?? '')?.[1]
      ?.replace(/^/, '#'),
    link: textOf(fields, 'Id'),
    notes: [
      'What it does not name stays as it was on the tile.',
      ...(backs.length > 0 ? ['The texts of the back are among the lines.'] : []),
      ...(cleared.length > 0 ? [`It clears ${cleared.join(', ')}.`] : []),
    ],
  }
}

/** The fields that a toast, or a tile of this template, has: the phone shows nothing of others. */
function ownFields(kind: XmlKind, content: unknown): Fields {
  const own = ['Id', ...groupsOf(kind, content).flat()]
  return Object.fromEntries(Object.entries(fieldsOf(content)).filter(([name]) => own.includes(name)))
}

function previewNothing(surface: string, why: string): PreviewParts {
  return { kind: 'data', surface, notes: [`Nothing is shown: ${why}.`] }
}

/** What a person would see of an MPNS body: a plain description. It takes any body, also one that MPNS refuses. */
export function previewMpns(body: string, headers: PushHeaders = {}): Preview {
  const announced = kindOfHeaders(headers)
  const preview = (parts: PreviewParts) => buildPreview('windowsphone', parts)
  if (announced === 'raw') return preview(previewNothing('raw', 'a raw notification goes to the running app'))
  const { kind, content } = readContent(body)
  if (!kind) return preview(previewNothing(announced ?? 'raw', 'the body is neither a toast nor a tile'))
  if (announced && announced !== kind)
    return preview(previewNothing(announced, `the body is a ${kind} and the headers announce a ${announced}`))
  const fields = ownFields(kind, content)
  return preview(kind === 'toast' ? previewToast(fields) : previewTile(fields))
}
