import type { NotificationIssue } from '@hubcast/core'
import { checkProperties, findJsonFault, renderJsonTemplate, renderTemplateHeaders } from '@hubcast/payload'
import { renderXmlTemplate } from '@hubcast/payload/xml'
import { type AnyTemplate, isXml, partsOf } from './any-template.js'
import type { TemplateProperties } from './options.js'

/** What one device gets of a template. */
export interface ReadTemplate {
  /** Empty when there are errors. */
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly expiry: string | undefined
  readonly issues: readonly NotificationIssue[]
}

/** Not every engine says where a text stops being JSON. */
function tellPosition(issue: NotificationIssue, body: string): NotificationIssue {
  if (issue.code !== 'E_JSON_SYNTAX') return issue
  const position = findJsonFault(body)
  const message = `The text is not JSON at position ${position}.`
  const isBare = /^[$.%#]\(/.test(body.slice(position))
  return { ...issue, message: isBare ? `${message} An expression stands in quotes: "$(name)".` : message }
}

/** Reads a template as the hub does: XML when its body begins with `<`, else JSON. */
export function readTemplate(template: AnyTemplate, properties: TemplateProperties): ReadTemplate {
  const { body, ...rest } = partsOf(template)
  const rendered = (isXml(body) ? renderXmlTemplate : renderJsonTemplate)(body, properties)
  const found = rendered.issues.map((issue) => tellPosition(issue, body))
  const { headers, expiry, issues } = renderTemplateHeaders(rest, properties)
  const unfit = checkProperties(properties, 'properties')
  return { body: rendered.text, headers, expiry, issues: [...found, ...issues, ...unfit] }
}
