import type { NotificationIssue } from '@hubcast/core'
import { error, pointer, warning, when } from '@hubcast/payload'
import type { MessageFields } from './content.js'
import { messagePlatforms } from './platform-names.js'

const visibleFields = [
  'title',
  'body',
  'subtitle',
  'image',
  'badge',
  'sound',
  'actions',
  'localization',
] as const

/** Whether there is something to show, or to hand over: a sound, a button or an image alone is neither. */
function saysSomething({ title, body, localization = {}, badge, data = {}, silent }: MessageFields): boolean {
  const words = [title, body, badge, ...Object.values(localization)]
  return silent || words.some((part) => part !== undefined) || Object.keys(data).length > 0
}

/** Names that a platform keeps for itself somewhere. */
const reservedKey = /^(aps|from|message_type|gcm|gcm\..*|google.*)$/i

function isAbsolute(link: unknown): boolean {
  return typeof link !== 'string' || (URL.canParse(link) && /^[a-z][a-z\d+.-]*:/i.test(link))
}

function checkData({ data = {}, link, image }: MessageFields): readonly NotificationIssue[] {
  return Object.keys(data).flatMap((key) => [
    ...when(
      key === '' || reservedKey.test(key),
      error(
        'E_MESSAGE_DATA_RESERVED',
        pointer(['data', key]),
        'A platform keeps this key for itself, or it is empty.',
      ),
    ),
    ...when(
      (key === 'url' && link !== undefined) || (key === 'image' && image !== undefined),
      error(
        'E_MESSAGE_DATA_CLASH',
        pointer(['data', key]),
        "The message's own link, or image, goes under this key.",
      ),
    ),
  ])
}

function checkLinks({ link, image, actions = [] }: MessageFields): readonly NotificationIssue[] {
  const isPlainHttp = typeof image === 'string' && !/^https:/i.test(image)
  return [
    ...when(!isAbsolute(link), error('E_MESSAGE_LINK', '/link', 'The link is an absolute URL.')),
    ...actions.flatMap((action, index) =>
      when(
        !isAbsolute(action.link),
        error('E_MESSAGE_LINK', pointer(['actions', index, 'link']), 'The link is an absolute URL.'),
      ),
    ),
    ...when(
      isPlainHttp,
      warning('W_MESSAGE_HTTPS', '/image', 'Most platforms load images over https alone.'),
    ),
  ]
}

function checkSilence(content: MessageFields): readonly NotificationIssue[] {
  if (!content.silent) return []
  return visibleFields.flatMap((field) =>
    when(
      content[field] !== undefined && !(field === 'sound' && content.sound === 'none'),
      error('E_MESSAGE_SILENT_VISIBLE', pointer([field]), 'A silent message shows and plays nothing.'),
    ),
  )
}

function checkLocalization({ localization }: MessageFields): readonly NotificationIssue[] {
  return (['title', 'body'] as const).flatMap((part) =>
    when(
      localization?.[`${part}Args`] !== undefined && !localization[`${part}Key`],
      error(
        'E_MESSAGE_LOCARGS_WITHOUT_KEY',
        pointer(['localization', `${part}Args`]),
        `${part}Args needs ${part}Key.`,
      ),
    ),
  )
}

/** What of a message's fields does not go together; the types of the fields are right. */
export function checkMessage(content: MessageFields): readonly NotificationIssue[] {
  const { timeToLive, expiresAt, overrides = {} } = content
  return [
    ...when(
      !saysSomething(content),
      error('E_MESSAGE_EMPTY', '', 'A message has at least a title, a body, a badge or data, or is silent.'),
    ),
    ...when(
      timeToLive !== undefined && expiresAt !== undefined,
      error('E_MESSAGE_TTL', '/timeToLive', 'It goes without expiresAt.'),
    ),
    ...when(
      expiresAt && Number.isNaN(expiresAt.getTime()),
      error('E_MESSAGE_EXPIRES_AT', '/expiresAt', 'expiresAt is a valid date.'),
    ),
    ...Object.keys(overrides)
      .filter((platform) => !messagePlatforms.some((known) => known === platform))
      .map((platform) =>
        error(
          'E_MESSAGE_PLATFORM',
          pointer(['overrides', platform]),
          `Platforms are ${messagePlatforms.join(', ')}.`,
        ),
      ),
    ...checkSilence(content),
    ...checkData(content),
    ...checkLinks(content),
    ...checkLocalization(content),
  ]
}
