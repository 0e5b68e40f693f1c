import type { NotificationIssue } from '@hubcast/core'
import { error } from './issues.js'

/** How many bytes a text has in UTF-8, as it goes on the wire. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length
}

/** An error when a text has more bytes than its platform takes. */
export function checkSize(code: string, what: string, text: string, limit: number): NotificationIssue[] {
  const actual = utf8Bytes(text)
  if (actual <= limit) return []
  return [error(code, '', `${what} has ${actual} bytes; the limit is ${limit}.`, { limit, actual })]
}
