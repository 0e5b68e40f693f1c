import { buildPreview, headerOf, type Preview, type PreviewParts, type PushHeaders } from '@hubcast/payload'
import { elementsOf, readXmlText, textOf, type XmlElement } from '@hubcast/payload/xml'

/** All elements of a name inside another one, in their order. */
function allOf(root: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(root).flatMap((inner) => [...(inner.name === name ? [inner] : []), ...allOf(inner, name)])
}

function firstOf(root: XmlElement | undefined, name: string): XmlElement | undefined {
  return root && allOf(root, name)[0]
}

function progressLine({ attributes }: XmlElement): string {
  const { title, status, value, valueStringOverride } = attributes
  const share = Number.isFinite(Number(value)) ? `${Math.round(Number(value) * 100)} %` : undefined
  return [title, valueStringOverride ?? share, status].filter(Boolean).join(' · ')
}

/** The lines of a binding: its texts and progress bars. */
function linesOf(binding: XmlElement | undefined): readonly string[] {
  if (!binding) return []
  return elementsOf(binding).flatMap((part) => {
    if (part.name === 'text') return [textOf(part)]
    if (part.name === 'progress') return [progressLine(part)]
    return linesOf(part)
  })
}

function notesOfTexts(lines: readonly string[]): readonly string[] {
  return lines.some((line) => line.startsWith('ms-resource:'))
    ? ["Texts that begin with ms-resource: come from the app's resources."]
    : []
}

function previewToast(root: XmlElement, headers: PushHeaders): PreviewParts {
  const binding = firstOf(root, 'binding')
  const [title, ...lines] = linesOf(binding)
  const images = binding ? allOf(binding, 'image') : []
  const placed = (placement: string | undefined) =>
    images.find(({ attributes }) => attributes.placement === placement)?.attributes.src
  const { attributes: sound = undefined } = firstOf(root, 'audio') ?? {}
  const actions = firstOf(root, 'actions')
  const isHidden = headerOf(headers, 'X-WNS-SuppressPopup') === 'true'
  const inputs = actions ? allOf(actions, 'input').length : 0
  const { launch, activationType, scenario } = root.attributes
  return {
    kind: binding ? 'shown' : 'silent',
    surface: 'toast',
    title,
    lines,
    image: placed('hero') ?? placed(undefined),
    icon: placed('appLogoOverride'),
    link: activationType === 'protocol' ? launch : undefined,
    sound: sound?.silent === 'true' ? undefined : sound?.src,
    buttons: (actions ? allOf(actions, 'action') : []).map(({ attributes }) => ({
      title: attributes.content || attributes['hint-toolTip'] || attributes.arguments || '',
      ...(attributes.activationType === 'protocol' &&
        attributes.arguments !== undefined && { link: attributes.arguments }),
    })),
    notes: [
      ...(binding ? [] : ['Nothing is shown: the toast has no binding.']),
      ...(inputs ? [`The person can answer in ${inputs} ${inputs === 1 ? 'input' : 'inputs'}.`] : []),
      ...(scenario ? [`Windows treats it as ${scenario}.`] : []),
      ...(sound?.silent === 'true' ? ['It plays no sound.'] : []),
      ...(isHidden ? ['Windows Phone shows it in the action center only; Windows drops it.'] : []),
      ...notesOfTexts([title ?? '', ...lines]),
    ],
  }
}

const sizes = ['Medium', 'Square150', 'Square', 'Wide', 'Large', 'Small', '']

function previewTile(root: XmlElement): PreviewParts {
  const bindings = allOf(root, 'binding')
  const templateOf = ({ attributes }: XmlElement) => attributes.template ?? ''
  const ranked = sizes.flatMap((size) =>
    bindings.filter((binding) => templateOf(binding).startsWith(`Tile${size}`)),
  )
  const chosen = ranked[0] ?? bindings[0]
  const others = bindings.filter((binding) => binding !== chosen).map(templateOf)
  const [title, ...lines] = linesOf(chosen)
  return {
    kind: chosen ? 'shown' : 'silent',
    surface: 'tile',
    title,
    lines,
    image: firstOf(chosen, 'image')?.attributes.src,
    notes: [
      ...(chosen
        ? [`This is the tile ${templateOf(chosen)}.`]
        : ['Nothing is shown: the tile has no binding.']),
      ...(others.length ? [`There are others: ${others.join(', ')}.`] : []),
      'Windows 11 has no live tiles.',
      ...notesOfTexts([title ?? '', ...lines]),
    ],
  }
}

function previewBadge({ attributes: { value = '' } }: XmlElement): PreviewParts {
  if (value === '' || value === '0' || value === 'none')
    return { kind: 'silent', surface: 'badge', notes: ['Nothing is shown: it clears the badge.'] }
  return { kind: 'shown', surface: 'badge', badge: Number(value) > 99 ? '99+' : value }
}

function partsOf(body: string, headers: PushHeaders): PreviewParts {
  const type = headerOf(headers, 'X-WNS-Type')
  if (type === 'wns/raw')
    return {
      kind: 'data',
      surface: 'raw',
      notes: ['Nothing is shown: the app reads it, if it runs or has a background task.'],
    }
  const { root } = readXmlText(body)
  if (root?.name === 'toast') return previewToast(root, headers)
  if (root?.name === 'tile') return previewTile(root)
  if (root?.name === 'badge') return previewBadge(root)
  const what = root ? 'its root is neither toast, tile nor badge' : 'it is not XML'
  return {
    kind: 'silent',
    surface: type?.slice('wns/'.length) ?? 'unknown',
    notes: [`Nothing is shown: ${what}.`],
  }
}

/** What a person would see of a WNS body: a plain description. It takes any body, also one that Windows refuses. */
export function previewWns(body: string | Uint8Array, headers: PushHeaders = {}): Preview {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return buildPreview('windows', partsOf(text, headers))
}
