import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, error, headerOf, headerPath, type PushHeaders, warning, when } from '@hubcast/payload'
import { messageTypeHeader } from './options.js'

/** Whether the headers announce a message for the app's own code, rather than a notification. */
export function isMessage(headers: PushHeaders): boolean {
  return headerOf(headers, messageTypeHeader) === '0'
}

/** What Baidu, or the hub, would say of the headers. */
export function checkBaiduHeaders(headers: PushHeaders): readonly NotificationIssue[] {
  const type = headerOf(headers, messageTypeHeader)
  const path = headerPath(messageTypeHeader)
  return [
    ...checkHeaders(headers),
    ...when(
      type !== undefined && !/^[01]$/.test(type),
      error('E_BAIDU_TYPE', path, 'The message type is 1, a notification, or 0, for the app alone.'),
    ),
    ...when(
      type === undefined,
      warning('W_BAIDU_TYPE', path, 'The header is missing; it says whether the system shows the body.'),
    ),
  ]
}
