import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { buildNotification, readPayload, utf8Bytes } from '@hubcast/payload'
import { bodyLimitBytes } from './limits.js'
import { templateSchema } from './schema.js'

/**
 * The message of a template send. Each device's template names these properties: `$(title)`.
 *
 * Names: 1 to 120 letters, digits, underscores; the hub ignores their case. Values: strings.
 */
export type TemplateProperties = Readonly<Record<string, string>>

/** Options of {@link template}. */
export interface TemplateOptions {
  /** Headers for the push services, such as `apns-push-type`; the hub passes them on. */
  readonly headers?: Readonly<Record<string, string>>
}

function sameNames(value: unknown): NotificationIssue[] {
  const seen = new Map<string, string>()
  return Object.keys(Object(value)).flatMap((name) => {
    const key = name.toLowerCase()
    if (!seen.has(key)) {
      seen.set(key, name)
      return []
    }
    const message = 'Another property has this name in another letter case; the hub takes them for one.'
    return [{ code: 'E_TEMPLATE_PROP_DUP', path: `/${name}`, message, severity: 'error' as const }]
  })
}

function tooLarge(text: string): NotificationIssue[] {
  const actual = utf8Bytes(text)
  if (actual <= bodyLimitBytes) return []
  const message = `The message has ${actual} bytes; the hub takes ${bodyLimitBytes}.`
  return [
    { code: 'E_TEMPLATE_TOO_LARGE', path: '', message, severity: 'error', limit: bodyLimitBytes, actual },
  ]
}

/**
 * A template notification: one message that reaches every device through the template which it registered, on
 * every platform.
 *
 * @param properties - The message, or its JSON text.
 * @throws {InvalidNotification} with every problem: `E_TEMPLATE_OBJECT`, `E_TEMPLATE_PROP_NAME`,
 * `E_TEMPLATE_PROP_STRING`, `E_TEMPLATE_PROP_DUP`, `E_TEMPLATE_TOO_LARGE`, `E_JSON_SYNTAX`,
 * `E_STRING_LONE_SURROGATE`.
 * @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages
 * @example
 * await hub.send(template({ title: 'Parcel 17', message: 'It is here.' }), { tags: 'region_eu' })
 */
export function template(
  properties: TemplateProperties | string,
  options: TemplateOptions = {},
): PushNotification {
  const { text, value, issues } = readPayload(properties, templateSchema, {
    unknownField: 'E_TEMPLATE_PROP_NAME',
    type: 'E_TEMPLATE_OBJECT',
  })
  return buildNotification({
    format: 'template',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers: options.headers,
    issues: [...issues, ...sameNames(value), ...tooLarge(text)],
  })
}
