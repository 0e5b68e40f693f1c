import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkSchema,
  error,
  fieldsOf,
  headerPath,
  InvalidNotification,
  type PushHeaders,
  pointer,
  toJsonText,
} from '@hubcast/payload'
import { checkCharacters, type PlacedElement, readXmlText, writeXml } from '@hubcast/payload/xml'
import type { GenericSchema } from 'valibot'
import { checkBodySize } from './body-size.js'
import { ContentReader } from './from-xml.js'
import { checkWnsHeaders } from './header-rules.js'
import type { Fields } from './rule.js'
import { codes } from './schema.js'
import type { Shape } from './shape.js'
import { toXml } from './to-xml.js'

/** One kind of XML notification, as data. */
export interface Kind<Content = unknown> {
  /** What it is made of, for the compiler alone. */
  readonly '~content'?: Content
  readonly shape: Shape
  readonly schema: GenericSchema
  /** What the fields say of each other; paths are JSON Pointers. */
  readonly rules: (content: Fields) => readonly NotificationIssue[]
  /** What only the XML shows; paths are XPaths. */
  readonly xmlRules?: (root: PlacedElement) => readonly NotificationIssue[]
}

/** A notification's content and its XML, and all that is wrong with them. */
export interface Judged {
  readonly body: string
  readonly content: unknown
  readonly issues: readonly NotificationIssue[]
}

/** Every text in a value that XML cannot hold. */
export function checkTexts(
  value: unknown,
  keys: readonly (string | number)[] = [],
): readonly NotificationIssue[] {
  if (typeof value === 'string')
    return checkCharacters({
      element: { name: 'text', attributes: {}, children: [value] },
      path: pointer(keys),
    })
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => checkTexts(part, [...keys, key]))
}

function judgeContent({ shape, schema, rules }: Kind, given: unknown): Judged {
  const { text, value, issues } = toJsonText(given)
  const found = [...issues, ...checkSchema(schema, value, codes), ...rules(fieldsOf(value))]
  // What JSON cannot hold may contain itself.
  return text
    ? { content: value, body: writeXml(toXml(shape, value)), issues: [...found, ...checkTexts(value)] }
    : { content: value, body: text, issues: found }
}

/**
 * Judges XML that somebody wrote, to the letter. Paths are XPaths.
 *
 * @param kindOf - What it has to be, when the root has this name.
 */
export function judgeXml(kindOf: (root: string) => Kind, body: string): Judged {
  const { root, issues } = readXmlText(body)
  if (!root) return { body, content: undefined, issues }
  const kind = kindOf(root.name)
  const placed = { element: root, path: `/${root.name}` }
  const { element: name } = kind.shape
  if (root.name !== name) {
    const message = `The type says that the root is ${name}, and it is another.`
    return {
      body,
      content: undefined,
      issues: [error('E_WNS_TYPE_MISMATCH', headerPath('X-WNS-Type'), message)],
    }
  }
  const reader = new ContentReader()
  const content = reader.read({ shape: kind.shape, placed, known: [] })
  const found = [...checkSchema(kind.schema, content, codes), ...kind.rules(fieldsOf(content))]
  return {
    body,
    content,
    issues: [
      ...reader.issues,
      ...(kind.xmlRules?.(placed) ?? []),
      ...found.map((issue) => ({ ...issue, path: reader.placeOf(issue.path) })),
    ],
  }
}

/** The notification of content or its XML. */
export function buildXml(kind: Kind, given: unknown, headers: PushHeaders): PushNotification {
  const { body, issues } = typeof given === 'string' ? judgeXml(() => kind, given) : judgeContent(kind, given)
  return buildNotification({
    format: 'windows',
    body,
    contentType: 'application/xml',
    headers,
    issues: [...issues, ...checkWnsHeaders(headers), ...checkBodySize(body)],
  })
}

function isSound<Content>(judged: Judged): judged is Judged & { readonly content: Content } {
  return !judged.issues.some(({ severity }) => severity === 'error')
}

/** The content of XML that has no error. */
export function parseXml<Content>(kind: Kind<Content>, xml: string): Content {
  const judged = judgeXml(() => kind, xml)
  if (!isSound<Content>(judged)) throw new InvalidNotification(judged.issues)
  return judged.content
}
