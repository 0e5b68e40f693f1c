import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf } from '../fields.js'
import { error } from '../issues.js'

/**
 * Properties that are no texts: the hub's documentation takes nothing else.
 *
 * @param place - What the properties are called where they were given.
 * @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages
 */
export function checkProperties(properties: unknown, place: string): readonly NotificationIssue[] {
  return Object.entries(fieldsOf(properties))
    .filter(([, value]) => typeof value !== 'string')
    .map(([name]) => error('E_TEMPLATE_PROP_STRING', `${place}/${name}`, 'Properties are strings.'))
}
