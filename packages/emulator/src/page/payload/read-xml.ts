import type { NotificationText } from './notification-text.js'
import { elementsOf, localName, textOf, type XmlElement } from './xml-tree.js'

function textsNamed(root: XmlElement, name: string): string[] {
  return [...elementsOf(root)]
    .filter((element) => localName(element) === name)
    .map((element) => textOf(element).trim())
    .filter((text) => text !== '')
}

/** What a WNS payload shows: the texts of its first binding that has any, or its badge. */
export function readWindowsNotification(root: XmlElement): NotificationText {
  const kind = localName(root)
  const bindings = [...elementsOf(root)].filter((element) => localName(element) === 'binding')
  // A tile has a binding for each size, with much the same words.
  const [title, ...rest] =
    bindings.map((binding) => textsNamed(binding, 'text')).find((texts) => texts.length > 0) ?? []
  const badge = kind === 'badge' ? root.attributes.value : undefined
  return {
    title,
    body: rest.join('\n') || undefined,
    notes: badge ? [`badge ${badge}`] : kind === 'tile' ? ['tile'] : [],
  }
}

/** What an MPNS payload shows: a toast's two texts, or a tile's title, back and count. */
export function readWindowsPhoneNotification(root: XmlElement): NotificationText {
  const first = (...names: string[]) => names.flatMap((name) => textsNamed(root, name))[0]
  const count = first('Count')
  const isTile = [...elementsOf(root)].some((element) => localName(element) === 'Tile')
  return {
    title: first('Text1', 'Title'),
    body: first('Text2', 'BackContent', 'WideContent1', 'WideBackContent'),
    notes: [...(isTile ? ['tile'] : []), ...(count ? [`count ${count}`] : [])],
  }
}
