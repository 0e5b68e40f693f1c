import type { NotificationIssue } from '@hubcast/core'
import {
  parseXml,
  type XmlDeclaration,
  XmlError,
  type XmlNode,
  type XmlElement as XmlParsedElement,
  type XmlText as XmlParsedText,
} from '@rgrove/parse-xml'
import { error } from '../issues.js'
import type { XmlElement } from './tree.js'

/** A text of XML, and what was found while reading it. */
export interface XmlText {
  /** Undefined when there are errors. */
  readonly root: XmlElement | undefined
  readonly issues: readonly NotificationIssue[]
}

const depthLimit = 64
const tooDeep = `Elements nest deeper than ${depthLimit}.`

/**
 * Reads XML that somebody wrote: well-formed to the letter, with line and column of the first fault. A DOCTYPE
 * and processing instructions are refused, so no entity is ever expanded. Comments are left out.
 */
export function readXmlText(text: string): XmlText {
  let hasUnknownEntity = false
  try {
    const document = parseXml(text, {
      includeOffsets: true,
      preserveDocumentType: true,
      preserveXmlDeclaration: true,
      resolveUndefinedEntity: () => {
        hasUnknownEntity = true
        // Nothing at all would end the element for it.
        return ' '
      },
    })
    const [root] = readNodes(document.children, text, 0)
    // Unless a DOCTYPE, which may declare it, was refused before. Read without that help, it is told with its place.
    if (hasUnknownEntity) parseXml(text)
    return { root: root as XmlElement, issues: [] }
  } catch (failure) {
    return { root: undefined, issues: [issueOf(failure, text)] }
  }
}

/** What is no syntax error and is refused all the same. The library finds the place of its own errors alone. */
class Refusal extends XmlError {
  readonly code: string

  constructor(code: string, message: string, { start }: XmlNode, text: string) {
    super(message, start, text)
    this.code = code
  }
}

function issueOf(failure: unknown, text: string): NotificationIssue {
  // It reads an element within its parent: what is deep enough exhausts the stack.
  if (failure instanceof RangeError) return error('E_XML_DEPTH', '', tooDeep)
  if (!(failure instanceof XmlError)) throw failure
  // Its message ends with the place and an excerpt.
  const [words = ''] = failure.message.split(' (line ')
  if (failure instanceof Refusal) return error(failure.code, '', words + placeOf(failure))
  const fault = `The XML is not well-formed: ${words}.`
  const at = (index: number) => placeOf(new XmlError('', index, text))
  // The library counts code points.
  const index = [...text].slice(0, failure.pos).join('').length
  if (!/reference|entity/i.test(words)) return error('E_XML_SYNTAX', '', fault + at(index))
  // It has read on behind the & by then.
  const place = at(text.lastIndexOf('&', index))
  return error('E_XML_SYNTAX', '', `${fault} An & itself is written &amp;.${place}`)
}

function placeOf({ line, column }: XmlError): string {
  return ` (line ${line}, column ${column})`
}

function readNodes(nodes: readonly XmlNode[], text: string, depth: number): (XmlElement | string)[] {
  return nodes.flatMap((node) => readNode(node, text, depth))
}

function readNode(node: XmlNode, text: string, depth: number): XmlElement | string | [] {
  const refuse = (code: string, message: string) => new Refusal(code, message, node, text)
  switch (node.type) {
    case 'element': {
      if (depth >= depthLimit) throw refuse('E_XML_DEPTH', tooDeep)
      const { name, attributes, children } = node as XmlParsedElement
      return { name, attributes, children: readNodes(children, text, depth + 1) }
    }
    case 'text':
      // An empty CDATA section is no text.
      return (node as XmlParsedText).text || []
    case 'doctype':
      throw refuse('E_XML_DOCTYPE', 'A DOCTYPE is not taken, nor are entities of its own.')
    case 'pi':
      throw refuse('E_XML_PI', 'A processing instruction is not taken.')
    default:
      if ((node as XmlDeclaration).version !== '1.0')
        throw refuse('E_XML_VERSION', 'Push services read XML 1.0, and no other version.')
      return []
  }
}
