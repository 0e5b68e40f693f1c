import type { NotificationIssue } from '@hubcast/core'
import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildBodyTemplate,
  type Expression,
  fieldsOf,
  InvalidNotification,
  isExpression,
  type PropertiesOf,
  pointer,
  type Templated,
  toJsonText,
  writeLeaves,
} from '@hubcast/payload'
import { renderXmlTemplate } from '@hubcast/payload/xml'
import { checkContent, type XmlKind } from './body-rules.js'
import { checkMpnsHeaders } from './header-rules.js'
import { checkMpns } from './mpns.js'
import { type MpnsDelivery, toHeaders } from './options.js'
import type { TileContent, ToastContent } from './payload.js'
import { checkTexts, writeContent } from './write-content.js'

/** Options of {@link toastTemplate} and {@link tileTemplate}. */
export interface MpnsTemplateOptions extends Omit<BodyTemplateOptions, 'headers'> {
  /** @default 'immediate' */
  readonly delivery?: MpnsDelivery
  /** A UUID for the notification, or an expression that gives one. */
  readonly messageId?: string | Expression
}

/** A tile of which texts and numbers may be expressions; its template decides which fields there are. */
type TemplatedTile<Tile> = Tile extends unknown
  ? { readonly [Key in keyof Tile]: Key extends 'Template' ? Tile[Key] : Templated<Tile[Key]> }
  : never

const aboutNames = ['E_MPNS_FIELD', 'E_MPNS_TILE_FIELD', 'E_MPNS_TEMPLATE']

/** What is wrong already: what an expression will say, only the message knows. */
function checkFixed(kind: XmlKind, content: unknown, value: unknown): readonly NotificationIssue[] {
  const open = Object.entries(fieldsOf(content)).flatMap(([key, part]) =>
    isExpression(part) ? [pointer([key])] : [],
  )
  return checkContent(kind, value).filter(
    ({ code, path }) => aboutNames.includes(code) || !open.includes(path),
  )
}

function build<Name extends string>(
  kind: XmlKind,
  content: unknown,
  { delivery = 'immediate', messageId, ...options }: MpnsTemplateOptions,
): BodyTemplate<Name> {
  const leaves = writeLeaves(content)
  const { value, issues } = toJsonText(leaves.value)
  const unwritable = [...issues, ...checkTexts(value)]
  const fixedId = typeof messageId === 'string' && { messageId }
  const all = [
    ...leaves.issues,
    ...checkFixed(kind, content, value),
    ...unwritable,
    ...checkMpnsHeaders(toHeaders(kind, { delivery, ...fixedId })),
  ]
  if (unwritable.length > 0) throw new InvalidNotification(all)
  return buildBodyTemplate({
    ...options,
    headers: {
      ...toHeaders(kind, { delivery }),
      ...(messageId !== undefined && { 'X-MessageID': messageId }),
    },
    body: writeContent(kind, value),
    issues: all,
    render: renderXmlTemplate,
    check: checkMpns,
  })
}

/**
 * A template for an installation of platform `mpns`: the toast that a template send becomes on that device.
 *
 * @param content - As `toast()` takes it, with `prop()` and `expr` where a text stands.
 * @param options - When it is due, and a `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the content and its expressions, and of the outcome when there
 * is a sample.
 * @example
 * toastTemplate({ Text1: prop('title'), Text2: prop('message'), Param: expr`/Order.xaml?id=${prop('id', { uri: true })}` })
 */
export function toastTemplate<const Content extends Templated<ToastContent>>(
  content: Content,
  options: MpnsTemplateOptions = {},
): BodyTemplate<PropertiesOf<Content>> {
  return build('toast', content, options)
}

/**
 * A template for an installation of platform `mpns`: what a template send changes on a tile of that device.
 *
 * @param content - As `tile()` takes it, with `prop()`, `num()` and `expr` where a text or number stands.
 * @param options - When it is due, and a `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the content and its expressions, and of the outcome when there
 * is a sample.
 * @example
 * tileTemplate({ Template: 'FlipTile', Title: prop('title'), Count: num('unread', { default: 0 }) })
 */
export function tileTemplate<const Content extends TemplatedTile<TileContent>>(
  content: Content,
  options: MpnsTemplateOptions = {},
): BodyTemplate<PropertiesOf<Content>> {
  return build('tile', content, options)
}
