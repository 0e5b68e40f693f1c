import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkHeaders,
  checkSize,
  error,
  fieldsOf,
  type NotificationParts,
  type PushHeaders,
  pointer,
  readPayload,
} from '@hubcast/payload'
import { checkCoverage } from './coverage.js'
import { bodyLimitBytes } from './limits.js'
import type { TemplateOptions, TemplateProperties } from './options.js'
import { templateSchema } from './schema.js'

const codes = { unknownField: 'E_TEMPLATE_PROP_NAME', type: 'E_TEMPLATE_OBJECT' }

function sameNames(value: unknown): readonly NotificationIssue[] {
  const seen = new Set<string>()
  return Object.keys(fieldsOf(value)).flatMap((name) => {
    const key = name.toLowerCase()
    const message = 'Another property has this name in another letter case; the hub takes them for one.'
    if (seen.has(key)) return [error('E_TEMPLATE_PROP_DUP', pointer([name]), message)]
    seen.add(key)
    return []
  })
}

/** A message with its headers, and all that the hub would say of them. */
function read(properties: unknown, { headers, templates }: TemplateOptions): NotificationParts {
  const { text, value, issues } = readPayload(properties, templateSchema, codes)
  return {
    format: 'template',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers,
    issues: [
      ...issues,
      ...sameNames(value),
      ...checkHeaders(headers),
      ...checkSize('E_TEMPLATE_TOO_LARGE', 'The message', text, bodyLimitBytes),
      ...checkCoverage(value, templates),
    ],
  }
}

/**
 * A template notification: one message that reaches every device through the template which it registered, on
 * every platform.
 *
 * @param properties - The message, or its JSON text.
 * @param options - Headers, and the templates that devices registered, to know what they name.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages
 * @example
 * await hub.send(template({ title: 'Parcel 17', message: 'It is here.' }), { tags: 'region_eu' })
 */
export function template<Name extends string = never>(
  properties: (TemplateProperties & Readonly<Record<NoInfer<Name>, string>>) | string,
  options: TemplateOptions<Name> = {},
): PushNotification {
  return buildNotification(read(properties, options))
}

/** Everything that the hub would say of a template message and its headers, however they were made. */
export function checkTemplateMessage(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, { headers }).issues
}
