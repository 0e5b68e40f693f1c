import type { NotificationIssue } from '@hubcast/core'
import { escapeUTF8 } from 'entities/escape'
import { error } from '../issues.js'
import { type PlacedElement, placedChildren, type XmlElement } from './tree.js'

// XML 1.0, production [2] Char; with the u flag half of a surrogate pair is a character of its own.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** An element as XML, without a declaration. Line ends and tabs come through a reader as they are. */
export function writeXml({ name, attributes, children }: XmlElement): string {
  const open = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const content = children.map((child) => (typeof child === 'string' ? escapeText(child) : writeXml(child)))
  const tag = name + open.join('')
  return content.length ? `<${tag}>${content.join('')}</${name}>` : `<${tag}/>`
}

function refer(text: string, characters: RegExp): string {
  return escapeUTF8(text).replace(characters, (character) => `&#${character.charCodeAt(0)};`)
}

function escapeText(text: string): string {
  // A reader would turn a bare carriage return into a line feed, and readers of XML 1.1 these others too.
  return refer(text, /[\r\u0085\u2028\u2029]/g)
}

function escapeAttribute(text: string): string {
  // A reader would turn bare tabs and line ends into spaces.
  return refer(text, /[\t\n\r\u0085\u2028\u2029]/g)
}

/** Every text that XML 1.0 cannot hold, with its XPath. */
export function checkCharacters(placed: PlacedElement): readonly NotificationIssue[] {
  const { element, path } = placed
  const texts = element.children.filter((child) => typeof child === 'string').map((text) => [path, text])
  const values = Object.entries(element.attributes).map(([name, value]) => [`${path}/@${name}`, value])
  const own = [...values, ...texts].flatMap(([place = '', text = '']) => {
    const [character] = forbidden.exec(text) ?? []
    if (character === undefined) return []
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return [error('E_XML_CHAR', place, `XML has no character U+${code}.`)]
  })
  return [...own, ...placedChildren(placed).flatMap(checkCharacters)]
}
