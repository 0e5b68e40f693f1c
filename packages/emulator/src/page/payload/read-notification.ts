import { parseJson } from '../../json.js'
import type { Platform } from '../../model.js'
import type { NotificationText } from './notification-text.js'
import { readJsonNotification } from './read-json.js'
import { readWindowsNotification, readWindowsPhoneNotification } from './read-xml.js'
import type { ParseXml } from './xml-tree.js'

/** What a payload is read by: a platform, or `template` for the properties of a template send. */
export type PayloadKind = Platform | 'template'

/**
 * What a person would see of a payload. With neither title nor body when nothing is recognised:
 * then the payload itself is all there is to show.
 */
export function readNotification(kind: PayloadKind, payload: string, parseXml: ParseXml): NotificationText {
  const isXml = kind === 'wns' || kind === 'mpns'
  const root = isXml ? parseXml(payload) : undefined
  if (root) return kind === 'wns' ? readWindowsNotification(root) : readWindowsPhoneNotification(root)
  const json = parseJson(payload)
  // A raw notification is whatever its app agreed on; often JSON with a title after all.
  const text = readJsonNotification(kind, json)
  return isXml ? { ...text, notes: ['raw'] } : text
}
