import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf, pointer } from '@hubcast/payload'
import { checkCharacters, element, writeXml, type XmlElement } from '@hubcast/payload/xml'
import { groupsOf, type XmlKind } from './body-rules.js'

function writeField(name: string, value: unknown): XmlElement {
  const tag = `wp:${name}`
  if (value === null) return element(tag, { Action: 'Clear' })
  if (typeof value !== 'object') return element(tag, {}, [String(value)])
  const { Silent, path } = fieldsOf(value)
  return element(tag, { Silent: String(Silent) }, [path === undefined ? path : String(path)])
}

function attribute(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}

/** What a toast or a tile says as XML, its elements in MPNS' order. */
export function writeContent(kind: XmlKind, content: unknown): string {
  const { Id, Template, ...fields } = fieldsOf(content)
  // A field that there is not stands last, so that whoever reads the XML finds it.
  const names = new Set([...groupsOf(kind, content).flat(), ...Object.keys(fields)])
  const children = [...names]
    .filter((name) => fields[name] !== undefined)
    .map((name) => writeField(name, fields[name]))
  const attributes = { Id: attribute(Id), Template: attribute(Template) }
  const version = Template === undefined ? undefined : '2.0'
  return writeXml(
    element('wp:Notification', { 'xmlns:wp': 'WPNotification', Version: version }, [
      element(kind === 'toast' ? 'wp:Toast' : 'wp:Tile', attributes, children),
    ]),
  )
}

/** Every text that XML cannot hold, at its JSON Pointer. Half of a surrogate pair is told by whoever reads the JSON. */
export function checkTexts(content: unknown): readonly NotificationIssue[] {
  const fields = fieldsOf(content)
  const places = [
    ...Object.entries(fields).map(([key, value]) => [[key], value] as const),
    [['Sound', 'path'], fieldsOf(fields.Sound).path] as const,
  ]
  return places.flatMap(([keys, text]) => {
    if (typeof text !== 'string' || /\p{Cs}/u.test(text)) return []
    return checkCharacters({ element: element('text', {}, [text]), path: pointer(keys) })
  })
}
