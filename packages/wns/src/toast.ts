import type { PushNotification } from '@hubcast/core'
import { buildXml, type Kind, parseXml } from './judge.js'
import { type ToastOptions, toHeaders } from './options.js'
import { schemaOf } from './schema.js'
import type { ToastContent } from './toast-content.js'
import { checkToast, checkToastOrder } from './toast-rules.js'
import { toastShape } from './toast-shape.js'

export const toastKind: Kind<ToastContent> = {
  shape: toastShape,
  schema: schemaOf(toastShape),
  rules: checkToast,
  xmlRules: checkToastOrder,
}

/**
 * A toast for Windows, format `windows`, for devices that registered as `wns`.
 *
 * @param content - What the toast has; or its XML, which is sent to the letter.
 * @param options - What becomes the `X-WNS-*` headers. `X-WNS-Type` is `wns/toast`.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README. Paths are
 * JSON Pointers into content, XPaths into XML.
 * @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema
 * @example
 * await hub.send(toast({ launch: 'parcel=77', visual: { texts: ['Parcel', 'It is here.'] } }, { tag: 'parcel77' }))
 */
export function toast(content: ToastContent | string, options: ToastOptions = {}): PushNotification {
  return buildXml(toastKind, content, toHeaders('toast', options))
}

/**
 * The content of a toast's XML, as {@link toast} takes it. A text without attributes is a plain text, what only
 * repeats a default of the builder is absent, and what Windows does not know is left out.
 *
 * @throws {InvalidNotification} with every problem, at its XPath.
 */
export function parseToast(xml: string): ToastContent {
  return parseXml(toastKind, xml)
}
