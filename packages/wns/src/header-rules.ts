import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, error, headerOf, headerPath, type PushHeaders, warning, when } from '@hubcast/payload'
import { tagLimit } from './limits.js'

/** What the value of each header is. */
const forms: Readonly<Record<string, readonly [code: string, pattern: RegExp, message: string]>> = {
  'X-WNS-Type': [
    'E_WNS_TYPE_HEADER',
    /^wns\/(toast|tile|badge|raw)$/,
    'The type is wns/ and toast, tile, badge or raw.',
  ],
  'X-WNS-Tag': [
    'E_WNS_TAG',
    new RegExp(`^[a-z\\d]{1,${tagLimit}}$`, 'i'),
    `A tag is 1 to ${tagLimit} letters and digits.`,
  ],
  'X-WNS-Group': [
    'E_WNS_GROUP',
    new RegExp(`^[a-z\\d]{1,${tagLimit}}$`, 'i'),
    `A group is 1 to ${tagLimit} letters and digits.`,
  ],
  'X-WNS-TTL': ['E_WNS_TTL', /^[1-9]\d*$/, 'The time to live is whole seconds from 1.'],
  'X-WNS-PRIORITY': ['E_WNS_PRIORITY', /^[1-4]$/, 'The priority is 1, 2, 3 or 4.'],
  'X-WNS-Cache-Policy': ['E_WNS_CACHE_POLICY', /^(no-)?cache$/, 'The cache policy is cache or no-cache.'],
  'X-WNS-SuppressPopup': ['E_WNS_HEADER', /^(true|false)$/, 'It is true or false.'],
  'X-WNS-RequestForStatus': ['E_WNS_HEADER', /^(true|false)$/, 'It is true or false.'],
}

function checkForm(headers: PushHeaders): readonly NotificationIssue[] {
  return Object.entries(forms).flatMap(([name, [code, pattern, message]]) => {
    const value = headerOf(headers, name)
    return when(value !== undefined && !pattern.test(value), error(code, headerPath(name), message))
  })
}

function checkNames(headers: PushHeaders): readonly NotificationIssue[] {
  const known = Object.keys(forms).map((name) => name.toLowerCase())
  return Object.keys(headers).flatMap((name) => {
    const path = headerPath(name)
    if (/^x-wns-match$/i.test(name))
      return [error('E_WNS_MATCH', path, 'It belongs to a DELETE, which the hub does not send.')]
    return when(
      /^x-wns/i.test(name) && !known.includes(name.toLowerCase()),
      warning('W_WNS_UNKNOWN_HEADER', path, 'WNS has no such header.'),
    )
  })
}

/** What WNS, or the hub, would say of the headers. */
export function checkWnsHeaders(headers: PushHeaders): readonly NotificationIssue[] {
  const has = (name: string) => headerOf(headers, name) !== undefined
  const isTrue = (name: string) => headerOf(headers, name) === 'true'
  const type = headerOf(headers, 'X-WNS-Type')
  return [
    ...checkHeaders(headers),
    ...when(
      type === undefined,
      error('E_WNS_TYPE_MISSING', headerPath('X-WNS-Type'), 'The hub refuses a notification without it.'),
    ),
    ...checkForm(headers),
    ...checkNames(headers),
    ...when(
      type === 'wns/toast' && has('X-WNS-Cache-Policy'),
      warning('W_WNS_CACHE_POLICY', headerPath('X-WNS-Cache-Policy'), 'WNS keeps no toast.'),
    ),
    ...when(
      type !== 'wns/toast' && has('X-WNS-Group'),
      warning('W_WNS_GROUP', headerPath('X-WNS-Group'), 'Only a toast has a group.'),
    ),
    ...when(
      isTrue('X-WNS-SuppressPopup'),
      warning(
        'W_WNS_SUPPRESSPOPUP',
        headerPath('X-WNS-SuppressPopup'),
        'It is for Windows Phone; on a channel of Windows WNS drops the notification.',
      ),
    ),
    ...when(
      isTrue('X-WNS-RequestForStatus'),
      warning('W_WNS_STATUS', headerPath('X-WNS-RequestForStatus'), 'The hub does not pass the answer back.'),
    ),
  ]
}
