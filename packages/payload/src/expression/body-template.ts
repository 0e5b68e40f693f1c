import type { InstallationTemplate, NotificationIssue } from '@hubcast/core'
import type { PushHeaders } from '../headers.js'
import { InvalidNotification } from '../invalid-notification.js'
import { hasError } from '../issues.js'
import { toJsonText } from '../json-text.js'
import { checkProperties } from './check-properties.js'
import type { Properties } from './evaluate.js'
import type { Expression, NamesProperties } from './expression.js'
import { renderTemplateHeaders } from './render-headers.js'
import { type RenderedBody, renderJsonTemplate } from './render-json.js'
import { writeLeaves } from './templated.js'

/** A template for an installation, which knows the names of its properties. */
export type BodyTemplate<Name extends string = string> = InstallationTemplate & NamesProperties<Name>

/** What every platform's template takes beside its payload. */
export interface BodyTemplateOptions {
  /** Headers for the push service; values may be expressions. */
  readonly headers?: Readonly<Record<string, string | Expression>>
  /** Tags of this template alone. */
  readonly tags?: readonly string[]
  /**
   * Properties of a message as it may come. When they are given, the template is expanded with them, and the
   * outcome held against the platform's rules and sizes.
   */
  readonly sample?: Properties
}

/** What a platform adds to make a template of its own. */
export interface BodyTemplateParts extends BodyTemplateOptions {
  /** APNs alone: when the notification runs out. */
  readonly expiry?: string | Expression | undefined
  /** The payload with its expressions written out. */
  readonly body: string
  /** What was found while the body was written. */
  readonly issues: readonly NotificationIssue[]
  /** Renders the platform's kind of body. */
  readonly render: (body: string, properties: Properties) => RenderedBody
  /** The platform's own check of what a device gets. */
  readonly check: (
    body: string,
    headers: PushHeaders,
    expiry: string | undefined,
  ) => readonly NotificationIssue[]
}

/**
 * The last step of every platform's template.
 * @throws {InvalidNotification} with all problems, when one is an error.
 */
export function buildBodyTemplate<Name extends string>(parts: BodyTemplateParts): BodyTemplate<Name> {
  const { body, sample, tags } = parts
  const { value, issues: headerIssues } = writeLeaves({ headers: parts.headers, expiry: parts.expiry })
  const { headers = {}, expiry } = value as { headers?: Record<string, string>; expiry?: string }
  const rendered = parts.render(body, sample ?? {})
  const beside = renderTemplateHeaders({ headers, expiry }, sample ?? {})
  const issues = [
    ...parts.issues,
    ...headerIssues.map((issue) => ({ ...issue, path: issue.path.slice(1) })),
    ...rendered.issues,
    ...beside.issues,
    ...checkProperties(sample, 'sample'),
  ]
  if (sample && !hasError(issues)) issues.push(...parts.check(rendered.text, beside.headers, beside.expiry))
  if (hasError(issues)) throw new InvalidNotification(issues)
  return {
    body,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(expiry !== undefined && { expiry }),
    ...(tags && { tags }),
  }
}

/** {@link buildBodyTemplate} for a platform whose payload is JSON. `issues` is what is wrong in any case. */
export function buildJsonTemplate<Name extends string>(
  payload: unknown,
  {
    issues: given = [],
    ...parts
  }: Omit<BodyTemplateParts, 'body' | 'issues' | 'render'> & Partial<Pick<BodyTemplateParts, 'issues'>>,
): BodyTemplate<Name> {
  const { value, issues } = writeLeaves(payload)
  const { text, issues: jsonIssues } = toJsonText(value)
  const all = [...issues, ...jsonIssues]
  if (all.length > 0) throw new InvalidNotification([...given, ...all])
  return buildBodyTemplate({ ...parts, body: text, issues: given, render: renderJsonTemplate })
}
