import type { NotificationIssue } from '@hubcast/core'
import { headerOf, type PushHeaders } from '@hubcast/payload'
import { badgeKind } from './badge.js'
import { checkBodySize } from './body-size.js'
import { checkWnsHeaders } from './header-rules.js'
import { judgeXml, type Kind } from './judge.js'
import { checkRaw } from './raw.js'
import { tileKind } from './tile.js'
import { toastKind } from './toast.js'

// A map: an object knows names, such as constructor, that nobody gave it.
const kinds = new Map<string | undefined, Kind>([
  ['wns/toast', toastKind],
  ['wns/tile', tileKind],
  ['wns/badge', badgeKind],
])

/**
 * Everything that Windows, WNS or the hub would say of a body and its headers, however they were made. Paths into
 * XML are XPaths.
 */
export function checkWns(body: string | Uint8Array, headers: PushHeaders = {}): readonly NotificationIssue[] {
  const type = headerOf(headers, 'X-WNS-Type')
  const ofHeaders = checkWnsHeaders(headers)
  if (type === 'wns/raw') return [...checkRaw(body), ...ofHeaders]
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  // Without a header that names one, the kind is that of the root.
  const kindOf = (root: string) => kinds.get(type) ?? kinds.get(`wns/${root}`) ?? toastKind
  return [...judgeXml(kindOf, text).issues, ...ofHeaders, ...checkBodySize(text)]
}
