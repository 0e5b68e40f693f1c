import { buildPreview, headerOf, type Preview, type PreviewParts, type PushHeaders } from '@hubcast/payload'
import { elementsOf, readXmlText, textOf, type XmlElement } from '@hubcast/payload/xml'
import { legacyToastTemplate, tileSlots, toastSlots } from './legacy-templates.js'
import { toastTextLimit } from './limits.js'

/** All elements of a name inside another one, in their order. */
function allOf(root: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsIn(root).flatMap((inner) => [...(inner.name === name ? [inner] : []), ...allOf(inner, name)])
}

const elementsIn = (element: XmlElement | undefined) => (element ? elementsOf(element) : [])
const textIn = (element: XmlElement | undefined) => (element ? textOf(element) : '')

function progressLine({ attributes }: XmlElement): string {
  const { title, status, value, valueStringOverride } = attributes
  const share = Number.isFinite(Number(value)) ? `${Math.round(Number(value) * 100)} %` : undefined
  return [title, valueStringOverride ?? share, status].filter(Boolean).join(' · ')
}

/** The lines of what stands beside a toast's texts: its progress bars, and the texts of groups. */
function linesOf(part: XmlElement): readonly string[] {
  if (part.name === 'text') return [textOf(part)]
  if (part.name === 'progress') return [progressLine(part)]
  return elementsOf(part).flatMap(linesOf)
}

/** Texts, each in the place that its id says. */
function byPlace(texts: readonly XmlElement[], count: number): readonly (XmlElement | undefined)[] {
  return Array.from({ length: count }, (_, index) =>
    texts.find(({ attributes }) => attributes.id === String(index + 1)),
  )
}

/** What is read of a notification. */
interface ShownTexts {
  readonly title: string | undefined
  readonly lines: readonly string[]
  readonly notes: readonly string[]
}

/** The texts as Windows draws them: those that the template has a place for. */
function showTexts(
  texts: readonly XmlElement[],
  drawn: readonly (XmlElement | undefined)[],
  below: readonly string[] = [],
): ShownTexts {
  const [title, ...lines] = drawn.map(textIn)
  return {
    title: title || undefined,
    lines: [...lines, ...below].filter(Boolean),
    notes: [
      ...(texts.every((text) => drawn.includes(text))
        ? []
        : ['Windows drops the texts that it has no place for.']),
      ...(texts.some((text) => textOf(text).startsWith('ms-resource:'))
        ? ["Texts that begin with ms-resource: come from the app's resources."]
        : []),
    ],
  }
}

function previewToast(root: XmlElement, headers: PushHeaders): PreviewParts {
  const [binding] = allOf(root, 'binding')
  const parts = elementsIn(binding)
  const template = binding?.attributes.template ?? ''
  const isAttribution = ({ attributes }: XmlElement) => attributes.placement === 'attribution'
  const texts = parts.filter((part) => part.name === 'text' && !isAttribution(part))
  const drawn = legacyToastTemplate.test(template)
    ? byPlace(texts, toastSlots(template).texts ?? 0)
    : texts.slice(0, toastTextLimit)
  const shown = showTexts(texts, drawn, [
    textIn(parts.find(isAttribution)),
    ...parts.filter(({ name }) => name !== 'text').flatMap(linesOf),
  ])
  const images = allOf(binding, 'image')
  const placed = (placement: string | undefined) =>
    images.find(({ attributes }) => attributes.placement === placement)?.attributes.src
  const { src = 'default', silent } = allOf(root, 'audio')[0]?.attributes ?? {}
  const isSilent = silent === 'true'
  const [actions] = allOf(root, 'actions')
  const isHidden = headerOf(headers, 'X-WNS-SuppressPopup') === 'true'
  const inputs = allOf(actions, 'input').length
  const { launch, activationType, scenario } = root.attributes
  return {
    ...shown,
    kind: binding ? 'shown' : 'silent',
    surface: 'toast',
    image: placed('hero') ?? placed(undefined),
    icon: placed('appLogoOverride'),
    link: activationType === 'protocol' ? launch : undefined,
    sound: isSilent || !binding ? undefined : src,
    buttons: allOf(actions, 'action').map(({ attributes }) => ({
      title: attributes.content || attributes['hint-toolTip'] || attributes.arguments || '',
      ...(attributes.activationType === 'protocol' &&
        attributes.arguments !== undefined && { link: attributes.arguments }),
    })),
    notes: [
      ...(binding ? [] : ['Nothing is shown: the toast has no binding.']),
      ...(inputs ? [`The person can answer in ${inputs} ${inputs === 1 ? 'input' : 'inputs'}.`] : []),
      ...(scenario ? [`Windows treats it as ${scenario}.`] : []),
      ...(isSilent ? ['It plays no sound.'] : []),
      ...(isHidden ? ['Windows Phone shows it in the action center only; Windows drops it.'] : []),
      ...shown.notes,
    ],
  }
}

const sizes = ['Medium', 'Square150', 'Square', 'Wide', 'Large', 'Small', '']

function previewTile(root: XmlElement): PreviewParts {
  const bindings = allOf(root, 'binding')
  const templateOf = (binding: XmlElement | undefined) => binding?.attributes.template ?? ''
  const [chosen = bindings[0]] = sizes.flatMap((size) =>
    bindings.filter((binding) => templateOf(binding).startsWith(`Tile${size}`)),
  )
  const others = bindings.filter((binding) => binding !== chosen).map(templateOf)
  const template = templateOf(chosen)
  const texts = allOf(chosen, 'text')
  const places = tileSlots(template)?.texts
  const shown = showTexts(texts, places === undefined ? texts : byPlace(texts, places))
  return {
    ...shown,
    kind: chosen ? 'shown' : 'silent',
    surface: 'tile',
    image: allOf(chosen, 'image')[0]?.attributes.src,
    notes: [
      chosen ? `This is the tile ${template}.` : 'Nothing is shown: the tile has no binding.',
      ...(others.length ? [`There are others: ${others.join(', ')}.`] : []),
      'Windows 11 has no live tiles.',
      ...shown.notes,
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
