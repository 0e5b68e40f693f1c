import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, headerOf, headerPath, type PushHeaders } from '@hubcast/payload'
import { tagLimit } from './limits.js'
import { broken, type Rule } from './rule.js'

const ofName = new RegExp(`^[a-z\\d]{1,${tagLimit}}$`, 'i')
const nameMessage = `It is 1 to ${tagLimit} letters and digits.`
const ofFlag = /^(true|false)$/

/** What the value of each header is. */
const forms: readonly (readonly [name: string, pattern: RegExp, code: Rule[1], message: string])[] = [
  [
    'Type',
    /^wns\/(toast|tile|badge|raw)$/,
    'E_WNS_TYPE_HEADER',
    'The type is wns/ and toast, tile, badge or raw.',
  ],
  ['Tag', ofName, 'E_WNS_TAG', nameMessage],
  ['Group', ofName, 'E_WNS_GROUP', nameMessage],
  ['TTL', /^[1-9]\d*$/, 'E_WNS_TTL', 'The time to live is whole seconds from 1.'],
  ['PRIORITY', /^[1-4]$/, 'E_WNS_PRIORITY', 'The priority is 1, 2, 3 or 4.'],
  ['Cache-Policy', /^(no-)?cache$/, 'E_WNS_CACHE_POLICY', 'The cache policy is cache or no-cache.'],
  ['SuppressPopup', ofFlag, 'E_WNS_HEADER', 'It is true or false.'],
  ['RequestForStatus', ofFlag, 'E_WNS_HEADER', 'It is true or false.'],
]

function checkName(name: string): readonly NotificationIssue[] {
  const own = name.toLowerCase()
  const isKnown = forms.some(([known]) => own === `x-wns-${known}`.toLowerCase())
  const isMatch = own === 'x-wns-match'
  return broken(
    [isMatch, 'E_WNS_MATCH', headerPath(name), 'It belongs to a DELETE, which the hub does not send.'],
    [
      own.startsWith('x-wns') && !isMatch && !isKnown,
      'W_WNS_UNKNOWN_HEADER',
      headerPath(name),
      'WNS has no such header.',
    ],
  )
}

/** What WNS, or the hub, would say of the headers. */
export function checkWnsHeaders(headers: PushHeaders): readonly NotificationIssue[] {
  const given = (name: string) => headerOf(headers, `X-WNS-${name}`)
  const placeOf = (name: string) => headerPath(`X-WNS-${name}`)
  const isToast = given('Type') === 'wns/toast'
  return [
    ...checkHeaders(headers),
    ...broken(
      [
        given('Type') === undefined,
        'E_WNS_TYPE_MISSING',
        placeOf('Type'),
        'The hub refuses a notification without it.',
      ],
      ...forms.map(([name, pattern, code, message]): Rule => {
        const value = given(name)
        return [value !== undefined && !pattern.test(value), code, placeOf(name), message]
      }),
    ),
    ...Object.keys(headers).flatMap(checkName),
    ...broken(
      [
        isToast && given('Cache-Policy') !== undefined,
        'W_WNS_CACHE_POLICY',
        placeOf('Cache-Policy'),
        'WNS keeps no toast.',
      ],
      [
        !isToast && given('Group') !== undefined,
        'W_WNS_GROUP',
        placeOf('Group'),
        'Only a toast has a group.',
      ],
      [
        given('SuppressPopup') === 'true',
        'W_WNS_SUPPRESSPOPUP',
        placeOf('SuppressPopup'),
        'It is for Windows Phone; on a channel of Windows WNS drops the notification.',
      ],
      [
        given('RequestForStatus') === 'true',
        'W_WNS_STATUS',
        placeOf('RequestForStatus'),
        'The hub does not pass the answer back.',
      ],
    ),
  ]
}
