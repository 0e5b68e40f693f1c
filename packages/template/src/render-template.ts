import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, hasError } from '@hubcast/payload'
import type { AnyTemplate } from './any-template.js'
import type { TemplateProperties } from './options.js'
import { readTemplate } from './read-template.js'

/** What a push service is handed for one device. */
export interface RenderedTemplate {
  /** JSON or XML; empty when there are errors. */
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** APNs only, where the template has one. */
  readonly expiry?: string
  /** What is wrong with the template, and what of the properties cannot be put into it. */
  readonly issues: readonly NotificationIssue[]
}

/**
 * What a template becomes for one device when a message comes: its body, headers and expiry with the properties put
 * in. A missing property gives its default or an empty text.
 *
 * It goes by the documentation; the service itself is not asked, and the device's push variables are not known.
 *
 * @param template - A template of an installation, or its body: XML when it begins with `<`, else JSON.
 * @param properties - The message. What is no text gives what a missing property gives, and is an error.
 * @returns All problems as `issues`; it does not throw.
 * @example
 * import { renderTemplate } from '@hubcast/template'
 * renderTemplate('{"data":{"msg":"{\'Hi \' + $(name:{you})}"}}', {}).body // {"data":{"msg":"Hi you"}}
 */
export function renderTemplate(template: AnyTemplate, properties: TemplateProperties): RenderedTemplate {
  const { body, headers, expiry, issues } = readTemplate(template, properties)
  const isSound = !hasError(issues)
  return {
    body: isSound ? body : '',
    headers,
    ...(expiry !== undefined && { expiry }),
    issues: [...issues, ...(isSound ? checkHeaders(headers) : [])],
  }
}
