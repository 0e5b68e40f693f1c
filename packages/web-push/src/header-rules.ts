import type { NotificationIssue } from '@hubcast/core'
import { checkHeaders, error, headerOf, headerPath, type PushHeaders, warning, when } from '@hubcast/payload'
import { topicLimit, ttlKeptSeconds } from './limits.js'

function checkTtl(value: string | undefined): readonly NotificationIssue[] {
  if (value === undefined) return []
  const path = headerPath('TTL')
  if (!/^\d+$/.test(value))
    return [error('E_WEBPUSH_TTL', path, 'The TTL is a number of whole seconds from 0.')]
  const actual = Number(value)
  const message = `Push services commonly keep a message for ${ttlKeptSeconds} seconds at most.`
  return when(
    actual > ttlKeptSeconds,
    warning('W_WEBPUSH_TTL', path, message, { limit: ttlKeptSeconds, actual }),
  )
}

function checkTopic(value: string | undefined): readonly NotificationIssue[] {
  const message = `A topic has 1 to ${topicLimit} letters of A-Z a-z, digits, - and _.`
  return when(
    value !== undefined && !(/^[\w-]+$/.test(value) && value.length <= topicLimit),
    error('E_WEBPUSH_TOPIC', headerPath('Topic'), message),
  )
}

/** What a push service, or the hub, would say of the headers. */
export function checkWebPushHeaders(headers: PushHeaders): readonly NotificationIssue[] {
  const urgency = headerOf(headers, 'Urgency')
  return [
    ...checkHeaders(headers),
    ...checkTtl(headerOf(headers, 'TTL')),
    ...when(
      urgency !== undefined && !/^(very-low|low|normal|high)$/.test(urgency),
      error('E_WEBPUSH_URGENCY', headerPath('Urgency'), 'The urgency is very-low, low, normal or high.'),
    ),
    ...checkTopic(headerOf(headers, 'Topic')),
    ...['TTL', 'Urgency', 'Topic'].flatMap((name) =>
      when(
        headerOf(headers, name) !== undefined,
        warning(
          'W_ANH_WEBPUSH_HEADER',
          headerPath(name),
          'Whether the hub passes it on to the push service is not documented.',
        ),
      ),
    ),
  ]
}
