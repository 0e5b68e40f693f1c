import type { NotificationIssue } from '@hubcast/core'
import { error, warning, when } from '@hubcast/payload'
import { parseUrl } from './parse-url.js'
import { isPrivateHost } from './private-host.js'

/** The host that a subject names; `undefined` when it is no subject. */
function hostOf(subject: string): string | undefined {
  const [, address] = /^mailto:(.*)$/i.exec(subject) ?? []
  if (address !== undefined) return /^[^@:]+@([^@:?,>\s]+)>?\s*([?,]|$)/.exec(address)?.[1]
  return /^https:\/\//i.test(subject) ? parseUrl(subject)?.hostname : undefined
}

/**
 * What is wrong with the subject of a hub's VAPID credential: how a push service reaches who sends.
 *
 * @param subject - `mailto:` with an address, or an `https:` URL.
 * @returns `E_VAPID_SUBJECT` for what is neither, `W_VAPID_SUBJECT` for what Apple refuses with `BadJwtToken`.
 * @see https://www.rfc-editor.org/rfc/rfc8292#section-2.1
 */
export function checkVapidSubject(subject: string): readonly NotificationIssue[] {
  const host = typeof subject === 'string' ? hostOf(subject) : undefined
  if (host === undefined) {
    const message = 'The subject is mailto: with an address, such as mailto:ops@example.com, or an https URL.'
    return [error('E_VAPID_SUBJECT', '', message)]
  }
  return when(
    isPrivateHost(host) || /[\s<>]/.test(subject),
    warning('W_VAPID_SUBJECT', '', 'Apple refuses subjects with a local host, spaces or angle brackets.'),
  )
}
