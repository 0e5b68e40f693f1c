import type { NotificationIssue } from '@hubcast/core'
import type { MessageFields, MessageText } from '../content.js'
import { unsupported } from '../lacking.js'
import { kindOf } from '../platform.js'
import { isCut } from '../query.js'

/** A badge that would be a second notification: a template is one. */
export function badgeBesideTemplate(content: MessageFields): readonly NotificationIssue[] {
  const why = 'A template is one notification; register a message of the badge alone beside it.'
  return content.badge !== undefined && kindOf(content) !== 'badge' ? [unsupported(['badge'], why)] : []
}

/** Texts whose length is lost: the hub cuts nothing that it encodes for a query. */
export function wholeInQuery(
  data: MessageFields['data'] = {},
  link?: MessageText,
): readonly NotificationIssue[] {
  const why = 'The hub cuts nothing in a query, so it comes whole.'
  return [
    ...Object.entries(data)
      .filter(([, value]) => isCut(value))
      .map(([key]) => unsupported(['data', key], why)),
    ...(link !== undefined && isCut(link) ? [unsupported(['link'], why)] : []),
  ]
}
