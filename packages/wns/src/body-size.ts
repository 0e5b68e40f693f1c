import type { NotificationIssue } from '@hubcast/core'
import { utf8Bytes } from '@hubcast/payload'
import { payloadLimitBytes } from './limits.js'
import { atMost, broken } from './rule.js'

/** An error when a body is longer than WNS takes. */
export function checkBodySize(body: string | Uint8Array): readonly NotificationIssue[] {
  const actual = typeof body === 'string' ? utf8Bytes(body) : body.length
  return broken(atMost('E_WNS_TOO_LARGE', '', 'bytes', payloadLimitBytes, actual))
}
