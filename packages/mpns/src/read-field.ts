import type { NotificationIssue } from '@hubcast/core'
import { error, warning, when } from '@hubcast/payload'
import { type PlacedElement, placedChildren, textOf, type XmlElement } from '@hubcast/payload/xml'
import type { XmlKind } from './body-rules.js'

/** Attributes that mean nothing to MPNS. Those of XML itself may stand anywhere. */
export function checkAttributes(
  { element, path }: PlacedElement,
  known: readonly string[],
): NotificationIssue[] {
  return Object.keys(element.attributes)
    .filter((name) => !known.includes(name) && !/^xml(ns)?(:|$)/.test(name))
    .map((name) => warning('W_MPNS_ATTRIBUTE', `${path}/@${name}`, 'MPNS knows no such attribute here.'))
}

/** Text that stands between elements: no field has it, so it is lost. */
export function checkStrayText({ element, path }: PlacedElement): readonly NotificationIssue[] {
  const isStray = element.children.some((child) => typeof child === 'string' && child.trim() !== '')
  return when(isStray, error('E_MPNS_STRAY_TEXT', path, 'Text stands in a field, not beside the elements.'))
}

function readCount(text: string): unknown {
  const digits = text.trim()
  if (digits === '') return null
  return /^\d+$/.test(digits) ? Number(digits) : text
}

/** The value of a field as its builder takes it. */
export function readField(element: XmlElement, kind: XmlKind, name: string): unknown {
  const text = textOf(element)
  const { Action, Silent } = element.attributes
  if (kind === 'tile' && Action === 'Clear') return null
  if (kind === 'tile' && name === 'Count') return readCount(text)
  const isSilent = name === 'Sound' && Silent === 'true'
  return isSilent ? { Silent: true, ...(text !== '' && { path: text }) } : text
}

function attributesOf(kind: XmlKind, name: string): readonly string[] {
  if (kind === 'tile') return ['Action']
  return name === 'Sound' ? ['Silent'] : []
}

/** What is wrong with how a field is written, whatever it says. */
export function checkField(field: PlacedElement, kind: XmlKind, name: string): readonly NotificationIssue[] {
  const { element, path } = field
  const { Action, Silent } = element.attributes
  return [
    ...checkAttributes(field, attributesOf(kind, name)),
    ...placedChildren(field).map((inner) =>
      error('E_MPNS_NESTED', inner.path, 'A field has text and no elements.'),
    ),
    ...when(
      kind === 'tile' && Action !== undefined && Action !== 'Clear',
      warning('W_MPNS_ATTRIBUTE', `${path}/@Action`, 'The one action is Clear.'),
    ),
    ...when(
      kind === 'tile' && Action === 'Clear' && textOf(element).trim() !== '',
      warning('W_MPNS_CLEAR_TEXT', path, 'The field is cleared, and its text is lost.'),
    ),
    ...when(
      name === 'Sound' && Silent !== undefined && !/^(true|false)$/.test(Silent),
      warning('W_MPNS_ATTRIBUTE', `${path}/@Silent`, 'Silent is true or false.'),
    ),
  ]
}
