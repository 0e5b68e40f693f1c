import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, headerPath, type PushHeaders } from '../headers.js'
import type { Properties } from './evaluate.js'
import type { PropertyTerm } from './expression.js'
import { TemplateReader } from './render-json.js'

/** What stands beside a template's body. */
export interface TemplateHeaders {
  readonly headers?: PushHeaders | undefined
  readonly expiry?: string | undefined
}

/** Headers and expiry as one device gets them. */
export interface RenderedHeaders {
  readonly headers: PushHeaders
  readonly expiry: string | undefined
  readonly issues: readonly NotificationIssue[]
  /** The properties that they name. */
  readonly terms: readonly PropertyTerm[]
}

/** Renders what stands beside a template's body, as the hub does for one device. */
export function renderTemplateHeaders(
  { headers, expiry }: TemplateHeaders,
  properties: Properties,
): RenderedHeaders {
  const issues = [...checkHeaders(headers)]
  const reader = new TemplateReader(properties)
  // A value that is no text has an issue of its own.
  const render = (value: unknown, path: string) =>
    reader.read(typeof value === 'object' ? '' : String(value), path).text
  const rendered = Object.entries(headers ?? {}).map(([name, value]) => [
    name,
    render(value, headerPath(name)),
  ])
  return {
    headers: Object.fromEntries(rendered),
    expiry: expiry === undefined ? undefined : render(expiry, 'expiry'),
    issues: [...issues, ...reader.issues],
    terms: reader.terms,
  }
}
