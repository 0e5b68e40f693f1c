import type { NotificationIssue } from '@hubcast/core'
import {
  type BodyTemplate,
  type BodyTemplateOptions,
  buildBodyTemplate,
  checkLiteralHeaders,
  checkSchema,
  fieldsOf,
  InvalidNotification,
  isExpression,
  type PropertiesOf,
  type Templated,
  toJsonText,
  writeLeaves,
} from '@hubcast/payload'
import { renderXmlTemplate, writeXml } from '@hubcast/payload/xml'
import { type BadgeContent, type BadgeGlyph, badgeKind, contentOf } from './badge.js'
import { checkWns } from './check.js'
import { checkWnsHeaders } from './header-rules.js'
import { checkTexts, type Kind } from './judge.js'
import type { WnsType } from './options.js'
import { codes } from './schema.js'
import { tileKind } from './tile.js'
import type { TileContent } from './tile-content.js'
import { toXml } from './to-xml.js'
import { toastKind } from './toast.js'
import type { ToastContent } from './toast-content.js'

/** Options of {@link toastTemplate}, {@link tileTemplate} and {@link badgeTemplate}. `X-WNS-Type` is set by them. */
export interface WnsTemplateOptions extends BodyTemplateOptions {}

/** The names of the properties in content. Lists have members of other types, which count for nothing. */
type NamesIn<Content> = Extract<PropertiesOf<Content>, string>

/** Whether an expression stands at a JSON Pointer: what it becomes is known only on the way to a device. */
function isExpressionAt(content: unknown, path: string): boolean {
  const keys = path.split('/').slice(1)
  return isExpression(
    keys.reduce<unknown>((at, key) => (Array.isArray(at) ? at[Number(key)] : fieldsOf(at)[key]), content),
  )
}

function buildTemplate<Name extends string>(
  type: WnsType,
  kind: Kind,
  content: unknown,
  options: WnsTemplateOptions,
): BodyTemplate<Name> {
  const leaves = writeLeaves(content)
  const { value, issues } = toJsonText(leaves.value)
  const headers = { 'X-WNS-Type': `wns/${type}`, ...options.headers }
  const unwritable = issues.length > 0 ? issues : checkTexts(value)
  // An expression is a text wherever a text may stand, so a wrong type is wrong whatever it becomes.
  const wrong: readonly NotificationIssue[] = [
    ...leaves.issues,
    ...checkSchema(kind.schema, value, codes).filter(
      ({ code, path }) => code === codes.type || !isExpressionAt(content, path),
    ),
    ...kind.rules(fieldsOf(content)),
    ...unwritable,
    ...checkLiteralHeaders(headers, checkWnsHeaders),
  ].filter(({ severity }) => severity === 'error')
  if (unwritable.length > 0) throw new InvalidNotification(wrong)
  return buildBodyTemplate({
    ...options,
    headers,
    body: writeXml(toXml(kind.shape, value)),
    issues: wrong,
    render: renderXmlTemplate,
    check: checkWns,
  })
}

/**
 * A template of a toast for an installation of platform `wns`: what a template send becomes on that device.
 *
 * @param content - As `toast()` takes it, with `prop()`, `num()` and `expr` where a value stands.
 * @param options - Further headers, and a `sample` message to check the outcome with.
 * @throws {InvalidNotification} with every problem of the content and its expressions, and of the outcome when
 * there is a sample.
 * @example
 * toastTemplate({ launch: prop('id'), visual: { texts: [prop('title'), prop('message')] } })
 */
export function toastTemplate<const Content extends Templated<ToastContent>>(
  content: Content,
  options: WnsTemplateOptions = {},
): BodyTemplate<NamesIn<Content>> {
  return buildTemplate('toast', toastKind, content, options)
}

/** A template of a tile, as {@link toastTemplate}. */
export function tileTemplate<const Content extends Templated<TileContent>>(
  content: Content,
  options: WnsTemplateOptions = {},
): BodyTemplate<NamesIn<Content>> {
  return buildTemplate('tile', tileKind, content, options)
}

/**
 * A template of a badge, as {@link toastTemplate}.
 *
 * @example
 * badgeTemplate(num('count', { default: 0 }))
 */
export function badgeTemplate<const Value extends Templated<BadgeContent | BadgeGlyph | number>>(
  value: Value,
  options: WnsTemplateOptions = {},
): BodyTemplate<NamesIn<Value>> {
  const content = isExpression(value) ? { value } : contentOf(value)
  return buildTemplate('badge', badgeKind, content, options)
}
