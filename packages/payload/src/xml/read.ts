import type { NotificationIssue } from '@hubcast/core'
import { SaxesParser } from 'saxes'
import { error } from '../issues.js'
import type { XmlElement } from './tree.js'

/** A text of XML, and what was found while reading it. */
export interface XmlText {
  /** Undefined when there are errors. */
  readonly root: XmlElement | undefined
  readonly issues: readonly NotificationIssue[]
}

const depthLimit = 64

/** An element whose end has not come. */
interface OpenElement {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (XmlElement | string)[]
}

/**
 * Reads XML that somebody wrote: well-formed to the letter, with line and column of the first fault. A DOCTYPE
 * and processing instructions are refused, so no entity is ever expanded. Comments are left out.
 */
export function readXmlText(text: string): XmlText {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let fault: NotificationIssue | undefined
  const refuse = (code: string, message: string) => {
    fault ??= error(code, '', `${message} (line ${parser.line}, column ${parser.column})`)
  }
  parser.on('error', (failure) => refuse('E_XML_SYNTAX', sentence(failure.message)))
  parser.on('doctype', () => refuse('E_XML_DOCTYPE', 'A DOCTYPE is not taken, nor are entities of its own.'))
  parser.on('processinginstruction', () => refuse('E_XML_PI', 'A processing instruction is not taken.'))
  parser.on('xmldecl', ({ version }) => {
    if (version !== '1.0') refuse('E_XML_VERSION', 'Push services read XML 1.0, and no other version.')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= depthLimit) refuse('E_XML_DEPTH', `Elements nest deeper than ${depthLimit}.`)
    open.push({ name, attributes: Object.assign(Object.create(null), attributes), children: [] })
  })
  const addText = (part: string) => {
    const children = open.at(-1)?.children
    if (typeof children?.at(-1) === 'string') children[children.length - 1] += part
    else if (part !== '') children?.push(part)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (!closed) return
    const parent = open.at(-1)
    if (parent) parent.children.push(closed)
    else root = closed
  })
  // A byte order mark is no part of the document.
  parser.write(text.replace(/^\ufeff/, '')).close()
  return fault ? { root: undefined, issues: [fault] } : { root, issues: [] }
}

/** The library's words without its own position, as a sentence. */
function sentence(message: string): string {
  const words = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  return `The XML is not well-formed: ${words}.`
}
