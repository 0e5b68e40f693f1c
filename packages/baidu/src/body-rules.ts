import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, utf8Bytes, warning, when } from '@hubcast/payload'
import { messageLimitBytes } from './limits.js'
import { notificationKeys } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

/** Whose field it is that other services, or other calls of Baidu's, have. */
const foreignKeys: Readonly<Record<string, string>> = {
  channel_id: 'The hub fills in who gets it: choose devices by tags, or send to one.',
  user_id: 'The hub fills in who gets it: choose devices by tags, or send to one.',
  notification: "This is Firebase's envelope; Baidu wants title and description at the top.",
  message: "This is Firebase's envelope; Baidu wants title and description at the top.",
  data: "Texts for Baidu's app stand in custom_content.",
}

function checkOpenType(fields: Fields): readonly NotificationIssue[] {
  const { open_type, url } = fields
  const only = (keys: readonly string[], type: number, issue: typeof error, code: string) =>
    keys.flatMap((key) =>
      when(
        fields[key] !== undefined && open_type !== type,
        issue(code, pointer([key]), `It has an effect with open_type ${type} alone.`),
      ),
    )
  return [
    ...when(
      open_type === 1 && (url === undefined || url === ''),
      error('E_BAIDU_OPEN_TYPE', '/open_type', 'open_type 1 needs a url that it opens.'),
    ),
    ...only(['url', 'user_confirm'], 1, error, 'E_BAIDU_OPEN_TYPE'),
    ...only(['pkg_content'], 2, error, 'E_BAIDU_OPEN_TYPE'),
    ...only(['pkg_name', 'pkg_version'], 2, warning, 'W_BAIDU_OPEN_TYPE'),
  ]
}

function checkUnknown(fields: Fields): readonly NotificationIssue[] {
  const isForApple = fields.aps !== undefined
  return Object.keys(fields)
    .filter((key) => !notificationKeys.has(key))
    .flatMap((key) => {
      const hint = Object.hasOwn(foreignKeys, key) ? foreignKeys[key] : undefined
      // Beside `aps` stand an iOS app's own data, of any name.
      return when(
        hint !== undefined || !isForApple,
        warning(
          'W_BAIDU_UNKNOWN_KEY',
          pointer([key]),
          hint ?? "Baidu knows no such field; the app's own are in custom_content.",
        ),
      )
    })
}

/** What Baidu makes of a notification, beyond the types of its fields. */
export function checkBaiduNotification(given: unknown): readonly NotificationIssue[] {
  const fields = fieldsOf(given)
  const { notification_builder_id: builder = 0, notification_basic_style: style } = fields
  return [
    ...when(
      fields.description === undefined,
      error('E_BAIDU_DESCRIPTION', '', 'A notification has a description, which is what it says.'),
    ),
    ...checkOpenType(fields),
    ...when(
      style !== undefined && builder !== 0,
      warning('W_BAIDU_STYLE', '/notification_basic_style', 'It has an effect with builder 0 alone.'),
    ),
    ...checkUnknown(fields),
  ]
}

/** What holds for every send to Baidu. */
export function checkBaiduSend(text: string): readonly NotificationIssue[] {
  const actual = utf8Bytes(text)
  return [
    ...when(
      actual > messageLimitBytes,
      warning(
        'W_BAIDU_SIZE',
        '',
        `The message has ${actual} bytes; Baidu is said to take ${messageLimitBytes}.`,
        { limit: messageLimitBytes, actual },
      ),
    ),
    warning(
      'W_BAIDU_STATUS',
      '',
      'The service for developers outside China is in decline; try whether Baidu still delivers.',
    ),
  ]
}
