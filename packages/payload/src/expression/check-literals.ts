import type { NotificationIssue } from '@hubcast/core'
import type { PushHeaders } from '../headers.js'
import type { BodyTemplateOptions } from './body-template.js'

/**
 * What a platform refuses of a template's headers, whatever a message brings: those that are no expressions are
 * judged, and of the judgement its errors count. What is wrong with a header of any platform is told elsewhere.
 */
export function checkLiteralHeaders(
  headers: BodyTemplateOptions['headers'],
  check: (literals: PushHeaders) => readonly NotificationIssue[],
): readonly NotificationIssue[] {
  const literals = Object.entries(headers ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return check(Object.fromEntries(literals)).filter(
    ({ code, severity }) => severity === 'error' && !code.startsWith('E_HEADER_'),
  )
}
